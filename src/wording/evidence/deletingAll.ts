import { numberWords } from '../basics/locale';
import { setCountWords } from '../basics/setCounts';
import { revokeWords } from '../identity/revoking';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** What deleting every authorization is about. */
export interface EverythingHere {
  readonly authorizations: number;
  readonly tenants: number;
  /** Of this workspace, that name one of them. */
  readonly sets: number;
}

/** "9 authorizations of 5 tenants, 12 backup sets". */
export function everythingWords({ authorizations, tenants, sets }: EverythingHere): string {
  return [
    authorizations === 1
      ? l10n.t('1 authorization of 1 tenant')
      : tenants === 1
        ? l10n.t('{0} authorizations of 1 tenant', numberWords(authorizations))
        : l10n.t('{0} authorizations of {1} tenants', numberWords(authorizations), numberWords(tenants)),
    setCountWords(sets),
  ].join(between.names);
}

export function deleteEveryQuestion(here: EverythingHere): string {
  return here.authorizations === 0
    ? l10n.t('Delete everything that this extension stores on this computer?')
    : l10n.t('Delete every authorization stored on this computer: {0}?', everythingWords(here));
}

export function deleteEveryDetail(): string {
  return [
    l10n.t(
      'This deletes every authorization on this computer, including those of other folders and those not saved yet. Their backup sets then read "not authorized on this computer".',
    ),
    l10n.t(
      'Results of tests and later backup jobs are deleted, too. Saved migrations can no longer be undone.',
    ),
    l10n.t('Stored passwords of AhsayCBS are deleted, too.'),
    '',
    revokeWords(undefined),
  ].join('\n');
}

/** What is to be typed, so that no run of Enter keys deletes everything. */
export function typeCountWords({ authorizations }: EverythingHere): string {
  return l10n.t("To confirm, enter the number of authorizations: {0}. You can't undo this.", authorizations);
}
