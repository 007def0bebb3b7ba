import assert from 'node:assert/strict';
import { type BackupSet, keyOf } from '../../../src/core/backupSet';
import { type Problem, ProblemError } from '../../../src/core/problem';
import { account, backupSet, evidence, House, objectId, tenantId } from './house';

describe('A migration of a set', () => {
  it('keeps the grant before Save, and Save puts its UUID into the entry', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('hybrid', evidence());
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(await house.kept(), [account]);
    assert.equal(house.written.length, 0);
    migration.dispatch({ type: 'save' });
    await house.until(() => migration.state.at.step === 'saved');
    const [record] = house.written;
    assert.equal(record!.method, 'hybrid');
    assert.equal(record!.grant, (await house.grants.list())[0]?.id);
    assert.deepEqual(record!.authorizedBy, { name: account, objectId, tenantId });
    assert.ok(!JSON.stringify(record).includes('a-refresh-token'));
  });

  it('keeps nothing of a person whom the rules do not admit', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('modern', evidence());
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(await house.kept(), []);
    migration.dispatch({ type: 'save' });
    assert.equal(house.written.length, 0);
  });

  it('keeps nothing of another tenant', async () => {
    const house = new House(backupSet());
    const elsewhere = { person: { ...evidence().person, tenantId: 'another', homeTenantId: 'another' } };
    await house.authorize('hybrid', evidence(account, elsewhere));
    assert.deepEqual(await house.kept(), []);
  });

  it('names in the grant whom the exchange was for, though the file says otherwise meanwhile', async () => {
    const house = new House(backupSet());
    const migration = await house.begin('hybrid');
    migration.submit('good');
    const other = { ...house.sets[0]!.tenant!, tenant: 'fabrikam.onmicrosoft.com' };
    house.sets = [backupSet({ tenant: other })];
    house.attempts[0]!.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await house.until(() => migration.state.at.step !== 'exchanging');
    const [grant] = await house.grants.list();
    assert.equal(grant?.tenant, backupSet().tenant?.tenant);
    assert.notEqual(grant?.tenant, other.tenant);
  });

  it('shows "authorized, not yet saved" between exchange and Save, and Cancel drops the grant', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('hybrid', evidence());
    await house.until(() => house.migrations.here(migration.key).pending !== undefined);
    migration.dispatch({ type: 'cancel' });
    await house.until(() => house.migrations.here(migration.key).pending === undefined);
    assert.deepEqual(await house.kept(), []);
  });

  it('goes on at Confirm after the page was closed', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('hybrid', evidence());
    house.migrations.hide();
    assert.equal(house.migrations.onPage, undefined);
    assert.equal(await house.show(), migration);
    assert.equal(migration.state.at.step, 'confirm');
  });

  it('loses no finished exchange where the secret storage refuses: Save tries again', async () => {
    const house = new House(backupSet());
    house.secrets.refuse = true;
    const migration = await house.authorize('hybrid', evidence());
    assert.equal(migration.state.problem?.kind, 'secretStorage');
    migration.dispatch({ type: 'save' });
    await house.until(() => migration.state.at.step === 'confirm' && migration.state.problem !== undefined);
    assert.equal(house.written.length, 0);
    house.secrets.refuse = false;
    migration.dispatch({ type: 'save' });
    await house.until(() => migration.state.at.step === 'saved');
    assert.deepEqual(await house.kept(), [account]);
  });

  it('writes nothing where the grant vanished from the storage before Save', async () => {
    const house = new House(backupSet());
    const migration = await house.authorize('hybrid', evidence());
    await house.grants.forgetAll();
    migration.dispatch({ type: 'save' });
    await house.until(() => migration.state.problem !== undefined);
    assert.deepEqual(migration.state.problem, { kind: 'secretStorage', action: 'read' });
    assert.equal(house.written.length, 0);
  });

  it('judges the entry again at Save: the file may have changed since Confirm', async () => {
    const changes: Partial<BackupSet>[] = [
      { account: 'other@contoso.com' },
      { tenant: { ...backupSet().tenant!, tenant: 'fabrikam.com' } },
      { edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.0' } },
    ];
    for (const change of changes) {
      const house = new House(backupSet());
      const migration = await house.authorize('hybrid', evidence());
      house.sets = [backupSet(change)];
      migration.dispatch({ type: 'save' });
      await house.until(() => migration.state.problem !== undefined);
      assert.equal(house.written.length, 0, JSON.stringify(change));
      assert.deepEqual(await house.kept(), [account], 'the grant is still here');
    }
  });

  it('drops the old grant after Authorize Again was saved, unless another set names it', async () => {
    for (const shared of [false, true]) {
      const second = backupSet({ id: '2', name: 'Second' });
      const house = new House(backupSet(), second);
      const first = await house.authorize('hybrid', evidence());
      first.dispatch({ type: 'save' });
      await house.until(() => first.state.at.step === 'saved');
      const old = house.written[0]!.grant!;
      if (shared) {
        const other = await house.show('2');
        other.dispatch({ type: 'choose', method: 'hybrid' });
        const [usable] = other.usable(house.migrations.grantsHere);
        other.dispatch({ type: 'useGrant', authorized: usable!.authorized });
        other.dispatch({ type: 'save' });
        await house.until(() => other.state.at.step === 'saved');
        assert.equal(house.written[1]?.grant, old);
      }
      const again = await house.authorize('hybrid', evidence());
      assert.notEqual(again, first);
      again.dispatch({ type: 'save' });
      await house.until(() => again.state.at.step === 'saved');
      assert.equal((await house.grants.facts(old)) !== undefined, shared);
    }
  });

  it('ends the attempt with Cancel, and drops what still comes of it', async () => {
    const house = new House(backupSet());
    const migration = await house.begin('hybrid');
    const attempt = house.attempts[0]!;
    attempt.arrive({ kind: 'code' });
    await house.until(() => migration.state.at.step === 'waiting' && migration.state.at.received);
    migration.submit('');
    migration.dispatch({ type: 'cancel' });
    assert.ok(attempt.disposed);
    attempt.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await house.until(() => house.secrets.stores > 0);
    await house.until(() => house.secrets.size === 0);
    assert.equal(migration.state.at.step, 'review');
  });

  it('takes no code where none came, and stays at a refused paste', async () => {
    const house = new House(backupSet());
    const migration = await house.begin('hybrid', 'link');
    assert.deepEqual(house.opened, []);
    migration.submit(' ');
    assert.deepEqual(migration.state.problem, { kind: 'attempt', reason: 'noCode' });
    migration.submit('bad');
    assert.deepEqual(migration.state.problem, { kind: 'paste', reason: 'notACode' });
    assert.equal(migration.state.at.step, 'waiting');
    migration.dispose();
  });

  it('returns to Authorize with the reason where the exchange fails', async () => {
    const house = new House(backupSet());
    const migration = await house.begin('hybrid');
    migration.submit('good');
    const problem: Problem = { kind: 'network', cause: 'dropped', host: 'login.microsoftonline.com' };
    house.attempts[0]!.fail(new ProblemError(problem));
    await house.until(() => migration.state.at.step === 'authorize');
    assert.equal(migration.state.problem, problem);
  });

  it('does nothing at all in an untrusted workspace', async () => {
    const house = new House(backupSet());
    house.trusted = false;
    assert.equal(await house.migrations.show(keyOf(backupSet()), 'migrate'), false);
    await house.migrations.refresh();
    await house.migrations.verify([keyOf(backupSet())], { atMost: 6, signal: new AbortController().signal });
    assert.equal(house.secrets.reads, 0);
  });

  it('offers no grant of another account, and asks for a sign-in per set from 9.1', async () => {
    const other = backupSet({ id: '2', account: 'other@contoso.com' });
    const newer = backupSet({ id: '3', edition: { name: 'AhsayOBM', kind: 'OBM', version: '9.1' } });
    const same = backupSet({ id: '4' });
    const house = new House(backupSet(), other, newer, same);
    const first = await house.authorize('hybrid', evidence());
    first.dispatch({ type: 'save' });
    await house.until(() => first.state.at.step === 'saved');
    assert.equal((await house.usable(same)).length, 1);
    assert.equal((await house.usable(other)).length, 0);
    assert.equal((await house.usable(newer)).length, 0);
  });
});
