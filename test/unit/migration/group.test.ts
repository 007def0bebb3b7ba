import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { authorize, save, sites } from './groupScene';
import { backupSet, evidence, MigrationHarness } from './migrationHarness';

describe('A migration of several sets', () => {
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
});
