import assert from 'node:assert/strict';
import { kindOf } from '../../../src/core/overview/diagnosticsText';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../../src/core/identity/grant';
import { ProblemError } from '../../../src/core/identity/problem';
import { microsoftProblem } from '../../../src/core/identity/signInErrors';
import { demandFor } from '../../../src/migration/attemptRequest';
import { account, backupSet, evidence, MigrationHarness, tenantId } from './migrationHarness';

const claims = '{"access_token":{"capolids":{"essential":true,"values":["a-policy"]}}}';

describe('Claims that Microsoft’s refusal demands', () => {
  const refusal = (change = {}) =>
    microsoftProblem({ error: 'invalid_grant', errorCodes: [50076], ...change });

  it('go into the next attempts, by whichever way, until one ends well', async () => {
    const harness = new MigrationHarness(backupSet());
    const migration = await harness.begin('hybrid');
    migration.submit('good');
    harness.attempts[0]!.fail(new ProblemError(refusal({ claims })));
    await harness.until(() => migration.state.problem !== undefined);
    migration.dispatch({ type: 'way', way: 'deviceCode' });
    migration.dispatch({ type: 'authorize', by: 'link' });
    await harness.until(() => harness.attempts.length === 2);
    // Without new ones the old ones still stand.
    harness.attempts[1]!.arrive({ kind: 'error', problem: refusal() });
    await harness.until(() => migration.state.problem !== undefined);
    migration.dispatch({ type: 'way', way: 'loopback' });
    migration.dispatch({ type: 'authorize', by: 'link' });
    await harness.until(() => {
      const { at } = migration.state;
      return at.step === 'waiting' && at.attempt === 3 && at.expiresAt !== undefined;
    });
    migration.submit('good');
    harness.attempts[2]!.finish({ evidence: evidence(), tokenCache: 'a-refresh-token' });
    await harness.until(() => migration.state.at.step === 'confirm');
    migration.dispatch({ type: 'signInAgain', checkRole: false });
    migration.dispatch({ type: 'authorize', by: 'link' });
    await harness.until(() => harness.attempts.length === 4);
    assert.deepEqual(
      harness.requests.map((request) => request.claims),
      [undefined, claims, claims, undefined],
    );
  });

  it('of Exchange alone make the next sign-in begin with that service', async () => {
    const harness = new MigrationHarness(backupSet({ sources: ['publicFolders'] }));
    harness.level = 'custom';
    const migration = await harness.begin('hybrid');
    migration.submit('good');
    const refused = { missing: ['EWS.AccessAsUser.All'], refused: refusal({ claims }) };
    harness.attempts[0]!.finish({ evidence: evidence(undefined, refused), tokenCache: 'a-refresh-token' });
    await harness.until(() => migration.state.at.step === 'confirm');
    migration.dispatch({ type: 'signInAgain', checkRole: false });
    migration.dispatch({ type: 'authorize', by: 'link' });
    await harness.until(() => harness.attempts.length === 2);
    const services = harness.requests.map(({ scopes }) => scopes.map(([one]) => new URL(one!).host));
    assert.deepEqual(services, [
      ['graph.microsoft.com', 'outlook.office365.com'],
      ['outlook.office365.com', 'graph.microsoft.com'],
    ]);
    assert.equal(harness.requests[1]!.claims, claims);
  });

  describe('when it renews a grant no more', () => {
    const grant = {
      id: '3f0d7a52-5a0f-4c7b-9d6e-2f6f3a1c9b10',
      cloud: 'global',
      tenant: 'contoso.com',
      tenantId,
      clientId: backupSet().tenant!.clientId!,
      account,
      person: evidence().person,
      role: 'notNeeded',
      granted: ['User.Read'],
      authorizedAt: '2026-11-20T09:00:00.000Z',
      intent: { file: backupSet().file, set: '1', method: 'hybrid', acknowledged: [] },
    } as const satisfies GrantFacts;
    const graph = { claims, scopes: ['https://graph.microsoft.com/User.Read'] };
    const named = (change: Partial<BackupSet> = {}) =>
      backupSet({ authentication: { method: 'hybrid', grant: grant.id.toUpperCase() }, ...change });
    const authorizeAgain = async (harness: MigrationHarness) => {
      await harness.begin('hybrid');
      return harness.requests.at(-1)!;
    };

    it('go into the sign-ins that are to take its place, until one ends well', async () => {
      const harness = new MigrationHarness(named());
      harness.grants.demands.note(grant, graph);
      assert.equal((await authorizeAgain(harness)).claims, claims);
      harness.migrations.onPage!.dispatch({ type: 'cancel' });
      const migration = await harness.authorize('hybrid', evidence());
      assert.equal(harness.requests.at(-1)!.claims, claims, 'A sign-in that was cancelled is none.');
      migration.dispatch({ type: 'signInAgain', checkRole: false });
      migration.dispatch({ type: 'authorize', by: 'link' });
      await harness.until(() => harness.requests.length === 3);
      assert.equal(harness.requests[2]!.claims, undefined);
    });

    it('go into none of a set that only names it', async () => {
      for (const foreign of [
        named({ tenant: { ...backupSet().tenant!, tenant: 'fabrikam.com' } }),
        named({ account: 'somebody@contoso.com' }),
        backupSet(),
      ]) {
        const harness = new MigrationHarness(foreign);
        harness.grants.demands.note(grant, graph);
        assert.equal((await authorizeAgain(harness)).claims, undefined);
      }
    });

    it('of Exchange alone begin with that service', async () => {
      const harness = new MigrationHarness(named({ sources: ['publicFolders'] }));
      harness.level = 'custom';
      const { requests } = harness;
      harness.grants.demands.note(grant, graph);
      const services = async () => (await authorizeAgain(harness)).scopes.map(([one]) => new URL(one!).host);
      assert.deepEqual(await services(), ['graph.microsoft.com', 'outlook.office365.com']);
      harness.migrations.onPage!.dispatch({ type: 'cancel' });
      const [, scopes = []] = requests[0]!.scopes;
      harness.grants.demands.note(grant, { claims, scopes });
      assert.deepEqual(await services(), ['outlook.office365.com', 'graph.microsoft.com']);
    });

    it('are gone with it, and when it is renewed after all', async () => {
      const harness = new MigrationHarness(named());
      const { grants } = harness;
      const demanded = () => demandFor([{ set: named() }], grants.demands)?.claims;
      await grants.keep({ ...grant, tokenCache: 'a-refresh-token' });
      grants.demands.note(grant, graph);
      await grants.rewrite(grant.id, { neverShared: true });
      assert.equal(demanded(), claims, 'A mark is no renewal.');
      await grants.rewrite(grant.id, { tokenCache: 'another', refreshedAt: grant.authorizedAt });
      assert.equal(demanded(), undefined);
      grants.demands.note(grant, graph);
      await grants.forget(grant.id);
      assert.equal(demanded(), undefined);
    });
  });

  it('are named in no diagnostics', () => {
    assert.equal(kindOf(refusal({ claims })), 'microsoft invalid_grant 50076');
  });
});
