import { l10n } from '../../wording/basics/l10n';
import { askText } from '../../window/questions';
import { plainText } from '../../wording/basics/plainText';
import type { CommandContext } from '../context';
import { chooseSet } from '../chooseSets';
import { sayOutcomes } from '../sayOutcomes';
import type { Asked } from '../selection';
import { clientIdRefusal } from './clientIdRefusal';

/** Enter Client ID: of the app registration that a tenant's sign-ins go through; it goes into the tenant's entry of the file. */
export async function enterClientId({ estate, overview }: CommandContext, asked: Asked): Promise<void> {
  const row = await chooseSet(asked, overview, 'enterClientId', {
    placeholder: l10n.t('Select a backup set of the tenant'),
    none: l10n.t('Every tenant has the client ID of an app registration.'),
    onlyOne: 'taken',
  });
  const { tenant, file } = row?.set ?? {};
  if (!tenant || file === undefined) return;
  const answer = await askText({
    title: l10n.t('Enter Client ID: {0}', plainText(tenant.tenant, 60)),
    prompt: l10n.t(
      'In Entra, open your own app registration and copy "Application (client) ID". It goes into the file, and isn\'t a secret.',
    ),
    placeHolder: l10n.t('Client ID'),
    validateInput: (text) => (text.trim() === '' ? undefined : clientIdRefusal(text)),
  });
  if (answer === undefined || clientIdRefusal(answer) !== undefined) return;
  const { saveClientId } = await import('../../estate/save/saveClientId');
  const problem = await saveClientId(file, tenant.id, answer.trim());
  sayOutcomes([{ file, problem }], l10n.t('The client ID is in the file.'), estate);
}
