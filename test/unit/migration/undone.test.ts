import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import type { Migration } from '../../../src/migration/migration';
import { basicSet } from '../../builders';
import { authorize, save } from './groupScene';
import { MigrationHarness } from './migrationHarness';

/** As Undo Migration does it: the file first, then what is known of it. */
async function undo(harness: MigrationHarness, ...ids: string[]): Promise<void> {
  const { memory, saveEntries } = harness.services;
  for (const set of harness.sets.filter(({ id }) => ids.includes(id))) {
    await memory.noteUndone(keyOf(set), set.authentication.grant);
    const former = JSON.stringify({ method: 'basic' });
    const result = await saveEntries(set.file, [{ id: set.id, formerText: former }], () => undefined);
    assert.ok(result.saved);
  }
  await harness.localGrants.refresh();
  for (const set of harness.sets.filter(({ id }) => ids.includes(id)))
    await harness.migrations.undone(keyOf(set));
}

describe('A page that shows Saved', () => {
  const [one, two] = [basicSet({ id: '1' }), basicSet({ id: '2' })];

  /** What the page showed at each move; undefined: it was closed. */
  function watched({ migrations }: MigrationHarness): (Migration | undefined)[] {
    const shown: (Migration | undefined)[] = [];
    migrations.onDidMove(() => shown.push(migrations.onPage));
    return shown;
  }

  it('shows the set as it is once its Save was undone, and is never closed for it', async () => {
    const harness = new MigrationHarness(one);
    const migration = await authorize(harness);
    await save(harness, migration);
    assert.equal(migration.state.at.step, 'saved');
    const shown = watched(harness);
    await undo(harness, '1');
    const { onPage } = harness.migrations;
    assert.notEqual(onPage, migration);
    assert.deepEqual([onPage?.key, onPage?.state.at.step], [keyOf(one), 'overview']);
    assert.equal(onPage?.sets.first.authentication.method, 'basic');
    assert.ok(shown.length > 0 && !shown.includes(undefined));
  });

  it('shows its first set where the Save of several was undone', async () => {
    const harness = new MigrationHarness(one, two);
    await save(harness, await authorize(harness));
    const shown = watched(harness);
    await undo(harness, '1', '2');
    const { onPage } = harness.migrations;
    assert.deepEqual([onPage?.keys, onPage?.state.at.step], [[keyOf(one)], 'overview']);
    assert.ok(!shown.includes(undefined));
  });

  it('stays with another set that it shows meanwhile', async () => {
    const harness = new MigrationHarness(one, two);
    await save(harness, await authorize(harness, undefined, undefined, [keyOf(one)]));
    const other = await harness.show('2');
    await undo(harness, '1');
    assert.equal(harness.migrations.onPage, other);
  });
});
