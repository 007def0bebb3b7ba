import { aftercareIds } from '../core/backupSets/backupSet';
import { tenantName } from '../core/backupSets/byTenant';
import type { ReportRow } from '../core/overview/report';
import type { CheckId, CheckResult } from '../core/identity/signedIn';
import type { VerificationCheck, Verified } from '../core/evidence/verification';
import { laterJobWords } from '../wording/evidence/statements';
import { checkResult, roleSentence } from '../wording/identity/checks';
import { cloudName } from '../wording/backupSets/clouds';
import { sourceNames } from '../wording/backupSets/sources';
import { aftercareWords, passwordNeededWords } from '../wording/rules/aftercare';
import { plainText } from '../wording/basics/plainText';
import { retirementWords } from '../wording/rules/retirements';
import { editionName, gapSentence, ruleSentence, sourceName } from '../wording/rules/rules';
import { methodName, statusWords } from '../wording/rules/status';
import { verificationBrief } from '../wording/evidence/verification';
import { l10n } from '../wording/basics/l10n';
import { between } from '../wording/basics/between';

/** Longer than what stands on a screen: the report is kept. Ids and names are cut nowhere that anybody would notice. */
const longest = 1000;

export interface ReportField {
  readonly label: string;
  /** One line of plain text; empty: nothing to say. */
  readonly value: string;
}

/**
 * What the report says of a set, in one order for every form. Times are ISO 8601, since the report is evidence.
 * @param fileName for people, of a file's URI
 */
export function reportFields(row: ReportRow, fileName: (file: string) => string): readonly ReportField[] {
  const { set, verification } = row;
  const { authorizedBy, authorizedAt, acknowledged, document, applied, backupRan } = set.authentication;
  const edition = editionName(set.edition);
  const fields: [label: string, value: string | undefined][] = [
    [l10n.t('Tenant'), tenantName(set)],
    [l10n.t('Cloud'), set.tenant && cloudName(set.tenant.cloud)],
    [l10n.t('Account'), set.account],
    [l10n.t('Name'), set.name],
    [l10n.t('ID'), set.id],
    [l10n.t('File'), fileName(set.file)],
    [l10n.t('Customer'), set.team?.customer],
    [l10n.t('Owner'), set.team?.owner],
    [l10n.t('Wave'), set.team?.wave],
    [l10n.t('Due'), set.team?.due],
    [l10n.t('Ticket'), set.team?.ticket],
    [l10n.t('Sources'), set.sources && sourceNames(set.sources)],
    [l10n.t('Product'), set.edition && `${edition} ${set.edition.version}`],
    [l10n.t('Method before'), row.before && methodName(row.before)],
    [l10n.t('Method'), methodName(row.after)],
    [l10n.t('Status'), statusWords(row.status, set.edition)],
    [l10n.t('Rule'), row.rule && ruleSentence(row.rule, edition)],
    [l10n.t('Source of the rule'), row.rule && sourceName(row.rule)],
    [l10n.t('Authorized by'), authorizedBy?.name],
    [l10n.t('Object ID'), authorizedBy?.objectId],
    [l10n.t('Tenant ID'), authorizedBy?.tenantId],
    [l10n.t('Authorized at'), authorizedAt],
    [l10n.t('Held by'), set.authentication.heldBy],
    [l10n.t('Recorded without authorizing here by'), row.status.recordedBy],
    [l10n.t('Recorded at'), set.authentication.recordedAt],
    [l10n.t('By document'), document],
    [l10n.t('Role'), row.role && roleSentence(row.role)],
    [
      l10n.t('Limits acknowledged'),
      acknowledged?.map((gap) => gapSentence(gap, edition)).join(between.sentences),
    ],
    [
      l10n.t('Checks'),
      row.checks?.map(({ id, result }) => `${checkName(id)}: ${outcomeWord(result)}`).join('; '),
    ],
    [l10n.t('Correlation ID'), row.correlationId],
    [l10n.t('Test'), verification && `${verifiedWords(verification.result)} (${verification.at})`],
    [l10n.t('Test: passed'), verificationLine(row, 'passed')],
    [l10n.t('Test: failed'), verificationLine(row, 'failed')],
    [l10n.t('Test: open'), verificationLine(row, 'unknown')],
    [l10n.t('Done in the product: stated by'), applied?.by],
    [l10n.t('Done in the product: stated at'), applied?.at],
    [l10n.t('Backup ran on'), backupRan?.on],
    [l10n.t('Backup ran: stated by'), backupRan?.by],
    [l10n.t('Backup ran: stated at'), backupRan?.at],
    [l10n.t('Later backup job'), row.laterJob && laterJobWords(row.laterJob)],
    [l10n.t('Ends at Microsoft'), row.readiness.map(retirementWords).join(between.sentences)],
    [l10n.t('Aftercare done'), takenBackLines(row).join('; ')],
    [l10n.t('Aftercare open'), takeBackLines(row).join(between.sentences)],
    [l10n.t('Password'), passwordNeededWords(set)],
  ];
  return fields.map(([label, value]) => ({ label, value: plainText(value ?? '', longest) }));
}

/** What can still be taken back of a set, each with who does it. */
export function takeBackLines({ set, takeBack }: ReportRow): readonly string[] {
  return takeBack.map((id) => {
    const { what, who } = aftercareWords(id, set);
    return `${what}: ${who}`;
  });
}

/** What was taken back, each with who stated it and when. */
function takenBackLines({ set }: ReportRow): readonly string[] {
  const { aftercare = {} } = set.authentication;
  return aftercareIds.flatMap((id) => {
    const tick = aftercare[id];
    return tick ? [`${aftercareWords(id, set).what} (${plainText(tick.by)}, ${tick.at})`] : [];
  });
}

/** The single checks with this result, on one line. */
function verificationLine(
  { verification }: ReportRow,
  result: VerificationCheck['result'],
): string | undefined {
  const checks = verification?.checks.filter((check) => check.result === result);
  return checks?.map(verificationBrief).join('; ');
}

/** What a verification is evidence of: the authorization, from this computer. */
function verifiedWords(verified: Verified): string {
  switch (verified) {
    case 'passed':
      return l10n.t('the authorization works from this computer');
    case 'failed':
      return l10n.t('the authorization works only in part');
    case 'refused':
      return l10n.t("Microsoft doesn't renew the authorization");
    case 'unknown':
      return l10n.t("couldn't be tested");
  }
}

/** What is saved was stated: nothing waits for a statement any more. */
function outcomeWord(result: CheckResult): string {
  return result === 'statement' ? l10n.t('Stated by the engineer') : checkResult(result);
}

function checkName(id: CheckId): string {
  switch (id) {
    case 'signature':
      return l10n.t('Signature');
    case 'audience':
      return l10n.t('App');
    case 'issuer':
      return l10n.t('Issuer');
    case 'lifetime':
      return l10n.t('Time');
    case 'nonce':
      return l10n.t('This sign-in');
    case 'tenant':
      return l10n.t('Tenant');
    case 'home':
      return l10n.t('Home tenant');
    case 'person':
      return l10n.t('Person');
    case 'role':
      return l10n.t('Role');
    case 'permissions':
      return l10n.t('Permissions');
  }
}
