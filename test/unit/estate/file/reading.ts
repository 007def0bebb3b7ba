import assert from 'node:assert/strict';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import type { UnreadableSet } from '../../../../src/core/backupSets/unreadableSet';
import type { FileProblem } from '../../../../src/core/backupSets/fileProblem';
import { readBackupSetsText } from '../../../../src/estate/file/readFile';

export const file = 'file:///estate/backup-sets.json';
export const guid = '11111111-1111-4111-8111-111111111111';
export const otherGuid = '22222222-2222-4222-8222-222222222222';
export const tenant = { id: 'contoso', tenant: 'contoso.onmicrosoft.com', cloud: 'global' };
export const set = {
  id: '1',
  name: 'First',
  tenant: 'contoso',
  account: 'backup@contoso.com',
  authentication: { method: 'basic' },
};

/** What is read of a text that is no broken file. */
export function read(text: string): {
  sets: readonly BackupSet[];
  unreadable: readonly UnreadableSet[];
  problems: readonly FileProblem[];
} {
  const result = readBackupSetsText(file, text);
  return result.kind === 'read' ? result : assert.fail(JSON.stringify(result.problems));
}

export function readValue(value: unknown): ReturnType<typeof read> {
  return read(JSON.stringify(value, null, 2));
}

export function estate(...sets: unknown[]): unknown {
  return { tenants: [tenant], backupSets: sets };
}

export function idsOf(problems: readonly FileProblem[]): string[] {
  return problems.map(({ id }) => id);
}
