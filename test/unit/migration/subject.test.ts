import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { backupSet, evidence, MigrationHarness, objectId, tenantId } from './migrationHarness';

const tenant = backupSet().tenant!;
const fabrikam = { tenant: { ...tenant, tenant: 'fabrikam.com' } };
const colleague = {
  authentication: {
    method: 'modern',
    grant: '33333333-3333-4333-8333-333333333333',
    authorizedBy: { name: 'colleague@contoso.com', objectId, tenantId },
    authorizedAt: '2026-11-25T10:00:00Z',
    applied: { by: 'A colleague', at: '2026-11-25T11:00:00Z' },
  },
} as const;
const agreed = () => Promise.resolve(true);
const refused = () => Promise.resolve(false);

describe('A migration is about what Continue froze', () => {
  it('keeps the authorization for the tenant that was signed in to, and does not save it for another', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid');
    harness.reads(backupSet(fabrikam));
    migration.submit('good');
    assert.equal(migration.state.at.step, 'waiting', 'the code is held');
    harness.reads(backupSet());
    migration.submit('');
    harness.reads(backupSet(fabrikam));
    harness.attempts[0]!.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await harness.until(() => migration.state.at.step === 'confirm');
    migration.dispatch({ type: 'save' });
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(harness.written, []);
    const [kept] = await harness.grants.list();
    assert.deepEqual([kept?.tenant, kept?.cloud], ['contoso.com', 'global']);
    await harness.localGrants.refresh();
    assert.equal(harness.localGrants.localState(keyOf(backupSet())).pending, undefined);
  });

  it('asks Microsoft about the frozen entry alone', async () => {
    const harness = new MigrationHarness(backupSet());
    await harness.begin('hybrid');
    assert.deepEqual(
      harness.requests.map(({ tenant: name, clientId, account }) => [name, clientId, account]),
      [['contoso.com', tenant.clientId, backupSet().account]],
    );
  });

  for (const [what, change] of [
    ['the tenant', fabrikam],
    ['the cloud', { tenant: { ...tenant, cloud: 'practice' } }],
    ['the client ID', { tenant: { ...tenant, clientId: tenantId } }],
    ['the account', { account: 'other@contoso.com' }],
    ['a colleague’s record', colleague],
    ['the version', { edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.0' } }],
  ] as readonly (readonly [string, Partial<BackupSet>])[]) {
    it(`is not saved after ${what} changed at Confirm, and is once it is as it was`, async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.authorize('hybrid', evidence());
      harness.reads(backupSet(change));
      assert.notDeepEqual(migration.sets.differences, []);
      migration.dispatch({ type: 'save' });
      assert.equal(migration.state.at.step, 'confirm');
      harness.reads(backupSet({ name: 'A new name' }));
      assert.deepEqual(migration.sets.differences, []);
      migration.dispatch({ type: 'save' });
      await harness.until(() => migration.state.at.step === 'saved');
      assert.equal(harness.written.length, 1);
    });

    it(`is refused at the edit where the view does not know yet that ${what} changed`, async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.authorize('hybrid', evidence());
      harness.onDisk.set('1', backupSet(change));
      migration.dispatch({ type: 'save' });
      await harness.until(() => migration.state.problem !== undefined);
      assert.equal(migration.state.problem?.kind, 'setChanged');
      assert.deepEqual(harness.written, []);
      assert.equal((await harness.kept()).length, 1, 'the sign-in is not lost');
    });
  }

  it('goes on where the entry could not be read for a moment', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid');
    harness.reads();
    assert.deepEqual(migration.sets.differences, [{ id: 'gone' }]);
    migration.submit('good');
    assert.ok(migration.state.at.step === 'waiting' && migration.state.at.received);
    harness.reads(backupSet());
    migration.submit('');
    assert.equal(migration.state.at.step, 'exchanging');
  });

  it('holds what a device brought while the entry differs, and goes on by itself', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid', 'link', '1', 'deviceCode');
    harness.reads(backupSet(fabrikam));
    harness.attempts.at(-1)!.arrive({ kind: 'code' });
    await harness.until(() => migration.state.at.step === 'waiting' && migration.state.at.received);
    harness.reads(backupSet());
    assert.equal(migration.state.at.step, 'exchanging');
  });

  it('counts a record that names its grant as saved: nothing is written, and what Undo needs stays', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    const { at } = migration.state;
    assert.ok(at.step === 'confirm');
    const record = { method: 'hybrid', grant: at.authorized.grant } as const;
    harness.onDisk.set('1', backupSet({ authentication: record }));
    const { memory } = harness.services;
    const former = {
      text: '{}',
      method: 'basic',
      saved: '{ "saved": 1 }',
      at: '2026-11-20T10:00:00Z',
    } as const;
    await memory.keepFormer(keyOf(backupSet()), former);
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'saved');
    assert.deepEqual(harness.edits, []);
    assert.deepEqual(memory.formerOf(keyOf(backupSet())), former);
  });

  describe('Start Over', () => {
    it('goes on at Confirm where the finished sign-in fits the entry as it is now', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.authorize('hybrid', evidence());
      harness.reads(backupSet(colleague));
      await migration.startOver(refused);
      assert.equal(migration.state.at.step, 'confirm');
      assert.deepEqual(migration.sets.differences, []);
      migration.dispatch({ type: 'save' });
      await harness.until(() => migration.state.at.step === 'saved');
      assert.equal(harness.written[0]?.method, 'hybrid');
    });

    it('asks before a finished sign-in that does not fit is lost, and begins again with the entry as it is', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.authorize('hybrid', evidence());
      harness.reads(backupSet(fabrikam));
      await migration.startOver(refused);
      assert.equal(migration.state.at.step, 'confirm');
      assert.equal((await harness.kept()).length, 1);
      await migration.startOver(agreed);
      assert.equal(migration.state.at.step, 'review');
      assert.equal(migration.sets.first.tenant?.tenant, 'fabrikam.com');
      await harness.until(() => harness.secrets.size === 0);
      migration.dispatch({ type: 'continue' });
      assert.deepEqual(migration.sets.differences, []);
    });

    it('keeps a sign-in that fits once new limits are accepted, and offers it', async () => {
      const admin = evidence(backupSet().account, { globalAdministrator: 'confirmed' });
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.authorize('modern', admin);
      harness.reads(backupSet({ sources: undefined }));
      await migration.startOver(refused);
      assert.equal(migration.state.at.step, 'review');
      assert.equal(harness.secrets.size, 1);
    });

    it('ends an attempt under way', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.begin('hybrid');
      harness.reads(backupSet(fabrikam));
      await migration.startOver(refused);
      assert.equal(migration.state.at.step, 'review');
      assert.ok(harness.attempts[0]!.disposed);
    });
  });

  describe('A confirmation belongs to what was confirmed', () => {
    const other = { tenant: { ...tenant, clientId: tenantId } };

    it('opens no browser for another app than the one that was confirmed', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.show();
      migration.dispatch({ type: 'choose', method: 'hybrid' });
      migration.dispatch({ type: 'continue' });
      migration.dispatch({ type: 'confirmApp', on: true });
      harness.reads(backupSet(other));
      migration.dispatch({ type: 'authorize', by: 'browser' });
      assert.equal(migration.state.at.step, 'authorize');
      await migration.startOver(refused);
      migration.dispatch({ type: 'choose', method: 'hybrid' });
      migration.dispatch({ type: 'continue' });
      migration.dispatch({ type: 'authorize', by: 'browser' });
      assert.equal(migration.state.at.step, 'authorize');
      assert.deepEqual(harness.attempts, []);
    });

    it('is asked of another way of signing in, too', async () => {
      const harness = new MigrationHarness(backupSet());
      const migration = await harness.begin('hybrid');
      harness.reads(backupSet(other));
      migration.dispatch({ type: 'way', way: 'deviceCode' });
      assert.equal(harness.attempts.length, 1);
    });

    it('is none of a migration that goes on at Confirm', async () => {
      const harness = new MigrationHarness(backupSet());
      await harness.authorize('hybrid', evidence());
      harness.migrations.dispose();
      await harness.localGrants.refresh();
      const migration = await harness.show();
      assert.equal(migration.state.at.step, 'confirm');
      assert.equal(migration.state.choices.confirmedApp, undefined);
    });
  });

  describe('of several sets', () => {
    const both = () => [backupSet({ id: '1' }), backupSet({ id: '2' })];

    it('leaves out, under its name, what changed, and takes it along again when it is as it was', async () => {
      const harness = new MigrationHarness(...both());
      assert.ok(await harness.migrations.showTogether(harness.sets.map(keyOf), 'migrate'));
      const migration = harness.migrations.onPage!;
      migration.dispatch({ type: 'choose', method: 'hybrid' });
      migration.dispatch({ type: 'continue' });
      harness.reads(backupSet({ id: '1' }), backupSet({ id: '2', ...fabrikam, name: 'Renamed' }));
      assert.deepEqual(
        migration.sets.leftOut.map(({ key, name, why, ids }) => [key.at(-2), name, why, ids]),
        [['2', 'Finance', 'changed', ['tenant']]],
      );
      assert.equal(migration.facts.changed, false, 'the other one goes on');
      harness.reads(...both());
      assert.deepEqual(migration.sets.leftOut, []);
    });
  });

  it('judges the person again for each entry: a method or signer that Confirm did not show is not saved', async () => {
    const newer = { edition: { name: 'AhsayOBM', kind: 'OBM', version: '9.0' } };
    const guest = evidence('admin@contoso.com', {
      globalAdministrator: 'confirmed',
      person: { name: 'admin@contoso.com', objectId, tenantId, homeTenantId: objectId },
    });
    const sets = () => ['1', '2'].map((id) => backupSet({ id, ...newer, sources: ['sharePointSites'] }));
    const harness = new MigrationHarness(...sets());
    assert.ok(await harness.migrations.showTogether(harness.sets.map(keyOf), 'migrate'));
    const migration = harness.migrations.onPage!;
    migration.dispatch({ type: 'choose', method: 'modern' });
    migration.dispatch({ type: 'acknowledge', on: true });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmApp', on: true });
    migration.dispatch({ type: 'authorize', by: 'browser' });
    await harness.until(() => harness.opened.length > 0);
    migration.submit('good');
    harness.attempts[0]!.finish({ evidence: guest, tokenCache: 'a-refresh-token' });
    await harness.until(() => migration.state.at.step === 'confirm');
    const older = { edition: { ...newer.edition, version: '8.3.6.0' } };
    for (const set of sets()) harness.onDisk.set(set.id, { ...set, ...older });
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step !== 'saving');
    assert.equal(migration.state.at.step, 'confirm');
    assert.deepEqual(harness.written, []);
  });

  it('takes a tenant as its GUID, and a client ID in capitals, for the same', async () => {
    const other = { tenant: tenantId.toUpperCase(), clientId: tenant.clientId!.toUpperCase() };
    const second = backupSet({
      id: '2',
      file: 'file:///estate/second.json',
      tenant: { ...tenant, ...other },
    });
    const harness = new MigrationHarness(backupSet(), second);
    const first = await harness.authorize('hybrid', evidence());
    first.dispatch({ type: 'save' });
    await harness.until(() => first.state.at.step === 'saved');
    const migration = await harness.show('2');
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    const [usable] = migration.sets.usable(harness.localGrants.all);
    migration.dispatch({ type: 'useGrant', authorized: usable!.authorized });
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step === 'saved');
    assert.equal(harness.localGrants.localState(keyOf(second)).grant, true);
  });

  it('counts a grant that an entry names only for a set that it was made for', async () => {
    const harness = new MigrationHarness(backupSet());
    const first = await harness.authorize('hybrid', evidence());
    first.dispatch({ type: 'save' });
    await harness.until(() => first.state.at.step === 'saved');
    const { authentication } = harness.sets[0]!;
    const foreign = backupSet({ id: '2', ...fabrikam, authentication });
    const otherAccount = backupSet({ id: '3', account: 'sales@contoso.com', authentication });
    harness.reads(harness.sets[0]!, foreign, otherAccount);
    assert.deepEqual(
      harness.sets.map((set) => harness.localGrants.localState(keyOf(set)).grant),
      [true, false, false],
    );
    assert.deepEqual(
      harness.sets.map((set) => harness.localGrants.grantOf(set)?.id),
      [authentication.grant, undefined, undefined],
    );
  });

  it('is saved though what Undo needs could not be kept, and Saved says so', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.authorize('hybrid', evidence());
    harness.services.memory.keepFormer = () => Promise.reject(new Error('the disk is full'));
    migration.dispatch({ type: 'save' });
    await harness.until(() => migration.state.at.step !== 'saving');
    assert.equal(migration.state.at.step, 'saved');
    assert.deepEqual(migration.state.problem, { kind: 'defect', message: 'Error' });
    assert.equal(harness.edits.length, 1);
  });
});
