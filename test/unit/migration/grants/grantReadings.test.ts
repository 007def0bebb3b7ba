import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../../../src/core/identity/grant';
import { GrantReadings } from '../../../../src/migration/grants/grantReadings';
import { backupSet, evidence, MigrationHarness } from '../migrationHarness';
import { grantFacts } from '../savedEstate';

const id = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const older = grantFacts(id);
const newer = { ...older, refreshedAt: '2026-11-21T10:00:00.000Z' };

const kept = (readings: GrantReadings): readonly GrantFacts[] => [...(readings.kept?.values() ?? [])];

describe('Readings of the kept grants', () => {
  it('keep what a later reading of one grant found, though an earlier one of all ends after it', () => {
    const readings = new GrantReadings();
    readings.listed(readings.begin(), [older]);
    const all = readings.begin();
    readings.read(readings.begin(), id, newer);
    readings.listed(all, [older]);
    assert.deepEqual(kept(readings), [newer]);
    const again = readings.begin();
    readings.read(readings.begin(), id, undefined);
    readings.listed(again, [newer]);
    assert.deepEqual(kept(readings), []);
  });

  it('take the reading that began last, of one grant and of all', () => {
    const readings = new GrantReadings();
    const [first, second] = [readings.begin(), readings.begin()];
    readings.listed(second, [newer]);
    readings.listed(first, []);
    readings.read(first, id, undefined);
    assert.deepEqual(kept(readings), [newer]);
    const [third, fourth] = [readings.begin(), readings.begin()];
    readings.read(fourth, id, undefined);
    readings.read(third, id, newer);
    assert.deepEqual(kept(readings), []);
    readings.listed(readings.begin(), [older]);
    assert.deepEqual(kept(readings), [older]);
  });

  it('are kept together, though two begin before what keeps them is loaded', async () => {
    const harness = new MigrationHarness(backupSet({ authentication: { method: 'hybrid', grant: id } }));
    const { localGrants } = harness;
    const lists = [Promise.resolve([grantFacts(id)]), new Promise<never>(() => undefined)];
    harness.grants.list = () => lists.shift() ?? assert.fail();
    const first = localGrants.refresh();
    void localGrants.refresh();
    await first;
    assert.equal(lists.length, 0);
    assert.deepEqual(localGrants.all, [grantFacts(id)]);
  });

  it('leave the row right where a grant is dropped while all are read', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    const pending = () => harness.localGrants.localState(keyOf(harness.sets[0]!)).pending;
    await harness.until(() => pending() !== undefined);
    const { grant } = migration.state.at.step === 'confirm' ? migration.state.at.authorized : assert.fail();
    const found = await harness.grants.list();
    let end = (): void => undefined;
    harness.grants.list = () => new Promise((resolve) => (end = () => resolve(found)));
    const refreshed = harness.localGrants.refresh();
    await harness.grants.forget(grant);
    await harness.until(() => pending() === undefined);
    end();
    await refreshed;
    assert.equal(pending(), undefined);
  });
});
