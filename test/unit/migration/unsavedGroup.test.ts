import assert from 'node:assert/strict';
import { type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import type { Migration } from '../../../src/migration/migration';
import { administrator, authorize, save, sites } from './groupScene';
import { backupSet, MigrationHarness, objectId, tenantId } from './migrationHarness';

describe('A migration of several sets', () => {
  describe('whose window went between sign-in and Save', () => {
    const second = 'file:///estate/second.json';
    const estate = () => [
      backupSet({ id: '1' }),
      backupSet({ id: '2', ...sites }),
      backupSet({ id: '3', file: second }),
      backupSet({ id: '4' }),
    ];

    /** Three of four sets were authorized together; then the window went. */
    async function cutOff(...sets: BackupSet[]): Promise<MigrationHarness> {
      const harness = new MigrationHarness(...sets);
      const together = harness.sets.slice(0, 3).map(keyOf);
      await authorize(harness, administrator, undefined, together);
      harness.migrations.dispose();
      await harness.localGrants.refresh();
      return harness;
    }

    const unsaved = (harness: MigrationHarness) =>
      harness.sets.filter((set) => harness.localGrants.localState(keyOf(set)).pending).map(({ id }) => id);

    async function shown(harness: MigrationHarness, id: string): Promise<Migration> {
      const migration = await harness.show(id);
      migration.dispatch({ type: 'state', check: 'person', on: true });
      return migration;
    }

    it('reads “authorized, not yet saved” for each of them, and for no other', async () => {
      const harness = await cutOff(...estate());
      assert.deepEqual(unsaved(harness), ['1', '2', '3']);
    });

    it('goes on at Confirm for all of them, whichever is shown, each with its method', async () => {
      const harness = await cutOff(...estate());
      const migration = await shown(harness, '2');
      assert.equal(migration.state.at.step, 'confirm');
      await save(harness, migration);
      assert.deepEqual(
        harness.written.map(({ method }) => method),
        ['modern', 'hybrid', 'modern'],
      );
      assert.deepEqual(harness.edits, ['file:///estate/backup-sets.json', second]);
      assert.equal(harness.attempts.length, 1, 'nobody signed in twice');
      await harness.localGrants.refresh();
      assert.deepEqual(unsaved(harness), []);
    });

    it('goes on where the first of them is gone, with the method of the one that is left', async () => {
      const harness = await cutOff(...estate());
      harness.sets = harness.sets.filter(({ id }) => id === '2');
      const migration = await shown(harness, '2');
      assert.equal(migration.state.at.step, 'confirm');
      await save(harness, migration);
      assert.deepEqual(
        harness.written.map(({ method }) => method),
        ['hybrid'],
      );
    });

    it('takes none along of another account, and one alone that by now wants its own authorization', async () => {
      const harness = await cutOff(...estate());
      const edition = { name: 'AhsayOBM', kind: 'OBM', version: '9.1' } as const;
      harness.sets = harness.sets.map((set) =>
        set.id === '1'
          ? { ...set, account: 'other@contoso.com' }
          : set.id === '3'
            ? { ...set, edition }
            : set,
      );
      const ids = async (id: string) => (await harness.show(id)).sets.members.map(({ set }) => set.id);
      assert.deepEqual(await ids('2'), ['2']);
      assert.deepEqual(await ids('3'), ['3']);
    });

    it('is dropped for all of them by Cancel', async () => {
      const harness = await cutOff(...estate());
      await harness.migrations.cancel(keyOf(harness.sets[1]!));
      assert.deepEqual(unsaved(harness), []);
      assert.deepEqual(await harness.kept(), []);
    });

    it('offers its authorization as one that is here to those that were left out of its Save', async () => {
      const harness = await cutOff(...estate());
      harness.sets = harness.sets.map((set) =>
        set.id === '1' ? { ...set, faults: ['tenantInvalid'] } : set,
      );
      const migration = await shown(harness, '3');
      await save(harness, migration);
      assert.equal(harness.written.length, 2);
      harness.sets = harness.sets.map((set) => (set.id === '1' ? { ...set, faults: [] } : set));
      await harness.localGrants.refresh();
      assert.deepEqual(unsaved(harness), []);
    });
  });

  it('goes on at Confirm with all of them after a reload', async () => {
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2', ...sites }));
    await authorize(harness);
    harness.migrations.dispose();
    await harness.localGrants.refresh();
    assert.ok(await harness.migrations.showTogether(harness.sets.map(keyOf), 'migrate'));
    const migration = harness.migrations.onPage!;
    assert.equal(migration.state.at.step, 'confirm');
    migration.dispatch({ type: 'state', check: 'person', on: true });
    await save(harness, migration);
    assert.deepEqual(
      harness.written.map(({ method, authorizedBy }) => [
        method,
        authorizedBy?.objectId,
        authorizedBy?.tenantId,
      ]),
      [
        ['modern', objectId, tenantId],
        ['hybrid', objectId, tenantId],
      ],
    );
  });
});
