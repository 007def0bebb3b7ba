import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import { administrator, authorize, save, sites } from '../groupScene';
import { backupSet, MigrationHarness } from '../migrationHarness';

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
});
