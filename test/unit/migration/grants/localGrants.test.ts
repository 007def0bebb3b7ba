import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import { backupSet, evidence, MigrationHarness } from '../migrationHarness';

describe('Whether the grant that a set names is here', () => {
  it('is not told by the name alone: a set of another tenant, app or account names it in vain', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    migration.dispatch({ type: 'save' });
    await migration.finished();
    const own = harness.sets[0]!;
    const tenant = own.tenant!;
    const strangers = [
      { ...own, id: '2', tenant: { ...tenant, tenant: 'fabrikam.com' } },
      { ...own, id: '3', tenant: { ...tenant, clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40009' } },
      { ...own, id: '4', account: 'other@contoso.com' },
    ];
    harness.reads(own, ...strangers);
    await harness.localGrants.refresh();
    const here = harness.sets.map((set) => harness.localGrants.localState(keyOf(set)).grant);
    assert.deepEqual(here, [true, false, false, false]);
  });
});

describe('When the grant that a set names was used last', () => {
  it('is when it was renewed last, and until then, when it was authorized', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    migration.dispatch({ type: 'save' });
    await migration.finished();
    const [facts] = await harness.grants.list();
    const used = async () => {
      await harness.localGrants.refresh();
      return harness.localGrants.localState(keyOf(harness.sets[0]!)).lastUsed;
    };
    assert.equal(await used(), facts!.authorizedAt);
    const refreshedAt = '2026-12-24T18:00:00.000Z';
    await harness.grants.keep({ ...facts!, refreshedAt, tokenCache: 'a-refresh-token' });
    assert.equal(await used(), refreshedAt);
  });
});

describe('Work that changes many grants', () => {
  it('is told as one change at its end, each time', async () => {
    const { localGrants } = new MigrationHarness(backupSet());
    let told = 0;
    localGrants.onDidChange(() => (told += 1));
    for (const times of [1, 2]) {
      await localGrants.changeMany(() => {
        for (let grants = 0; grants < 5; grants++) localGrants.fire();
        return Promise.resolve();
      });
      assert.equal(told, times);
    }
  });
});
