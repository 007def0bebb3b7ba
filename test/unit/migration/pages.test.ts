import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { backupSet, evidence, MigrationHarness } from './migrationHarness';

describe('The page of a set', () => {
  it('ends a migration that nothing was done for when it closes, and shows a new one', async () => {
    const harness = new MigrationHarness(backupSet());
    const before = await harness.show();
    before.dispatch({ type: 'choose', method: 'hybrid' });
    harness.migrations.hide();
    const after = await harness.show();
    assert.notEqual(after, before);
    assert.equal(after.state.choices.method, 'modern');
  });

  it('keeps what it says of a Save while it stays open, and tells the history once it was left', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    migration.dispatch({ type: 'save' });
    await migration.finished();
    const key = keyOf(harness.sets[0]!);
    await harness.migrations.show(key, 'show');
    assert.equal(harness.migrations.onPage?.state.at.step, 'saved');
    harness.migrations.hide();
    await harness.migrations.show(key, 'show');
    assert.equal(harness.migrations.onPage.state.at.step, 'overview');
  });

  it('offers no authorization that each of its sets names already', async () => {
    const harness = new MigrationHarness(backupSet(), backupSet({ id: '2' }));
    const migration = await harness.authorize('hybrid', evidence());
    migration.dispatch({ type: 'save' });
    await migration.finished();
    await harness.localGrants.refresh();
    const [own, other] = harness.sets;
    assert.equal((await harness.usable(other!)).length, 1);
    assert.equal((await harness.usable(own!)).length, 0);
  });
});

describe('Ask an Administrator', () => {
  it('marks every set of the migration, until one of them is no longer waited for', async () => {
    const harness = new MigrationHarness(backupSet(), backupSet({ id: '2' }));
    const keys = harness.sets.map(keyOf);
    await harness.migrations.showTogether(keys, 'migrate');
    const migration = harness.migrations.onPage!;
    const waits = () => keys.map((key) => harness.services.memory.waitsForAdministrator(key));
    migration.dispatch({ type: 'acknowledge', on: true });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'askAdministrator' });
    await harness.until(() => waits().every((one) => one));
    migration.dispatch({ type: 'noLongerWaiting' });
    await harness.until(() => waits().every((one) => !one));
  });
});
