import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import type { Migration } from '../../../src/migration/migration';
import { backupSet, evidence, MigrationHarness } from './migrationHarness';

const key = keyOf(backupSet());

/** The ways by which a person gives a migration up. */
const ways: Record<string, (harness: MigrationHarness, migration: Migration) => Promise<unknown>> = {
  'Cancel on the page': async (_, migration) => {
    migration.dispatch({ type: 'cancel' });
    await migration.finished();
  },
  'Cancel Migration': (harness) => harness.migrations.cancel(key),
  'the deletion of every authorization': (harness) => harness.localGrants.deleteAll(),
  'Start Over': (harness, migration) => {
    harness.reads(backupSet({ account: 'other@contoso.com' }));
    return migration.startOver(() => Promise.resolve(true));
  },
};

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function assertNothingLeft(harness: MigrationHarness): void {
  assert.ok(
    harness.attempts.every(({ disposed }) => disposed),
    'no listener stays',
  );
  assert.equal(harness.secrets.size, 0, 'no secret is stored');
  assert.deepEqual(harness.migrations.running(), [], 'nothing reads "under way"');
  assert.deepEqual(harness.written, []);
}

for (const [way, giveUp] of Object.entries(ways)) {
  describe(`After ${way}`, () => {
    it('no browser opens for an attempt that was being prepared', async () => {
      const harness = new MigrationHarness(backupSet());
      const prepared = harness.holdsPreparation();
      const migration = await harness.show();
      migration.dispatch({ type: 'choose', method: 'hybrid' });
      migration.dispatch({ type: 'continue' });
      migration.dispatch({ type: 'confirmApp', on: true });
      migration.dispatch({ type: 'authorize', by: 'browser' });
      await giveUp(harness, migration);
      prepared();
      await settle();
      assert.deepEqual(harness.opened, []);
      assertNothingLeft(harness);
    });

    it('no code that arrives is exchanged', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.begin('hybrid');
      await giveUp(harness, migration);
      harness.attempts[0]!.arrive({ kind: 'code' });
      await settle();
      assertNothingLeft(harness);
    });

    if (way === 'Start Over') return;

    it('no secret is stored of an exchange that was under way', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.begin('hybrid');
      migration.submit('good');
      assert.equal(migration.state.at.step, 'exchanging');
      const givenUp = giveUp(harness, migration);
      await settle();
      harness.attempts[0]!.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
      await givenUp;
      await settle();
      assertNothingLeft(harness);
    });

    it('a grant that was being stored at that very moment is deleted again', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.begin('hybrid');
      migration.submit('good');
      const stored = harness.secrets.holdsStores();
      harness.attempts[0]!.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
      await harness.until(() => harness.secrets.held > 0);
      const givenUp = giveUp(harness, migration);
      await settle();
      stored();
      await givenUp;
      await harness.until(() => harness.secrets.size === 0);
      await settle();
      assertNothingLeft(harness);
    });

    it('a finished sign-in that was not saved is deleted', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.authorize('hybrid', evidence());
      assert.equal(harness.secrets.size, 1);
      await giveUp(harness, migration);
      await harness.until(() => harness.secrets.size === 0);
      assertNothingLeft(harness);
    });
  });
}

describe('A Save that has begun', () => {
  it('is finished, and Cancel Migration says so', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    migration.dispatch({ type: 'save' });
    assert.equal(migration.state.at.step, 'saving');
    assert.equal(await harness.migrations.cancel(key), false);
    assert.equal(harness.written.length, 1);
    assert.equal(harness.secrets.size, 1, 'the file names it');
  });

  it('is finished before every authorization is deleted', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    migration.dispatch({ type: 'save' });
    await harness.localGrants.deleteAll();
    assert.equal(harness.written.length, 1);
    assert.equal(harness.secrets.size, 0);
    assert.equal(harness.localGrants.localState(key).grant, false);
  });
});

describe('At the window’s end', () => {
  it('browser and listener end, and an exchange that is under way is kept', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid');
    migration.submit('good');
    const finished = harness.migrations.finish();
    harness.attempts[0]!.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await finished;
    assert.equal(harness.secrets.size, 1);
    assert.ok(harness.attempts[0]!.disposed);
  });

  it('an attempt that waits ends', async () => {
    const harness = new MigrationHarness(backupSet());
    await harness.begin('hybrid');
    await harness.migrations.finish();
    assert.ok(harness.attempts[0]!.disposed);
    assert.equal(harness.secrets.size, 0);
  });
});

describe('An exchange that is given up while the storage refuses it', () => {
  it('is stored by no later Save', async () => {
    const other = backupSet({ id: '2' });
    const harness = new MigrationHarness(backupSet(), other);
    const first = await harness.authorize('hybrid', evidence(), '2');
    first.dispatch({ type: 'save' });
    await harness.until(() => first.state.at.step === 'saved');
    const migration = await harness.begin('hybrid', 'browser', '1');
    harness.secrets.refuse = true;
    migration.submit('good');
    const refused = harness.secrets.holdsRefusals();
    harness.attempts.at(-1)!.finish({ evidence: evidence(), tokenCache: 'given up' });
    await settle();
    migration.dispatch({ type: 'cancel' });
    refused();
    await migration.finished();
    harness.secrets.refuse = false;
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    const [usable] = migration.sets.usable(harness.localGrants.all);
    migration.dispatch({ type: 'useGrant', authorized: usable!.authorized });
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'saved');
    assert.equal(harness.secrets.size, 1, 'that of the other set');
  });
});

describe('A deletion of several authorizations', () => {
  it('deletes the others where one is refused, and says so', async () => {
    const harness = new MigrationHarness(backupSet(), backupSet({ id: '2' }));
    await harness.authorize('hybrid', evidence());
    await harness.authorize('hybrid', evidence(), '2');
    const ids = (await harness.grants.list()).map(({ id }) => id);
    assert.equal(ids.length, 2);
    harness.secrets.refusesOnce = true;
    await assert.rejects(harness.localGrants.delete(...ids));
    assert.equal(harness.secrets.size, 1);
  });
});

describe('What Cancel could not delete', () => {
  it('is told on the page', async () => {
    const harness = new MigrationHarness(backupSet());
    harness.logs = [];
    const migration = await harness.authorize('hybrid', evidence());
    harness.secrets.refuseDelete = true;
    migration.dispatch({ type: 'cancel' });
    await harness.until(() => migration.state.problem !== undefined);
    assert.deepEqual(migration.state.problem, { kind: 'secretStorage', action: 'drop', detail: 'Error' });
  });

  it('is what a finished sign-in is asked about, stored or not', async () => {
    const harness = new MigrationHarness(backupSet());
    harness.secrets.refuse = true;
    const migration = await harness.authorize('hybrid', evidence());
    assert.ok(migration.state.at.step === 'confirm' && !migration.state.at.kept);
    assert.equal(migration.wouldLose?.person.name, backupSet().account);
  });
});
