import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { type Problem, ProblemError } from '../../../src/core/identity/problem';
import { formerGrants } from '../../../src/migration/formerGrants';
import { verifyGrants } from '../../../src/migration/grants/verifyGrants';
import { account, backupSet, evidence, MigrationHarness, objectId, tenantId } from './migrationHarness';

describe('A migration of a set', () => {
  it('keeps the grant before Save, and Save puts its UUID into the entry', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(await harness.kept(), [account]);
    assert.equal(harness.written.length, 0);
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'saved');
    const [record] = harness.written;
    assert.equal(record!.method, 'hybrid');
    assert.equal(record!.grant, (await harness.grants.list())[0]?.id);
    assert.deepEqual(record!.authorizedBy, { name: account, objectId, tenantId });
    assert.ok(!JSON.stringify(record).includes('a-refresh-token'));
    assert.ok(!('heldBy' in record!));
  });

  it('says in the record who holds the authorization, if they set a name', async () => {
    const harness = new MigrationHarness(backupSet());
    harness.holder = 'Kim Lee';
    const migration = await harness.authorize('hybrid', evidence());
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'saved');
    assert.equal(harness.written[0]!.heldBy, 'Kim Lee');
  });

  it('keeps in the record that the password is gone when a Modern set is authorized again', async () => {
    const tick = { by: 'Kim', at: '2026-11-20T10:00:00Z' };
    const aftercare = { passwordRemoved: tick, roleRemoved: tick };
    const modern = { method: 'modern', grant: '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11', aftercare } as const;
    const harness = new MigrationHarness(
      backupSet({ accountRole: 'globalAdministrator', authentication: modern }),
    );
    const admin = evidence(account, { globalAdministrator: 'confirmed' });
    const migration = await harness.authorize('modern', admin);
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'saved');
    assert.deepEqual(harness.written[0]?.aftercare, { passwordRemoved: tick });
  });

  it('keeps nothing of a person whom the rules do not admit', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('modern', evidence());
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(await harness.kept(), []);
    migration.dispatch({ type: 'save' });
    assert.equal(harness.written.length, 0);
  });

  it('keeps nothing of another tenant', async () => {
    const harness = new MigrationHarness(backupSet());
    const elsewhere = { person: { ...evidence().person, tenantId: 'another', homeTenantId: 'another' } };
    await harness.authorize('hybrid', evidence(account, elsewhere));
    assert.deepEqual(await harness.kept(), []);
  });

  it('names in the grant whom the exchange was for, though the file says otherwise meanwhile', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid');
    migration.submit('good');
    const other = { ...harness.sets[0]!.tenant!, tenant: 'fabrikam.onmicrosoft.com' };
    harness.sets = [backupSet({ tenant: other })];
    harness.attempts[0]!.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await harness.until(() => migration.state.at.step !== 'exchanging');
    const [grant] = await harness.grants.list();
    assert.equal(grant?.tenant, backupSet().tenant?.tenant);
    assert.notEqual(grant?.tenant, other.tenant);
  });

  it('shows "authorized, not yet saved" between exchange and Save, and Cancel drops the grant', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    await harness.until(() => harness.localGrants.localState(migration.key).pending !== undefined);
    migration.dispatch({ type: 'cancel' });
    await harness.until(() => harness.localGrants.localState(migration.key).pending === undefined);
    assert.deepEqual(await harness.kept(), []);
  });

  it('leaves the page to what a person began while a restored one was on its way', async () => {
    for (const first of ['restore', 'person'] as const) {
      const harness = new MigrationHarness(backupSet(), backupSet({ id: '2' }));
      const [restored, begun] = harness.sets.map(keyOf) as [string, string];
      const { migrations } = harness;
      const both = [() => migrations.restore(restored), () => migrations.show(begun, 'migrate')];
      await Promise.all((first === 'restore' ? both : both.reverse()).map((begin) => begin()));
      assert.equal(migrations.onPage?.key, begun, first);
    }
  });

  it('asks for test access of the set that it was wanted for, and of none that came between', async () => {
    const harness = new MigrationHarness(backupSet(), backupSet({ id: '2' }));
    const [tested, other] = harness.sets.map(keyOf) as [string, string];
    const { migrations } = harness;
    await migrations.show(other, 'migrate');
    await Promise.all([migrations.showToTest(tested), migrations.show(other, 'migrate')]);
    assert.equal(migrations.onPage?.key, other);
    assert.equal(migrations.onPage.state.choices.permissions, 'identity');
    await migrations.showToTest(tested);
    assert.equal(migrations.onPage.state.choices.permissions, 'test');
  });

  it('goes on at Confirm after the page was closed', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    harness.migrations.hide();
    assert.equal(harness.migrations.onPage, undefined);
    assert.equal(await harness.show(), migration);
    assert.equal(migration.state.at.step, 'confirm');
  });

  it('loses no finished exchange where the secret storage refuses: Save tries again', async () => {
    const harness = new MigrationHarness(backupSet());
    harness.secrets.refuse = true;
    const migration = await harness.authorize('hybrid', evidence());
    assert.equal(migration.state.problem?.kind, 'secretStorage');
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'confirm' && migration.state.problem !== undefined);
    assert.equal(harness.written.length, 0);
    harness.secrets.refuse = false;
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'saved');
    assert.deepEqual(await harness.kept(), [account]);
  });

  it('writes nothing where the grant vanished from the storage before Save', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    await harness.grants.forgetAll();
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.problem !== undefined);
    assert.deepEqual(migration.state.problem, { kind: 'secretStorage', action: 'read' });
    assert.equal(harness.written.length, 0);
  });

  it('offers the former authorization for deletion after Authorize Again, unless another set names it', async () => {
    for (const shared of [false, true]) {
      const second = backupSet({ id: '2', name: 'Second' });
      const harness = new MigrationHarness(backupSet(), second);
      const first = await harness.authorize('hybrid', evidence());
      first.dispatch({ type: 'save' });
      await harness.until(() => first.state.at.step === 'saved');
      const old = harness.written[0]!.grant!;
      if (shared) {
        const other = await harness.show('2');
        other.dispatch({ type: 'choose', method: 'hybrid' });
        const [usable] = other.sets.usable(harness.localGrants.all);
        other.dispatch({ type: 'useGrant', authorized: usable!.authorized });
        other.dispatch({ type: 'save' });
        await harness.until(() => other.state.at.step === 'saved');
        assert.equal(harness.written[1]?.grant, old);
      }
      const again = await harness.authorize('hybrid', evidence());
      assert.notEqual(again, first);
      again.dispatch({ type: 'save' });
      await harness.until(() => again.state.at.step === 'saved');
      assert.ok(await harness.grants.facts(old), 'nothing but a person deletes it');
      const offered = formerGrants(again.sets, harness.localGrants.all).map(({ id }) => id);
      assert.deepEqual(offered, shared ? [] : [old]);
    }
  });

  it('takes no code where none came, and stays at a refused paste', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid', 'link');
    assert.deepEqual(harness.opened, []);
    migration.submit(' ');
    assert.deepEqual(migration.state.problem, { kind: 'attempt', reason: 'noCode' });
    migration.submit('bad');
    assert.deepEqual(migration.state.problem, { kind: 'paste', reason: 'notACode' });
    assert.equal(migration.state.at.step, 'waiting');
    migration.end('left');
  });

  it('returns to Authorize with the reason where the exchange fails', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid');
    migration.submit('good');
    const problem: Problem = { kind: 'network', cause: 'dropped', host: 'login.microsoftonline.com' };
    harness.attempts[0]!.fail(new ProblemError(problem));
    await harness.until(() => migration.state.at.step === 'authorize');
    assert.equal(migration.state.problem, problem);
  });

  it('does nothing at all in an untrusted workspace', async () => {
    const harness = new MigrationHarness(backupSet());
    harness.trusted = false;
    assert.equal(await harness.migrations.show(keyOf(backupSet()), 'migrate'), false);
    await harness.localGrants.refresh();
    const run = { atMost: 6, signal: new AbortController().signal };
    await verifyGrants([keyOf(backupSet())], harness.localGrants.all, harness.services, run);
    assert.equal(harness.secrets.reads, 0);
  });

  it('offers no grant of another account, and asks for a sign-in per set from 9.1', async () => {
    const other = backupSet({ id: '2', account: 'other@contoso.com' });
    const newer = backupSet({ id: '3', edition: { name: 'AhsayOBM', kind: 'OBM', version: '9.1' } });
    const same = backupSet({ id: '4' });
    const harness = new MigrationHarness(backupSet(), other, newer, same);
    const first = await harness.authorize('hybrid', evidence());
    first.dispatch({ type: 'save' });
    await harness.until(() => first.state.at.step === 'saved');
    assert.equal((await harness.usable(same)).length, 1);
    assert.equal((await harness.usable(other)).length, 0);
    assert.equal((await harness.usable(newer)).length, 0);
  });
});
