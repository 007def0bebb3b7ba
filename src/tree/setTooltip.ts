import type { BackupSet } from '../core/backupSets/backupSet';
import type { PermissionOverrides } from '../core/identity/permissionOverrides';
import { retirementsOf } from '../core/overview/retirements';
import { consentState } from '../core/identity/consent';
import { isDone } from '../core/overview/setStage';
import type { SetStatus } from '../core/overview/setStatus';
import type { Judgement } from '../core/rules/judgement';
import { checksOf, type Verification } from '../core/evidence/verification';
import { cloudName } from '../wording/backupSets/clouds';
import { consentWords } from '../wording/identity/consent';
import { backupRanWords, doneWords, laterJobWords, noBackupYetWords } from '../wording/evidence/statements';
import { plainText } from '../wording/basics/plainText';
import { editionName, ruleWithSource, upgradeSentence } from '../wording/rules/rules';
import { retirementWords } from '../wording/rules/retirements';
import { reasonWords } from '../wording/rules/reasons';
import { methodName, statusWords } from '../wording/rules/status';
import { dayWords, momentWords } from '../wording/basics/locale';
import {
  verificationResult,
  verificationScope,
  verificationSentence,
} from '../wording/evidence/verification';
import type { SetRow } from '../overview/rows';
import { l10n } from '../wording/basics/l10n';

/** Why a set stands as it stands: plain text, line by line, the most pressing reason first. */
export function setTooltip({ set, status, judgement }: SetRow, overrides: PermissionOverrides): string {
  const lines = [
    plainText(set.name),
    statusWords(status, set.edition),
    l10n.t('Account: {0}', plainText(set.account)),
    set.tenant
      ? l10n.t('Tenant: {0} ({1})', plainText(set.tenant.tenant), cloudName(set.tenant.cloud))
      : l10n.t('Tenant: {0}', plainText(set.tenantId)),
  ];
  if (set.tenant?.consent) lines.push(consentWords(consentState(set.tenant, set.tenant.consent.permissions)));
  if (set.edition) {
    lines.push(l10n.t('Edition: {0} {1}', plainText(set.edition.name), plainText(set.edition.version)));
  }
  const { authorizedBy } = set.authentication;
  if (authorizedBy) lines.push(l10n.t('Authorized by: {0}', plainText(authorizedBy.name)));
  if (status.staleAt !== undefined) {
    lines.push(l10n.t('Goes stale if unused: {0}', dayWords(status.staleAt)));
  }
  if (status.reasons.length > 0) {
    lines.push(
      '',
      l10n.t('Needs action:'),
      ...status.reasons.map((reason) => `• ${reasonWords(reason, set, judgement)}`),
    );
  }
  lines.push(...doneLines(set, status));
  lines.push(...readinessLines(set, overrides));
  if (status.hybridForNow && judgement.hybridForNow !== undefined) {
    lines.push('', l10n.t('Hybrid, for now: {0}', ruleWithSource(judgement.hybridForNow, set.edition)));
  }
  if (status.verification) lines.push('', ...verificationLines(set, status.verification));
  lines.push(...recommendation(set, judgement));
  return lines.join('\n');
}

/** What the last verification found for this set; permissions' consent links stand in the results. */
function verificationLines({ sources }: BackupSet, verification: Verification): string[] {
  const checks = checksOf(verification, sources);
  const told = checks.filter(({ result }) => result !== 'passed');
  return [
    l10n.t('Tested: {0}', momentWords(verification.at)),
    verificationScope(),
    l10n.t('Checks passed: {0} of {1}', checks.length - told.length, checks.length),
    ...told.map((check) => `• ${verificationResult(check.result)}: ${verificationSentence(check)}`),
  ];
}

/** What was stated of the backup product, as a statement, since nothing here can look; and what AhsayCBS told. */
function doneLines({ authentication, edition }: BackupSet, { stage, laterJob }: SetStatus): string[] {
  const { applied, backupRan } = authentication;
  const lines = applied && isDone(stage) ? [doneWords(authentication, editionName(edition))] : [];
  if (stage === 'done') lines.push(noBackupYetWords());
  if (stage === 'backupRan' && backupRan) lines.push(backupRanWords(backupRan));
  if (laterJob !== undefined) lines.push(laterJobWords(laterJob));
  return lines.flatMap((line) => ['', line]);
}

/** That Basic fails for mail stands among the reasons. */
function readinessLines(set: BackupSet, overrides: PermissionOverrides): string[] {
  const marks = retirementsOf(set, new Date(), overrides).filter(({ id }) => id !== 'basicFailsForMail');
  return marks.flatMap((mark) => ['', retirementWords(mark)]);
}

function recommendation(set: BackupSet, judgement: Judgement): string[] {
  const { recommended, workaround, undecidedBy, blockedBy } = judgement;
  if (set.authentication.method !== 'basic' || blockedBy.length > 0) return [];
  if (recommended) {
    const why = ruleWithSource(recommended.rule, set.edition);
    return ['', l10n.t('Recommended: {0}. {1}', methodName(recommended.method), why)];
  }
  if (workaround !== undefined) {
    const why = ruleWithSource(workaround, set.edition);
    return [
      '',
      l10n.t('Open to it: Hybrid only, for now. {0}', why),
      upgradeSentence(workaround, set.edition),
    ];
  }
  return undecidedBy === undefined ? [] : ['', ruleWithSource(undecidedBy, set.edition)];
}
