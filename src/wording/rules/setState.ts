import type { BackupSet, Edition } from '../../core/backupSets/backupSet';
import type { SetState } from '../../core/overview/setState';
import type { SetStatus } from '../../core/overview/setStatus';
import type { Judgement } from '../../core/rules/judgement';
import { editionName } from './editionName';
import { reasonSentence } from './reasons';
import { methodName } from './status';
import { l10n } from '../basics/l10n';

/** "Recorded as Modern", "Modern · done in AhsayOBM". */
export function stateWords(
  state: SetState,
  { method, reasons }: SetStatus,
  edition: Edition | undefined,
): string {
  const name = methodName(method);
  switch (state) {
    case 'toMigrate':
      return name;
    case 'blocked':
      return reasons.some((one) => one.id === 'blocked' && one.rule === 'productTooOld')
        ? l10n.t('{0} · upgrade first', name)
        : l10n.t('{0} · blocked', name);
    case 'signingIn':
    case 'inProgress':
      return l10n.t('{0} · migration in progress', name);
    case 'recorded':
      return l10n.t('Recorded as {0}', name);
    case 'broken':
      return l10n.t("{0} · the authorization doesn't work", name);
    case 'attention':
      return l10n.t('{0} · needs action', name);
    case 'settled':
      return name;
    case 'done':
      return l10n.t('{0} · done in {1}', name, editionName(edition));
    case 'backupRan':
      return l10n.t('{0} · a backup ran', name);
  }
}

/** Why a set stands as it stands, and what is next: the most pressing first, each a sentence or two without its source. */
export function whyAndNext(set: BackupSet, status: SetStatus, judgement: Judgement): readonly string[] {
  const reasons = status.reasons.map((reason) => reasonSentence(reason, set, judgement));
  if (reasons.length > 0) return reasons;
  const product = editionName(set.edition);
  switch (status.stage) {
    case 'done':
      return [
        l10n.t('The change was made in {0}. Next: check that a backup job succeeded after it.', product),
      ];
    case 'backupRan':
      return [
        status.aftercareOpen.length > 0
          ? l10n.t('A backup succeeded after the change was made in {0}. Next: aftercare.', product)
          : l10n.t('A backup succeeded after the change was made in {0}. Nothing is left to do.', product),
      ];
    default:
      return [l10n.t("The file doesn't say how this backup set came to {0}.", methodName(status.method))];
  }
}
