import assert from 'node:assert/strict';
import { type BackupSet, keyOf } from '../../../src/core/backupSet';
import type { Migration } from '../../../src/migration/migration';
import { newGrant } from '../../../src/migration/newGrant';
import { account, backupSet, evidence, House, objectId, tenantId } from './house';

const sites = { sources: ['sharePointSites'] } as const;
const administrator = evidence('admin@contoso.com', {
  globalAdministrator: 'confirmed',
  granted: [...evidence().granted, 'Sites.ReadWrite.All'],
});

/** Several sets from the first screen to Confirm. */
async function authorize(
  house: House,
  who = administrator,
  method?: 'hybrid' | 'modern',
  keys = house.sets.map(keyOf),
): Promise<Migration> {
  assert.ok(await house.migrations.showTogether(keys, 'migrate'));
  const migration = house.migrations.onPage!;
  if (method) migration.dispatch({ type: 'choose', method });
  migration.dispatch({ type: 'acknowledge', on: true });
  migration.dispatch({ type: 'continue' });
  migration.dispatch({ type: 'confirmClientId', on: true });
  migration.dispatch({ type: 'authorize', by: 'browser' });
  await house.until(() => house.attempts.length > 0 && migration.state.at.step === 'waiting');
  await house.until(() => house.opened.length > 0);
  migration.submit('good');
  house.attempts.at(-1)!.finish({ evidence: who, tokenCache: 'a-refresh-token' });
  await house.until(() => migration.state.at.step === 'confirm');
  return migration;
}

async function save(house: House, migration: Migration): Promise<void> {
  migration.dispatch({ type: 'save' });
  await house.until(() => migration.state.at.step !== 'saving');
}

describe('A migration of several sets', () => {
  it('signs in once for the permissions of all, and saves them in one edit of each file', async () => {
    const house = new House(
      backupSet({ id: '1' }),
      backupSet({ id: '2', ...sites }),
      backupSet({ id: '3', file: 'file:///estate/second.json' }),
    );
    const migration = await authorize(house);
    migration.dispatch({ type: 'state', check: 'person', on: true });
    await save(house, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.equal(house.attempts.length, 1);
    assert.deepEqual(house.edits, ['file:///estate/backup-sets.json', 'file:///estate/second.json']);
    assert.deepEqual(
      house.written.map(({ method }) => method),
      ['modern', 'hybrid', 'modern'],
    );
    const [grant] = await house.grants.list();
    assert.deepEqual(
      house.written.map((record) => record.grant),
      [grant?.id, grant?.id, grant?.id],
    );
    assert.equal(house.grants.uses(grant!.id).length, 3);
  });

  it('records of each set its own edition, and the limits that are its own', async () => {
    const edition = { name: 'AhsayOBM', kind: 'OBM', version: '8.3.7.0' };
    const house = new House(
      backupSet({ id: '1' }),
      backupSet({ id: '2', edition }),
      backupSet({ id: '3', sources: undefined }),
    );
    const migration = await authorize(house, administrator, 'modern');
    migration.dispatch({ type: 'state', check: 'person', on: true });
    await save(house, migration);
    assert.deepEqual(
      house.written.map((record) => [record.edition, record.acknowledged]),
      [
        ['8.3.6.0', undefined],
        ['8.3.7.0', undefined],
        ['8.3.6.0', ['sourcesUnverified']],
      ],
    );
  });

  it('needs no administrator where the engineer chose Hybrid for all', async () => {
    const house = new House(backupSet({ id: '1' }), backupSet({ id: '2' }));
    const migration = await authorize(house, evidence(), 'hybrid');
    await save(house, migration);
    assert.deepEqual(
      house.written.map(({ method }) => method),
      ['hybrid', 'hybrid'],
    );
  });

  it('keeps nothing of a person who may not authorize one of them', async () => {
    const house = new House(backupSet({ id: '1' }), backupSet({ id: '2', ...sites }));
    const migration = await authorize(house, evidence());
    const at = migration.state.at;
    assert.equal(at.step === 'confirm' && at.kept, false);
    assert.deepEqual(await house.kept(), []);
  });

  it('asks for the engineer’s statement where an administrator stands in for a Hybrid set’s account', async () => {
    const house = new House(backupSet({ id: '1' }), backupSet({ id: '2', ...sites }));
    const { at } = (await authorize(house)).state;
    const person = at.step === 'confirm' && at.authorized.checks.find(({ id }) => id === 'person');
    assert.equal(person && person.result, 'statement');
  });

  it('leaves out what vanished, what a rule now blocks, and what was migrated by hand; the rest goes on', async () => {
    const house = new House(...['1', '2', '3', '4'].map((id) => backupSet({ id, name: `Set ${id}` })));
    const migration = await authorize(house);
    const byHand = { method: 'hybrid', grant: '33333333-3333-4333-8333-333333333333' } as const;
    house.sets = [
      backupSet({ id: '2', name: 'Set 2', tenant: { ...backupSet().tenant!, clientId: undefined } }),
      backupSet({ id: '3', name: 'Set 3', authentication: byHand }),
      backupSet({ id: '4', name: 'Set 4' }),
    ];
    assert.deepEqual(
      migration.leftOut.map(({ name, why, ids }) => [name, why, ids]),
      [
        ['Set 1', 'gone', []],
        ['Set 2', 'rules', ['clientIdMissing']],
        ['Set 3', 'byHand', []],
      ],
    );
    await save(house, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.equal(house.written.length, 1);
    assert.deepEqual(house.sets[1]?.authentication, byHand);
  });

  it('leaves out at Save what changed on the disk before the view knew', async () => {
    const house = new House(...['1', '2', '3'].map((id) => backupSet({ id })));
    const migration = await authorize(house);
    house.onDisk.set('1', backupSet({ id: '1', authentication: { method: 'hybrid', grant: 'by-hand' } }));
    house.onDisk.set('2', backupSet({ id: '2', edition: { name: 'A', kind: 'OBM', version: '8.0' } }));
    await save(house, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.deepEqual(
      migration.leftOut.map(({ key, why }) => [key.at(-2), why]),
      [
        ['1', 'byHand'],
        ['2', 'rules'],
      ],
    );
    assert.equal(house.edits.length, 1);
    assert.equal(house.written.length, 1);
  });

  it('is not saved where nothing of it is left', async () => {
    const house = new House(backupSet({ id: '1' }), backupSet({ id: '2' }));
    const migration = await authorize(house);
    house.sets = [];
    await save(house, migration);
    assert.equal(migration.state.at.step, 'confirm');
    assert.equal(migration.state.problem?.kind, 'setChanged');
    assert.equal((await house.kept()).length, 1, 'the finished authorization is still here');
  });

  it('saves with a second Save only what the first one could not', async () => {
    const second = 'file:///estate/second.json';
    const house = new House(backupSet({ id: '1' }), backupSet({ id: '2', file: second }));
    const migration = await authorize(house);
    house.refusesFile = second;
    await save(house, migration);
    assert.deepEqual(migration.state.problem, { kind: 'file', reason: 'unsavedChanges' });
    house.refusesFile = undefined;
    await save(house, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.deepEqual(house.edits, ['file:///estate/backup-sets.json', second]);
  });

  it('lets all sets read “not authorized here” where its grant is forgotten, and offers it to none', async () => {
    const house = new House(backupSet({ id: '1' }), backupSet({ id: '2' }));
    const migration = await authorize(house);
    await save(house, migration);
    const { grant } = house.written[0]!;
    await house.migrations.refresh();
    assert.deepEqual(
      house.sets.map((set) => house.migrations.here(keyOf(set)).grant),
      [true, true],
    );
    await house.migrations.forget(grant!);
    assert.deepEqual(
      house.sets.map((set) => house.migrations.here(keyOf(set)).grant),
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
    async function cutOff(...sets: BackupSet[]): Promise<House> {
      const house = new House(...sets);
      const together = house.sets.slice(0, 3).map(keyOf);
      await authorize(house, administrator, undefined, together);
      house.migrations.dispose();
      await house.migrations.refresh();
      return house;
    }

    const unsaved = (house: House) =>
      house.sets.filter((set) => house.migrations.here(keyOf(set)).pending).map(({ id }) => id);

    async function shown(house: House, id: string): Promise<Migration> {
      const migration = await house.show(id);
      migration.dispatch({ type: 'state', check: 'person', on: true });
      return migration;
    }

    it('reads “authorized, not yet saved” for each of them, and for no other', async () => {
      const house = await cutOff(...estate());
      assert.deepEqual(unsaved(house), ['1', '2', '3']);
    });

    it('goes on at Confirm for all of them, whichever is shown, each with its method', async () => {
      const house = await cutOff(...estate());
      const migration = await shown(house, '2');
      assert.equal(migration.state.at.step, 'confirm');
      await save(house, migration);
      assert.deepEqual(
        house.written.map(({ method }) => method),
        ['modern', 'hybrid', 'modern'],
      );
      assert.deepEqual(house.edits, ['file:///estate/backup-sets.json', second]);
      assert.equal(house.attempts.length, 1, 'nobody signed in twice');
      await house.migrations.refresh();
      assert.deepEqual(unsaved(house), []);
    });

    it('goes on where the first of them is gone, with the method of the one that is left', async () => {
      const house = await cutOff(...estate());
      house.sets = house.sets.filter(({ id }) => id === '2');
      const migration = await shown(house, '2');
      assert.equal(migration.state.at.step, 'confirm');
      await save(house, migration);
      assert.deepEqual(
        house.written.map(({ method }) => method),
        ['hybrid'],
      );
    });

    it('takes none along of another account, and one alone that by now wants its own authorization', async () => {
      const house = await cutOff(...estate());
      const edition = { name: 'AhsayOBM', kind: 'OBM', version: '9.1' } as const;
      house.sets = house.sets.map((set) =>
        set.id === '1'
          ? { ...set, account: 'other@contoso.com' }
          : set.id === '3'
            ? { ...set, edition }
            : set,
      );
      const ids = async (id: string) => (await house.show(id)).members.map(({ set }) => set.id);
      assert.deepEqual(await ids('2'), ['2']);
      assert.deepEqual(await ids('3'), ['3']);
    });

    it('is dropped for all of them by Cancel', async () => {
      const house = await cutOff(...estate());
      await house.migrations.cancel(keyOf(house.sets[1]!));
      assert.deepEqual(unsaved(house), []);
      assert.deepEqual(await house.kept(), []);
    });

    it('offers its authorization as one that is here to those that were left out of its Save', async () => {
      const house = await cutOff(...estate());
      house.sets = house.sets.map((set) => (set.id === '1' ? { ...set, faults: ['tenantInvalid'] } : set));
      const migration = await shown(house, '3');
      await save(house, migration);
      assert.equal(house.written.length, 2);
      house.sets = house.sets.map((set) => (set.id === '1' ? { ...set, faults: [] } : set));
      await house.migrations.refresh();
      assert.deepEqual(unsaved(house), []);
    });
  });

  it('keeps its tokens where its sets are too many to be named', () => {
    const person = { name: account, objectId, tenantId, homeTenantId: tenantId };
    const authorized = { grant: 'an-id', person, role: 'notNeeded', granted: [], checks: [] } as const;
    const keptFor = (count: number) => {
      const sets = Array.from({ length: count }, (_, n) => ({
        set: backupSet({ id: String(n) }),
        method: 'hybrid' as const,
      }));
      const exchanged = { evidence: evidence(), tokenCache: 'a-refresh-token' };
      const { intent } = newGrant(exchanged, authorized, sets[0]!.set, { sets, acknowledged: [] }, 0);
      return (intent.others?.length ?? 0) + 1;
    };
    assert.deepEqual([1, 2, 1000].map(keptFor), [1, 2, 1000]);
    assert.equal(keptFor(20_000), 1, 'a secret has a limit');
  });

  it('goes on at Confirm with all of them after a reload', async () => {
    const house = new House(backupSet({ id: '1' }), backupSet({ id: '2', ...sites }));
    await authorize(house);
    house.migrations.dispose();
    await house.migrations.refresh();
    assert.ok(await house.migrations.showTogether(house.sets.map(keyOf), 'migrate'));
    const migration = house.migrations.onPage!;
    assert.equal(migration.state.at.step, 'confirm');
    migration.dispatch({ type: 'state', check: 'person', on: true });
    await save(house, migration);
    assert.deepEqual(
      house.written.map(({ method, authorizedBy }) => [
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
