import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { backupSet, evidence, MigrationHarness } from './migrationHarness';

describe('The migrations of a window', () => {
  it('tell everybody when one gets under way or begins to sign in, and of other steps the page alone', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.show();
    let [changed, moved] = [0, 0];
    harness.migrations.onDidChange(() => (changed += 1));
    harness.migrations.onDidMove(() => (moved += 1));
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    assert.deepEqual([changed, moved], [0, 1]);
    migration.dispatch({ type: 'continue' });
    assert.deepEqual([changed, moved], [1, 2]);
    migration.dispatch({ type: 'confirmApp', on: true });
    assert.equal(changed, 1);
    migration.dispatch({ type: 'authorize', by: 'browser' });
    assert.equal(changed, 2);
  });

  it('tell when prompts lead one', async () => {
    const harness = new MigrationHarness(backupSet());
    let changed = 0;
    harness.migrations.onDidChange(() => (changed += 1));
    await harness.migrations.prompt(keyOf(harness.sets[0]!), 'migrate');
    assert.equal(changed, 1);
  });

  it('go on without the prompts that led them, and without those that led another', async () => {
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2' }));
    const { migrations } = harness;
    const prompted = (await migrations.prompt(keyOf(harness.sets[0]!), 'migrate'))!;
    prompted.dispatch({ type: 'continue' });
    migrations.leavePrompts(await harness.show('2'));
    assert.equal(migrations.onPrompts, prompted);
    migrations.leavePrompts(prompted);
    assert.equal(migrations.onPrompts, undefined);
    assert.deepEqual(migrations.running(), [prompted.key]);
  });

  it('tell the history of a set that was saved once the page showed another set', async () => {
    const harness = new MigrationHarness(backupSet({ id: '1' }), backupSet({ id: '2' }));
    const saved = await harness.authorize('hybrid', evidence());
    saved.dispatch({ type: 'save' });
    await saved.finished();
    await harness.show('2');
    await harness.migrations.show(saved.key, 'show');
    assert.equal(harness.migrations.onPage?.state.at.step, 'overview');
  });

  it('end with the grant that they go on with when that is deleted, and no other does', async () => {
    const harness = new MigrationHarness(
      backupSet({ id: '1' }),
      backupSet({ id: '2', account: 'other@contoso.com' }),
    );
    await harness.authorize('hybrid', evidence());
    const other = await harness.begin('hybrid', 'browser', '2');
    assert.equal(harness.migrations.running().length, 2);
    const [grant] = await harness.grants.list();
    await harness.localGrants.delete(grant!.id);
    assert.deepEqual(harness.migrations.running(), [other.key]);
    assert.equal(other.state.at.step, 'waiting');
  });

  it('say why a pasted text was not taken, and nothing of one that was', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid');
    assert.deepEqual(migration.submit('bad'), { kind: 'paste', reason: 'notACode' });
    assert.deepEqual(migration.submit(' '), { kind: 'attempt', reason: 'noCode' });
    assert.equal(migration.submit('good'), undefined);
  });
});
