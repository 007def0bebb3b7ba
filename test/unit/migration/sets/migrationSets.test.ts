import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import type { Migration } from '../../../../src/migration/migration';
import { administrator, authorize, save, sites } from '../groupScene';
import { backupSet, MigrationHarness } from '../migrationHarness';

const both = () => [backupSet({ id: '1', name: 'Mail' }), backupSet({ id: '2', name: 'Sites', ...sites })];
const alike = () => [backupSet({ id: '1', name: 'Mail' }), backupSet({ id: '2', name: 'More mail' })];
const { tenant } = backupSet();
const fabrikam = { tenant: { ...tenant!, tenant: 'fabrikam.com' } };
const byHand = {
  authentication: { method: 'hybrid', grant: '33333333-3333-4333-8333-333333333333' },
} as const;
const names = ({ sets }: Migration) => sets.members.map(({ set }) => set.name);

async function shown(harness: MigrationHarness): Promise<Migration> {
  assert.ok(await harness.migrations.showTogether(harness.sets.map(keyOf), 'migrate'));
  return harness.migrations.onPage!;
}

describe('The sets of a migration', () => {
  it('are, before Continue, without the one whose record somebody else changed', async () => {
    const harness = new MigrationHarness(...both());
    const migration = await shown(harness);
    const [mail, other] = both();
    harness.reads(mail!, { ...other!, ...byHand });
    assert.deepEqual(names(migration), ['Mail']);
    assert.deepEqual(
      migration.sets.leftOut.map(({ name, why, ids }) => [name, why, ids]),
      [['Sites', 'byHand', []]],
    );
  });

  it('are one with what changed in it where each of them changed', async () => {
    const harness = new MigrationHarness(...both());
    const migration = await shown(harness);
    migration.dispatch({ type: 'continue' });
    harness.reads(...both().map((set) => ({ ...set, ...fabrikam })));
    assert.deepEqual(names(migration), ['Mail']);
    assert.deepEqual(
      migration.sets.differences.map(({ id }) => id),
      ['tenant'],
    );
    assert.deepEqual(migration.sets.leftOut, []);
  });

  it('keep what Continue froze: a set that differs for a while is authorized too, by the same rules', async () => {
    const harness = new MigrationHarness(...both());
    const migration = await shown(harness);
    migration.dispatch({ type: 'continue' });
    const { judgement, subjects } = migration.sets;
    const [mail, other] = both();
    harness.reads({ ...mail!, ...fabrikam }, other!);
    assert.deepEqual(names(migration), ['Sites']);
    assert.deepEqual(migration.sets.judgement, judgement);
    assert.deepEqual(migration.sets.subjects, subjects);
  });

  it('are, once saved, those that were saved, whatever becomes of their entries', async () => {
    const harness = new MigrationHarness(...alike());
    const migration = await authorize(harness, administrator);
    await save(harness, migration);
    assert.equal(migration.state.at.step, 'saved');
    harness.reads(...harness.sets.map((set) => ({ ...set, ...fabrikam })));
    assert.deepEqual(names(migration), ['Mail', 'More mail']);
    assert.deepEqual(migration.sets.differences, []);
  });

  it('are, once saved, without those that the Save refused', async () => {
    const harness = new MigrationHarness(...alike());
    const migration = await authorize(harness, administrator);
    harness.onDisk.set('2', { ...alike()[1]!, ...byHand });
    await save(harness, migration);
    assert.equal(migration.state.at.step, 'saved');
    assert.deepEqual(names(migration), ['Mail']);
    assert.deepEqual(
      migration.sets.leftOut.map(({ name, why }) => [name, why]),
      [['More mail', 'byHand']],
    );
  });
});
