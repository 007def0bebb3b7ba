import { l10n } from 'vscode';
import { groupBy } from '../core/basics/groupBy';
import { adminConsentLink } from '../core/identity/adminConsent';
import type { BackupSet } from '../core/backupSets/backupSet';
import { checksOf } from '../core/evidence/verification';
import type { SetRow } from '../overview/rows';
import { plainText } from '../wording/basics/plainText';
import {
  type ConsentLink,
  verificationResult,
  verificationScope,
  verificationSentence,
} from '../wording/evidence/verification';
import { cloudHere } from '../signIn/signIn';
import { momentWords } from '../wording/basics/locale';

/** What was found, for reading and for a ticket: by authorization, what needs doing first. Plain text, no secret. */
export function verificationText(rows: readonly SetRow[]): string {
  const grants = [...groupBy(rows, ({ set }) => set.authentication.grant ?? '').values()];
  const inOrder = grants.filter(([row]) => row.status.verified === 'passed');
  const others = grants.filter(([row]) => row.status.verified !== 'passed');
  return [
    l10n.t('Test This Authorization'),
    '',
    verificationScope(),
    '',
    ...[...others, ...inOrder].flatMap(grantLines),
  ].join('\n');
}

/** One authorization, the sets that it serves, and its checks. */
function grantLines(rows: readonly [SetRow, ...SetRow[]]): string[] {
  const [{ set, status }] = rows;
  const { verification } = status;
  const heading = `${plainText(set.account)} · ${plainText(set.tenant?.tenant ?? set.tenantId)}`;
  const by = set.authentication.authorizedBy;
  const names = rows.map((one) => plainText(one.set.name)).join(', ');
  const sources = [...new Set(rows.flatMap((one) => one.set.sources ?? []))];
  return [
    heading,
    ...(by ? [`  ${l10n.t('Authorized by: {0}', plainText(by.name))}`] : []),
    `  ${l10n.t('Backup sets: {0}', names)}`,
    ...(verification
      ? [
          `  ${l10n.t('Verified: {0}', momentWords(verification.at))}`,
          ...checksOf(verification, sources).map(
            (check) =>
              `  [${verificationResult(check.result)}] ${verificationSentence(check, consentLinkOf(set))}`,
          ),
        ]
      : [`  ${l10n.t('Not verified.')}`]),
    '',
  ];
}

function consentLinkOf({ tenant }: BackupSet): ConsentLink {
  const cloud = tenant && cloudHere(tenant.cloud);
  const clientId = tenant?.clientId;
  if (!tenant || !cloud || clientId === undefined) return () => undefined;
  return (resource, names) => adminConsentLink(cloud, tenant.tenant, clientId, [{ resource, names }]);
}
