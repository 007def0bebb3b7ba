import assert from 'node:assert/strict';
import { type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import type { Migration } from '../../../src/migration/migration';
import { newGrant } from '../../../src/migration/save/newGrant';
import { subject } from '../../builders';
import { account, backupSet, evidence, MigrationHarness, objectId, tenantId } from './migrationHarness';

const sites = { sources: ['sharePointSites'] } as const;
const administrator = evidence('admin@contoso.com', {
  globalAdministrator: 'confirmed',
  granted: [...evidence().granted, 'Sites.ReadWrite.All'],
});

/** Several sets from the first screen to Confirm. */
async function authorize(
  harness: MigrationHarness,
  who = administrator,
  method?: 'hybrid' | 'modern',
  keys = harness.sets.map(keyOf),
): Promise<Migration> {
  assert.ok(await harness.migrations.showTogether(keys, 'migrate'));
  const migration = harness.migrations.onPage!;
  if (method) migration.dispatch({ type: 'choose', method });
  migration.dispatch({ type: 'acknowledge', on: true });
  migration.dispatch({ type: 'continue' });
  migration.dispatch({ type: 'confirmApp', on: true });
  migration.dispatch({ type: 'authorize', by: 'browser' });
  await harness.until(() => harness.attempts.length > 0 && migration.state.at.step === 'waiting');
  await harness.until(() => harness.opened.length > 0);
  migration.submit('good');
  harness.attempts.at(-1)!.finish({ evidence: who, tokenCache: 'a-refresh-token' });
  await harness.until(() => migration.state.at.step === 'confirm');
  return migration;
}

async function save(harness: MigrationHarness, migration: Migration): Promise<void> {
  migration.dispatch({ type: 'save' });
  await harness.until(() => migration.state.at.step !== 'saving');
}

describe('A migration of several sets', () => {
  it('signs in once for the permissions of all, and saves them in one edit of each file', async () => {
    const harness = new MigrationHarness(
      backupSet({ id: '1' }),
      backupSet({ id: '2', ...sites }),
      backupSet({ id: '3', file: 'file:///estate/second.json' }),
    );
    const migration = await authorize(harness);
    migration.dispatch({ type: 'state', check: 'person', on: true });
    await save(harness, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.equal(harness.attempts.length, 1);
    assert.deepEqual(harness.edits, ['file:///estate/backup-sets.json', 'file:///estate/second.json']);
    assert.deepEqual(
      harness.written.map(({ method }) => method),
      ['modern', 'hybrid', 'modern'],
    );
    const [grant] = await harness.grants.list();
    assert.deepEqual(
      harness.written.map((record) => record.grant),
      [grant?.id, grant?.id, grant?.id],
    );
  });

  it('records of each set its own edition, and the limits that are its own', async () => {
    const edition = { name: 'AhsayOBM', kind: 'OBM', version: '8.3.7.0' };
    const harness = new MigrationHarness(
      backupSet({ id: '1' }),
      backupSet({ id: '2', edition }),
      backupSet({ id: '3', sources: undefined }),
    );
    const migration = await authorize(harness, administrator, 'modern');
    migration.dispatch({ type: 'state', check: 'person', on: true });
    await save(harness, migration);
    assert.deepEqual(
      harness.written.map((record) => [record.edition, record.acknowledged]),
      [
        ['8.3.6.0', undefined],
        ['8.3.7.0', undefined],
        ['8.3.6.0', ['sourcesUnverified']],
      ],
    );
  });

  it('needs no administrator where the engineer chose Hybrid for all', async () => {
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2' }));
    const migration = await authorize(harness, evidence(), 'hybrid');
    await save(harness, migration);
    assert.deepEqual(
      harness.written.map(({ method }) => method),
      ['hybrid', 'hybrid'],
    );
  });

  it('keeps nothing of a person who may not authorize one of them', async () => {
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2', ...sites }));
    const migration = await authorize(harness, evidence());
    const at = migration.state.at;
    assert.equal(at.step === 'confirm' && at.kept, false);
    assert.deepEqual(await harness.kept(), []);
  });

  it('asks for the engineer’s statement where an administrator stands in for a Hybrid set’s account', async () => {
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2', ...sites }));
    const { at } = (await authorize(harness)).state;
    const person = at.step === 'confirm' && at.authorized.checks.find(({ id }) => id === 'person');
    assert.equal(person && person.result, 'statement');
  });

  it('leaves out what vanished, what a rule now blocks, and what was migrated by hand; the rest goes on', async () => {
    const harness = new MigrationHarness(
      ...['1', '2', '3', '4'].map((id) => backupSet({ id, name: `Set ${id}` })),
    );
    const migration = await authorize(harness);
    const byHand = { method: 'hybrid', grant: '33333333-3333-4333-8333-333333333333' } as const;
    harness.sets = [
      backupSet({ id: '2', name: 'Set 2', tenant: { ...backupSet().tenant!, clientId: undefined } }),
      backupSet({ id: '3', name: 'Set 3', authentication: byHand }),
      backupSet({ id: '4', name: 'Set 4' }),
    ];
    assert.deepEqual(
      migration.sets.leftOut.map(({ name, why, ids }) => [name, why, ids]),
      [
        ['Set 1', 'gone', []],
        ['Set 2', 'changed', ['clientId']],
        ['Set 3', 'byHand', []],
      ],
    );
    await save(harness, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.equal(harness.written.length, 1);
    assert.deepEqual(harness.sets[1]?.authentication, byHand);
  });

  it('leaves out at Save what changed on the disk before the view knew', async () => {
    const harness = new MigrationHarness(...['1', '2', '3'].map((id) => backupSet({ id })));
    const migration = await authorize(harness);
    harness.onDisk.set('1', backupSet({ id: '1', authentication: { method: 'hybrid', grant: 'by-hand' } }));
    harness.onDisk.set('2', backupSet({ id: '2', edition: { name: 'A', kind: 'OBM', version: '8.0' } }));
    await save(harness, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.deepEqual(
      migration.sets.leftOut.map(({ key, why }) => [key.at(-2), why]),
      [
        ['1', 'byHand'],
        ['2', 'changed'],
      ],
    );
    assert.equal(harness.edits.length, 1);
    assert.equal(harness.written.length, 1);
  });

  it('is not saved where nothing of it is left', async () => {
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2' }));
    const migration = await authorize(harness);
    harness.sets = [];
    await save(harness, migration);
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(migration.sets.differences, [{ id: 'gone' }]);
    assert.deepEqual(harness.edits, []);
    assert.equal((await harness.kept()).length, 1, 'the finished authorization is still here');
  });

  it('saves with a second Save only what the first one could not', async () => {
    const second = 'file:///estate/second.json';
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2', file: second }));
    const migration = await authorize(harness);
    harness.refusesFile = second;
    await save(harness, migration);
    assert.deepEqual(migration.state.problem, { kind: 'file', reason: 'unsavedChanges' });
    harness.refusesFile = undefined;
    await save(harness, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.deepEqual(harness.edits, ['file:///estate/backup-sets.json', second]);
  });

  it('lists a set once that several presses of Save refused', async () => {
    const second = 'file:///estate/second.json';
    const sets = ['1', '2'].map((id) => backupSet({ id }));
    const harness = new MigrationHarness(...sets, backupSet({ id: '3', file: second }));
    const migration = await authorize(harness);
    harness.onDisk.set('2', backupSet({ id: '2', authentication: { method: 'modern', grant: 'theirs' } }));
    harness.refusesFile = second;
    for (let times = 0; times < 3; times++) await save(harness, migration);
    assert.deepEqual(
      migration.sets.leftOut.map(({ key, why }) => [key, why]),
      [[keyOf(sets[1]!), 'byHand']],
    );
  });

  it('lets all sets read “not authorized here” where its grant is forgotten, and offers it to none', async () => {
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2' }));
    const migration = await authorize(harness);
    await save(harness, migration);
    const { grant } = harness.written[0]!;
    await harness.localGrants.refresh();
    assert.deepEqual(
      harness.sets.map((set) => harness.localGrants.localState(keyOf(set)).grant),
      [true, true],
    );
    await harness.localGrants.delete(grant!);
    assert.deepEqual(
      harness.sets.map((set) => harness.localGrants.localState(keyOf(set)).grant),
      [false, false],
    );
  });

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

  it('keeps its tokens where its sets are too many to be named', () => {
    const person = { name: account, objectId, tenantId, homeTenantId: tenantId };
    const authorized = { grant: 'an-id', person, role: 'notNeeded', granted: [], checks: [] } as const;
    const keptFor = (count: number) => {
      const sets = Array.from({ length: count }, (_, n) => ({
        ...subject(backupSet({ id: String(n) })),
      }));
      const exchanged = { evidence: evidence(), tokenCache: 'a-refresh-token' };
      const chosen = { acknowledged: [], asked: ['User.Read'] };
      const { intent } = newGrant(exchanged, authorized, sets, chosen, 0);
      return (intent.others?.length ?? 0) + 1;
    };
    assert.deepEqual([1, 2, 1000].map(keptFor), [1, 2, 1000]);
    assert.equal(keptFor(20_000), 1, 'a secret has a limit');
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
