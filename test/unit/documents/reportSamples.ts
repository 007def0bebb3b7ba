import '../wording/l10n';
import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import type { PermissionOverrides } from '../../../src/core/identity/permissionOverrides';
import { type Report, reportOf } from '../../../src/core/overview/report';
import { judge } from '../../../src/core/rules/rules';
import { statusOf } from '../../../src/core/overview/setStatus';
import type { VerificationCheck } from '../../../src/core/evidence/verification';
import { factsOf } from '../../../src/signIn/grantSecret';
import { type ReportForm, reportText } from '../../../src/documents/reportForms';
import { basicSet } from '../../builders';
import { canary, grantFacts, when } from '../migration/savedEstate';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const at = new Date('2026-11-22T12:00:00Z');
export const secret = { ...grantFacts(grant), tokenCache: canary };

export const modern = basicSet({
  authentication: {
    method: 'modern',
    grant,
    authorizedBy: { name: 'admin@contoso.com', objectId: secret.person.objectId, tenantId: secret.tenantId },
    authorizedAt: when,
    role: 'confirmed',
    edition: '8.3.6.0',
    acknowledged: ['siteFeatures'],
    applied: { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' },
  },
});

export const laterJob = '2026-11-22 02:13:07';

const renewed: VerificationCheck = { id: 'refresh', result: 'passed', params: {} };
/** What reports are made with; each test begins with none of it. */
interface Known {
  /** What the verification found beside the renewal. */
  found: readonly VerificationCheck[];
  /** The user's setting. */
  overrides: PermissionOverrides;
}
export const known: Known = { found: [], overrides: {} };

/** For `afterEach`. */
export function forget(): void {
  known.found = [];
  known.overrides = {};
}

export function report(...sets: readonly BackupSet[]): Report {
  const here = {
    grant: true,
    pending: undefined,
    waitingForAdministrator: false,
    job: { at: laterJob, since: '2026-11-21T08:00:00Z' },
  };
  return reportOf(
    sets.map((set) => {
      const judgement = judge(set);
      return {
        set,
        judgement,
        status: statusOf(set, judgement, here),
        before: set.authentication.method === 'basic' ? undefined : 'basic',
        // As the program gets it: with all that a kept grant holds beside its tokens.
        grant: set.authentication.grant === grant ? factsOf(secret) : undefined,
        verification: { at: '2026-11-22T09:00:00Z', checks: [renewed, ...known.found] },
      };
    }),
    at,
    known.overrides,
  );
}

export const fileName = (file: string) => file.replace('file:///', '');
export const text = (form: ReportForm, ...sets: readonly BackupSet[]) =>
  reportText(report(...sets), form, fileName);

/** A reader of CSV by RFC 4180, for what a spreadsheet would see. */
export function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

export function column(csv: string, label: string): string[] {
  const [head = [], ...rows] = cells(csv);
  const index = head.indexOf(label);
  assert.notEqual(index, -1, label);
  return rows.map((row) => row[index] ?? assert.fail());
}
