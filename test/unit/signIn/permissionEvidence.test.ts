import assert from 'node:assert/strict';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceTenants, practiceUsers } from '../../../src/practice/estate';
import { judgeIdentity } from '../../../src/core/identity/identityChecks';
import type { Evidence } from '../../../src/core/identity/signedIn';
import { exchanged, scopes } from './samples';

const { contoso } = practiceTenants;

describe('The evidence of a finished sign-in', () => {
  let authority: Authority;
  // A fresh one each time: consent once given stays given.
  beforeEach(async () => {
    authority = await startAuthority();
  });
  afterEach(() => authority.close());

  it('names the lasting authorization as missing where no refresh token came', async () => {
    authority.faults.next('token', { kind: 'missingField', field: 'refresh_token' });
    const { evidence } = await exchanged(authority);
    assert.deepEqual(evidence.missing, ['offline_access']);
  });

  it('collects the permissions of a second resource without the browser', async () => {
    const request = { scopes: [[scopes.user], [scopes.publicFolders]] };
    const { evidence, tokenCache } = await exchanged(authority, { request });
    assert.deepEqual(evidence.granted, ['User.Read', 'EWS.AccessAsUser.All']);
    assert.deepEqual(evidence.missing, []);
    assert.ok(tokenCache.includes('EWS.AccessAsUser.All'));
  });

  it('loses nothing when the second resource fails: its permissions are missing', async () => {
    authority.faults.next('token', { kind: 'slow', milliseconds: 0 });
    authority.faults.next('token', { kind: 'html502' });
    const request = { scopes: [[scopes.user], [scopes.publicFolders]] };
    const { evidence, tokenCache } = await exchanged(authority, { request });
    assert.deepEqual(evidence.granted, ['User.Read']);
    assert.deepEqual(evidence.missing, ['EWS.AccessAsUser.All']);
    assert.equal(evidence.refused?.kind === 'network' && evidence.refused.cause, 'gateway');
    assert.ok(tokenCache.includes('User.Read'));
  });

  describe('where only the second service is refused', () => {
    const both = [[scopes.user], [scopes.publicFolders]];
    const claims = '{"access_token":{"capolids":{"essential":true,"values":["a-policy"]}}}';
    const permissions = (evidence: Evidence) =>
      judgeIdentity(evidence, {
        account: practiceUsers.backup.userName,
        signer: 'anyMember',
      }).checks.find(({ id }) => id === 'permissions');

    it('names the policy, and a sign-in for that service with its claims ends well', async () => {
      authority.demandClaims(contoso, 'exchange', claims);
      const { evidence } = await exchanged(authority, { request: { scopes: both } });
      assert.equal(evidence.refused?.kind === 'microsoft' && evidence.refused.claims, claims);
      assert.deepEqual(permissions(evidence), {
        id: 'permissions',
        result: 'failed',
        params: {
          name: practiceUsers.backup.userName,
          account: practiceUsers.backup.userName,
          missing: 'EWS.AccessAsUser.All',
          error: 'invalid_grant',
          numbers: '50076',
        },
      });
      const request = { scopes: both.toReversed(), claims };
      const again = await exchanged(authority, { request });
      assert.deepEqual(again.evidence.missing, []);
      assert.equal(again.evidence.refused, undefined);
      assert.deepEqual(again.evidence.granted.toSorted(), ['EWS.AccessAsUser.All', 'User.Read']);
    });

    it('speaks of consent only where nobody consented', async () => {
      const body = { error: 'invalid_grant', error_codes: [65001], suberror: 'consent_required' };
      authority.faults.next('token', { kind: 'slow', milliseconds: 0 });
      authority.faults.next('token', { kind: 'answers', status: 400, body });
      const { evidence } = await exchanged(authority, { request: { scopes: both } });
      assert.equal(evidence.refused, undefined);
      assert.equal(permissions(evidence)?.params['missing'], 'EWS.AccessAsUser.All');
      assert.equal(permissions(evidence)?.params['error'], undefined);
    });
  });
});
