import { l10n } from 'vscode';
import type { BackupSet } from '../core/backupSet';
import type { Judgement } from '../core/judgement';
import { readinessOf } from '../core/readiness';
import type { StatusReason } from '../core/setStatus';
import { readinessWords } from './readiness';
import { ruleWithSource } from './rules';

/** Why a set needs action, with the rule and its source where a rule says so. */
export function reasonWords(reason: StatusReason, set: BackupSet, judgement: Judgement): string {
  switch (reason.id) {
    case 'fault':
    case 'blocked':
    case 'reviewDue':
    case 'authorizeAgain':
      return ruleWithSource(reason.rule, set.edition);
    case 'basic':
      return judgement.suggestedBy === undefined
        ? l10n.t('It signs in with a user name and password: migrate it to Modern or Hybrid.')
        : ruleWithSource(judgement.suggestedBy, set.edition);
    case 'failingForMail':
      return readinessOf(set, new Date(), {})
        .filter(({ id }) => id === 'basicFailsForMail')
        .map(readinessWords)
        .join(' ');
    case 'notHere':
      return l10n.t(
        'Its authorization is not on this computer: authorize again, where this computer is to hold it.',
      );
    case 'notSaved':
      return l10n.t('It is authorized, but not yet saved: show the migration and choose Save.');
    case 'refused':
      return l10n.t('Microsoft no longer renews its authorization: authorize again.');
    case 'checkFailed':
      return l10n.t('Its last verification found what does not work: what it was stands below.');
    case 'stale':
      return l10n.t(
        'Nothing has used its authorization for 90 days, after which Microsoft ends it: verify it, and authorize again if that is refused.',
      );
    case 'goesStale':
      return l10n.t('Its authorization goes stale soon: Verify Authorization renews it for 90 days.');
    case 'waitingForAdministrator':
      return l10n.t(
        'An administrator was asked: go on when they have consented or can sign in on this computer.',
      );
  }
}
