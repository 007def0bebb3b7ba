import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { Authentication } from '../../src/core/backupSets/backupSet';
import type { EntryChange } from '../../src/estate/file/editEntries';
import { insertEntries, type NewEntry } from '../../src/estate/file/insertEntries';
import { editBackupUsers, editClientIds, editConsents } from '../../src/estate/file/editTenants';
import { entryTextsOf } from '../../src/estate/file/entryText';
import { save } from '../../src/estate/save/save';
import { type UndoCase, undo, undoCases } from '../../src/migration/save/undo';
import { parse } from '../../src/estate/jsonc/parse';
import { keyOf } from '../../src/core/backupSets/backupSet';
import { readBackupSets } from '../../src/estate/file/readFile';
import { isRightPart } from '../../src/estate/file/schema';
import { memoryInMemory } from '../unit/migration/memoryInMemory';
import { assertOnlyValueChanged, authenticationIn, edit, record } from '../unit/estate/file/editing';
import { bytesOf, textOf } from '../unit/estate/file/fixture';
import { property } from './cases';
import { someFile, someRecord } from './fileTexts';

const file = 'file:///estate/backup-sets.json';

function valueOf(bytes: Uint8Array): Record<string, unknown> {
  const parsed = parse(textOf(bytes).replace(/^\ufeff/, ''));
  return parsed.ok ? (parsed.value as Record<string, unknown>) : assert.fail('not JSON any more');
}

/** A file in memory. */
class Disk {
  constructor(public bytes: Uint8Array) {}
  read = () => Promise.resolve({ ok: true as const, bytes: this.bytes });
  write = (bytes: Uint8Array) => Promise.resolve((this.bytes = bytes) === bytes);
  hasUnsavedChanges = () => false;
}

const newEntry: fc.Arbitrary<NewEntry> = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter((id) => id.trim() !== ''),
    name: fc.constantFrom('Neu "1"', 'n'),
    tenant: fc.constantFrom('contoso', 'fabrikam'),
    account: fc.constant('n@contoso.com'),
    accountRole: fc.constantFrom('ordinary', 'unknown'),
    sources: fc.subarray(['mailboxes', 'oneDrive'] as const, { minLength: 1 }),
    authentication: fc.record({ method: fc.constantFrom('basic', 'modern') }),
  },
  {
    noNullPrototype: true,
    requiredKeys: ['id', 'name', 'tenant', 'account', 'accountRole', 'authentication'],
  },
);

describe('However a file is laid out', () => {
  property(
    'an edit changes what was asked for, no byte around it, and can be taken back',
    { share: 60 },
    fc.property(someFile, someRecord, (text, authentication) => {
      const before = bytesOf(text);
      const { bytes, former } = edit(before, { id: '1', authentication });
      const formerText = former.get('1') ?? assert.fail();
      assert.deepEqual(authenticationIn(bytes, '1'), authentication);
      for (const id of ['0', '2'])
        assert.deepEqual(authenticationIn(bytes, id), authenticationIn(before, id));
      assertOnlyValueChanged(before, bytes, formerText);
      assert.equal(textOf(bytes).split('"ticket"').length, text.split('"ticket"').length);
      assert.equal(textOf(edit(bytes, { id: '1', formerText }).bytes), text);
      const both = edit(before, { id: '0', authentication }, { id: '2', authentication });
      const oneByOne = edit(edit(before, { id: '0', authentication }).bytes, { id: '2', authentication });
      assert.equal(textOf(both.bytes), textOf(oneByOne.bytes));
      const inAnyOrder = edit(before, { id: '2', authentication }, { id: '0', authentication });
      assert.equal(textOf(both.bytes), textOf(inAnyOrder.bytes));
    }),
  );

  property(
    'entries come in behind those that are there, and nothing that was there is another',
    { share: 40 },
    fc.property(
      someFile,
      fc.uniqueArray(newEntry, { selector: ({ id }) => id, maxLength: 4 }),
      (text, added) => {
        const before = bytesOf(text);
        const result = insertEntries(before, added);
        if (result.kind === 'refused') {
          // Refused only for a reason that the case has.
          const clash = added.some(({ id }) => ['0', '1', '2'].includes(id));
          const isWrong = added.some((entry) => !isRightPart('backupSets', entry));
          assert.ok(result.reason === 'duplicateId' ? clash : isWrong && result.reason === 'recordInvalid');
          return;
        }
        const [was, now] = [valueOf(before), valueOf(result.bytes)];
        const wanted = [
          ...(was['backupSets'] as unknown[]),
          ...(JSON.parse(JSON.stringify(added)) as unknown[]),
        ];
        assert.deepEqual(now, { ...was, backupSets: wanted });
        // In the same order, what was written before is all there still.
        let at = 0;
        const after = textOf(result.bytes);
        for (const character of text) {
          at = after.indexOf(character, at);
          assert.ok(at >= 0);
          at += character.length;
        }
      },
    ),
  );

  property(
    'what is known of a tenant is noted at that tenant, and nowhere else',
    { share: 40 },
    fc.property(
      someFile,
      fc.constantFrom('contoso', 'fabrikam'),
      fc.constantFrom('clientId', 'consent', 'backupUsers'),
      fc.constantFrom('x', '__proto__', 'Ä "q" \\', 'other'),
      (text, id, what, name) => {
        const before = bytesOf(text);
        const consent = { clientId: record.grant!, permissions: ['User.Read'] };
        const result =
          what === 'clientId'
            ? editClientIds(before, new Map([[id, record.grant!]]))
            : what === 'consent'
              ? editConsents(before, new Map([[id, () => consent]]))
              : editBackupUsers(before, new Map([[id, Object.fromEntries([[name, 'n@contoso.com']])]]));
        assert.equal(result.kind, 'edited');
        const others = ({ tenants, ...rest }: Record<string, unknown>) => [
          rest,
          (tenants as { id: string }[]).filter((tenant) => tenant.id !== id),
        ];
        assert.deepEqual(others(valueOf(result.bytes)), others(valueOf(before)));
        const ofTenant = (value: Record<string, unknown>) =>
          (value['tenants'] as Record<string, unknown>[]).find((tenant) => tenant['id'] === id)!;
        const now = ofTenant(valueOf(result.bytes));
        const was = ofTenant(valueOf(before));
        const former = (was['backupUsers'] ?? {}) as Record<string, string>;
        const users = Object.fromEntries([...Object.entries(former), [name, 'n@contoso.com']]);
        const noted = { clientId: record.grant, consent, backupUsers: users }[what];
        assert.deepEqual(now, { ...was, [what]: noted });
        // The entry's text aside, not one byte is another.
        const index = (valueOf(before)['tenants'] as { id: string }[]).findIndex(
          (tenant) => tenant.id === id,
        );
        assert.ok(index >= 0);
        for (const set of ['0', '1', '2'])
          assert.equal(entryTextsOf(result.bytes).get(set)?.entry, entryTextsOf(before).get(set)?.entry);
      },
    ),
  );

  property(
    'Undo after Save brings every byte back',
    { share: 40 },
    fc.asyncProperty(
      someFile,
      fc.shuffledSubarray<string>(['0', '1', '2'], { minLength: 1 }),
      fc.constantFrom('modern', 'hybrid'),
      async (text, ids, method) => {
        const disk = new Disk(bytesOf(text));
        const authentication: Authentication = { ...record, method };
        const setsNow = () => {
          const read = readBackupSets(file, disk.bytes);
          return read.kind === 'read' ? read.sets.filter(({ id }) => ids.includes(id)) : assert.fail();
        };
        const memory = memoryInMemory();
        const saved = await save(
          file,
          disk,
          ids.map((id): EntryChange => ({ id, authentication })),
          () => undefined,
        );
        assert.ok(saved.saved, JSON.stringify(saved));
        for (const [id, { former, written }] of saved.texts) {
          const key = keyOf({ file, id });
          await memory.keepFormer(key, { text: former, method: 'basic', saved: written, at: '2026-01-01' });
        }
        const cases: readonly UndoCase[] = await undoCases(setsNow(), { memory }, () =>
          Promise.resolve(disk.bytes),
        );
        assert.deepEqual(
          cases.map(({ state }) => state),
          ids.map(() => 'undoable'),
        );
        const outcomes = await undo(cases, {
          memory,
          saveEntries: (_, changes, judge) => save(file, disk, changes, judge),
        });
        assert.deepEqual(
          outcomes.map(({ problem }) => problem),
          [undefined],
        );
        assert.equal(textOf(disk.bytes), text);
      },
    ),
  );
});
