import { plainText } from '../wording/basics/plainText';
import { showModal } from './messages';
import { l10n } from '../wording/basics/l10n';

/**
 * Giving up after the sign-in costs one: that is asked first.
 * @param person who signed in; a foreign text
 * @param sets how many backup sets wait for its Save
 */
export async function mayDropSignIn(person: string, sets: number, action: string): Promise<boolean> {
  const detail =
    sets === 1
      ? l10n.t('Only Save is missing. To migrate the backup set later, you must sign in again.')
      : l10n.t(
          'Only Save is missing for {0} backup sets. To migrate them later, you must sign in again.',
          sets,
        );
  const question = l10n.t('Delete the finished sign-in of {0}?', plainText(person, 100));
  return (await showModal(question, detail, action)) === action;
}
