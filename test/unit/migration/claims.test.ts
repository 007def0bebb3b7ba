import assert from 'node:assert/strict';
import { kindOf } from '../../../src/core/diagnosticsText';
import { ProblemError } from '../../../src/core/problem';
import { microsoftProblem } from '../../../src/core/signInErrors';
import { backupSet, evidence, MigrationHarness } from './migrationHarness';

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

  it('are named in no diagnostics', () => {
    assert.equal(kindOf(refusal({ claims })), 'microsoft invalid_grant 50076');
  });
});
