import '../../wording/l10n';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import type { VerificationCheck } from '../../../../src/core/evidence/verification';
import { rowsOf, type SetRow } from '../../../../src/overview/rows';
import { resultsView } from '../../../../src/webview/findings/resultsView';
import { basicSet, nothingHere } from '../../../builders';

export const at = '2026-11-26T09:00:00Z';
export const renewed: VerificationCheck = { id: 'refresh', result: 'passed', params: {} };
export const refused: VerificationCheck = {
  id: 'refresh',
  result: 'failed',
  params: { error: 'invalid_grant', numbers: '50173' },
};
export const missing: VerificationCheck = {
  id: 'permissions',
  result: 'failed',
  params: { resource: 'graph', missing: 'Mail.Read' },
};
export const noAccess: VerificationCheck = {
  id: 'mailbox',
  result: 'unknown',
  params: { for: 'mailboxes', reason: 'noAccess' },
};

/** Modern, by the authorization with this number. */
export function modernSet(id: string, grant: number, more: Partial<BackupSet> = {}): BackupSet {
  return basicSet({
    id,
    name: `Set ${id}`,
    account: `user${grant}@contoso.com`,
    authentication: {
      method: 'modern',
      grant: grantId(grant),
      authorizedBy: { name: 'admin@contoso.com' },
      authorizedAt: at,
      role: 'confirmed',
    },
    ...more,
  });
}

export function grantId(number: number): string {
  return `7b0f6c9e-4c3c-4a36-9f5b-${String(number).padStart(12, '0')}`;
}

/** @param checks by the id of a set; a set without any was not tested */
export function rowsWith(
  sets: readonly BackupSet[],
  checks: Readonly<Record<string, readonly VerificationCheck[]>>,
): readonly SetRow[] {
  const byKey = new Map(sets.map((set) => [keyOf(set), checks[set.id]]));
  return rowsOf(
    sets,
    (key) => {
      const found = byKey.get(key);
      return { ...nothingHere, grant: true, ...(found ? { verification: { at, checks: found } } : {}) };
    },
    new Set(),
  ).sets;
}

const rows = () =>
  rowsWith([modernSet('1', 1), modernSet('2', 2), modernSet('3', 3), modernSet('4', 4)], {
    1: [renewed],
    2: [renewed, missing],
    3: [refused],
    4: [renewed, noAccess],
  });

/** In the language of now. */
export const makeResultsSamples = () => ({ results: { ...resultsView(rows(), 50), version: 1 } });

export const resultsSamples = makeResultsSamples();
