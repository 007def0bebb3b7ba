import type { BackupSet } from '../../core/backupSets/backupSet';
import type { Judgement, RuleId } from '../../core/rules/judgement';
import { isRecordedWithout } from '../../core/rules/recordWithout';
import type { RecordFault } from '../../core/rules/recordAgainstRules';
import { retirementsOf } from '../../core/overview/retirements';
import { ruleEnd } from '../../core/rules/rules';
import type { StatusReason } from '../../core/overview/setStatus';
import { retirementSentence, retirementWords } from './retirements';
import { editionName, ruleSentence, ruleWithSource, upgradeSentence } from './rules';
import { methodName } from './status';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** Why a set needs action, with the rule and its source where a rule says so. */
export function reasonWords(reason: StatusReason, set: BackupSet, judgement: Judgement): string {
  return wordsOf(reason, set, judgement, ruleWithSource);
}

/** The same without sources. */
export function reasonSentence(reason: StatusReason, set: BackupSet, judgement: Judgement): string {
  return wordsOf(reason, set, judgement, (rule, edition) => ruleSentence(rule, editionName(edition)));
}

type RuleWords = typeof ruleWithSource;

function wordsOf(reason: StatusReason, set: BackupSet, judgement: Judgement, ruleWords: RuleWords): string {
  switch (reason.id) {
    case 'fault':
    case 'blocked':
    case 'reviewDue':
    case 'authorizeAgain':
      return ruleWords(reason.rule, set.edition);
    case 'upgrade':
      return `${ruleWords(reason.rule, set.edition)} ${upgradeSentence(reason.rule, set.edition)}`;
    case 'methodClosed':
    case 'limitsOpen':
    case 'signerMissing':
      return recordFaultWords(reason, set, judgement, ruleWords);
    case 'basic':
      return judgement.suggestedBy === undefined
        ? l10n.t('It signs in with a user name and password. Migrate it to Modern or Hybrid.')
        : ruleWords(judgement.suggestedBy, set.edition);
    case 'failingForMail':
      return retirementsOf(set, new Date(), {})
        .filter(({ id }) => id === 'basicFailsForMail')
        .map(ruleWords === ruleWithSource ? retirementWords : retirementSentence)
        .join(between.sentences);
    case 'notHere':
      return l10n.t(
        "Its authorization isn't on this computer. Authorize again if this computer should hold it.",
      );
    case 'notDone':
      return l10n.t(
        'Not done in {0} yet. Make the change there, and then choose Mark as Done in Product.',
        editionName(set.edition),
      );
    case 'notSaved':
      return l10n.t("It's authorized, but not saved yet. Return to the migration and choose Save.");
    case 'refused':
      return l10n.t('Microsoft no longer renews its authorization. Authorize again.');
    case 'checkFailed':
      return l10n.t('Its last test failed. See the results of that test.');
    case 'stale':
      return l10n.t(
        "Nothing has used its authorization for 90 days, so Microsoft might have ended it. Test it, and authorize again if that's refused.",
      );
    case 'goesStale':
      return l10n.t('Its authorization goes stale soon. Test This Authorization renews it for 90 days.');
    case 'waitingForAdministrator':
      return l10n.t(
        "An administrator was asked. Continue when they've consented or can sign in on this computer.",
      );
  }
}

/** The record, the rule that speaks against it, and the way out. */
function recordFaultWords(
  { id, rule }: RecordFault,
  set: BackupSet,
  judgement: Judgement,
  ruleWords: RuleWords,
): string {
  const why = ruleWords(rule, set.edition);
  const recorded = methodName(set.authentication.method);
  switch (id) {
    case 'methodClosed':
      return `${l10n.t("It's recorded as {0}, which the rules don't allow for it now.", recorded)} ${why} ${wayOut(rule, set, judgement)}`.trim();
    case 'limitsOpen':
      if (isRecordedWithout(set.authentication))
        return `${l10n.t('{0} has limits for this backup set that no one has acknowledged. Choose Record Without Authorizing again, and acknowledge them.', recorded)} ${why}`;
      return `${l10n.t('{0} has limits for this backup set that no one has acknowledged. Choose Authorize Again, and acknowledge them.', recorded)} ${why}`;
    case 'signerMissing':
      return `${l10n.t("Its record doesn't show that a Global Administrator signed in. Choose Authorize Again.")} ${why}`;
  }
}

/** The other method, where the rules let the set have it, and the version at which the rule ends. */
function wayOut(rule: RuleId, set: BackupSet, { blockedBy, hybrid, modern }: Judgement): string {
  const other = set.authentication.method === 'modern' ? hybrid : modern;
  const method = blockedBy.length === 0 && other.open ? methodName(other.method) : undefined;
  const version = ruleEnd(rule);
  if (version === undefined) return method === undefined ? '' : l10n.t('Move it to {0}.', method);
  return method === undefined
    ? l10n.t('Upgrade to {0} or later.', version)
    : l10n.t('Move it to {0}, or upgrade to {1} or later.', method, version);
}
