import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import { readBackupSets } from '../../../../src/estate/file/readFile';
import { type EditResult, type EntryChange, editEntries } from '../../../../src/estate/file/editEntries';
import { entryListOf, setsOf } from '../../../../src/estate/file/entries';

export const record: Authentication = {
  method: 'modern',
  grant: '33333333-3333-4333-8333-333333333333',
  authorizedBy: {
    name: 'admin@contoso.com',
    objectId: '44444444-4444-4444-8444-444444444444',
    tenantId: '55555555-5555-4555-8555-555555555555',
  },
  authorizedAt: '2026-01-31T09:30:00.000Z',
  role: 'confirmed',
  edition: '8.3.6.0',
  acknowledged: ['site-features', 'surveys'],
};

function resultOf(bytes: Uint8Array, changes: readonly EntryChange[]): EditResult {
  const list = entryListOf(bytes);
  if (typeof list === 'string') return { kind: 'refused', reason: list };
  const ids = changes.map(({ id }) => id);
  return editEntries(list, changes, setsOf('file:///x', list, ids));
}
export function edit(
  bytes: Uint8Array,
  ...changes: EntryChange[]
): { bytes: Uint8Array; former: ReadonlyMap<string, string> } {
  const result = resultOf(bytes, changes);
  return result.kind === 'edited' ? result : assert.fail(JSON.stringify(result));
}
export function refusal(bytes: Uint8Array, ...changes: EntryChange[]): string {
  const result = resultOf(bytes, changes);
  return result.kind === 'refused' ? result.reason : assert.fail('edited');
}
export function authenticationIn(bytes: Uint8Array, id: string): Authentication | undefined {
  const read = readBackupSets('file:///x', bytes);
  return read.kind === 'read' ? read.sets.find((set) => set.id === id)?.authentication : undefined;
}

/** The bytes around the value that was replaced, told from the text that stood there before. */
export function assertOnlyValueChanged(before: Uint8Array, after: Uint8Array, former: string): void {
  const old = Buffer.from(before);
  const now = Buffer.from(after);
  const value = Buffer.from(former);
  const starts: number[] = [];
  for (let at = old.indexOf(value); at >= 0; at = old.indexOf(value, at + 1)) starts.push(at);
  const fits = starts.some((start) => {
    const rest = old.subarray(start + value.length);
    return (
      now.subarray(0, start).equals(old.subarray(0, start)) &&
      now.length >= start + rest.length &&
      now.subarray(now.length - rest.length).equals(rest)
    );
  });
  assert.ok(fits, `bytes outside ${former} changed`);
}
