import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceApps, practiceTenants, practiceUsers } from '../../authority/estate';
import type { TokenFault } from '../../authority/faults';
import { judgeIdentity } from '../../../src/core/identity/identityChecks';
import { isGuid } from '../../../src/core/basics/guid';
import type { CheckId, Evidence } from '../../../src/core/identity/signedIn';
import { exchanged, problemFrom, scopes } from './samples';

const { contoso, fabrikam } = practiceTenants;

describe('The evidence of a finished sign-in', () => {
  let authority: Authority;
  // A fresh one each time: consent once given stays given.
  beforeEach(async () => {
    authority = await startAuthority();
  });
  afterEach(() => authority.close());

  const withFault = (fault: TokenFault) => {
    authority.faults.next('token', fault);
    return exchanged(authority);
  };

  it('says who signed in, in which tenant, and that the token holds', async () => {
    const { evidence: found, tokenCache } = await exchanged(authority);
    const { correlationId, clockAhead, ...evidence } = found;
    assert.equal(clockAhead, 0);
    assert.ok(isGuid(correlationId ?? ''));
    const [{ objectId }] = practiceUsers.backup.memberships;
    assert.deepEqual(evidence, {
      person: { name: 'backup@contoso.practice', objectId, tenantId: contoso.id, homeTenantId: contoso.id },
      expectedTenantId: contoso.id,
      signature: true,
      audience: true,
      issuer: true,
      timely: true,
      nonce: true,
      globalAdministrator: 'notHeld',
      granted: ['User.Read', 'Mail.ReadWrite'],
      missing: [],
    } satisfies Evidence);
    const { RefreshToken, Account } = JSON.parse(tokenCache) as Record<string, object>;
    assert.equal(Object.keys(RefreshToken ?? {}).length, 1);
    assert.equal(Object.keys(Account ?? {}).length, 1);
  });

  const faults: readonly (readonly [TokenFault, keyof Evidence])[] = [
    [{ kind: 'brokenSignature' }, 'signature'],
    [{ kind: 'wrongAudience' }, 'audience'],
    [{ kind: 'wrongIssuer' }, 'issuer'],
    [{ kind: 'otherNonce' }, 'nonce'],
    [{ kind: 'missingClaim', claim: 'nonce' }, 'nonce'],
    [{ kind: 'expiredIdToken' }, 'timely'],
    [{ kind: 'clockSkew', seconds: 3600 }, 'timely'],
    [{ kind: 'missingClaim', claim: 'tid' }, 'issuer'],
  ];
  for (const [fault, check] of faults) {
    it(`shows ${'claim' in fault ? `a missing ${fault.claim}` : fault.kind}, and gives nothing to keep`, async () => {
      const { evidence, tokenCache } = await withFault(fault);
      assert.equal(evidence[check], false);
      assert.equal(evidence.globalAdministrator, 'unchecked');
      assert.equal(tokenCache, '');
    });
  }

  const sameToken: readonly (readonly [string, Record<string, unknown>])[] = [
    ['audience', { aud: practiceApps.backup.clientId.toUpperCase() }],
    ['tenant', { tid: contoso.id.toUpperCase() }],
    ['object ID', { oid: practiceUsers.backup.memberships[0].objectId.toUpperCase() }],
    ['issuer', { iss: `HTTPS://Login.MicrosoftOnline.com/${contoso.id.toUpperCase()}/v2.0` }],
    ['not-before that is missing', { nbf: undefined }],
  ];
  for (const [what, claims] of sameToken) {
    it(`holds with the ${what} in other letters`, async () => {
      const { evidence, tokenCache } = await withFault({ kind: 'otherClaims', claims });
      const checks = judgeIdentity(evidence, { account: practiceUsers.backup.userName, signer: 'anyMember' });
      assert.deepEqual(
        checks.checks.filter(({ result }) => result !== 'passed'),
        [],
      );
      assert.notEqual(tokenCache, '');
    });
  }

  const otherTokens: readonly (readonly [Record<string, unknown>, CheckId])[] = [
    [{ aud: [practiceApps.backup.clientId, 'another'] }, 'audience'],
    [{ aud: `${practiceApps.backup.clientId} ` }, 'audience'],
    [{ iss: `https://login.microsoftonline.com.example/${contoso.id}/v2.0` }, 'issuer'],
    [{ iss: `https://login.microsoftonline.com/${contoso.id}/v2.0/` }, 'issuer'],
    [{ exp: '99999999999' }, 'lifetime'],
    [{ exp: undefined }, 'lifetime'],
    [{ nbf: '0' }, 'lifetime'],
    [{ oid: undefined }, 'person'],
    [{ oid: '' }, 'person'],
    [{ oid: 7 }, 'person'],
    [{ tid: undefined }, 'tenant'],
  ];
  for (const [claims, id] of otherTokens) {
    it(`fails at ${id}, and gives nothing to keep, with ${inspect(claims)}`, async () => {
      const { evidence, tokenCache } = await withFault({ kind: 'otherClaims', claims });
      const { checks } = judgeIdentity(evidence, {
        account: practiceUsers.backup.userName,
        signer: 'anyMember',
      });
      assert.equal(checks.find((check) => check.id === id)?.result, 'failed');
      assert.equal(tokenCache, '');
    });
  }

  it('names whoever signed in, though Microsoft leaves the user name out', async () => {
    const [{ objectId }] = practiceUsers.backup.memberships;
    const without = { preferred_username: undefined };
    const names: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ upn: 'upn@contoso.practice', email: 'mail@contoso.practice' }, 'upn@contoso.practice'],
      [{ email: 'mail@contoso.practice' }, 'mail@contoso.practice'],
      [{ preferred_username: ' ', upn: '', email: 7 }, objectId],
      [{}, objectId],
    ];
    for (const [claims, name] of names) {
      const { evidence } = await withFault({ kind: 'otherClaims', claims: { ...without, ...claims } });
      assert.equal(evidence.person.name, name);
    }
  });

  it('knows the role’s template in capitals', async () => {
    const claims = { wids: ['62E90394-69F5-4237-9190-012177145E10'] };
    const { evidence } = await withFault({ kind: 'otherClaims', claims });
    assert.equal(evidence.globalAdministrator, 'confirmed');
  });

  it('is none where the ID token is no token', async () => {
    const broken: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      const body = (await response.json()) as Record<string, unknown>;
      return Response.json('id_token' in body ? { ...body, id_token: 'no.token' } : body, response);
    };
    const problem = await problemFrom(exchanged(authority, { surroundings: { fetch: broken } }));
    assert.equal(problem.kind === 'network' && problem.cause, 'badAnswer');
  });

  it('bears with a clock that differs by a few minutes', async () => {
    const { evidence } = await withFault({ kind: 'clockSkew', seconds: 240 });
    assert.equal(evidence.timely, true);
  });

  it('shows a token of another tenant beside the tenant that was expected', async () => {
    const { evidence, tokenCache } = await withFault({ kind: 'otherTenant' });
    assert.notEqual(evidence.person.tenantId, contoso.id);
    assert.equal(evidence.expectedTenantId, contoso.id);
    assert.equal(tokenCache, '');
  });

  it('shows a guest’s home tenant, and nobody’s where Microsoft does not tell it', async () => {
    const guest = await exchanged(authority, { user: practiceUsers.guest });
    assert.equal(guest.evidence.person.tenantId, contoso.id);
    assert.equal(guest.evidence.person.homeTenantId, fabrikam.id);
    const untold = await withFault({ kind: 'missingField', field: 'client_info' });
    assert.equal(untold.evidence.person.homeTenantId, '');
  });

  it('takes the tenant’s GUID from its own configuration, whichever way the file names it', async () => {
    for (const tenant of [contoso.id, contoso.id.toUpperCase(), 'contoso.practice']) {
      const { evidence } = await exchanged(authority, { request: { tenant } });
      assert.equal(evidence.expectedTenantId, contoso.id);
      assert.equal(evidence.person.tenantId, contoso.id);
    }
  });

  it('is none without an ID token or an access token: that answer cannot be used', async () => {
    for (const field of ['id_token', 'access_token'] as const) {
      const problem = await problemFrom(withFault({ kind: 'missingField', field }));
      assert.equal(problem.kind === 'network' && problem.cause, 'badAnswer');
    }
  });

  it('names the lasting authorization as missing where no refresh token came', async () => {
    const { evidence } = await withFault({ kind: 'missingField', field: 'refresh_token' });
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

  describe('about the Global Administrator role', () => {
    const roleOf = async (user: keyof typeof practiceUsers, withClaims: boolean, checkRole: boolean) => {
      const app = withClaims ? practiceApps.backup : practiceApps.withoutRoleClaims;
      const request = {
        clientId: app.clientId,
        signer: 'globalAdministrator' as const,
        scopes: [[scopes.user, ...(checkRole ? [scopes.roles] : [])]],
        checkRole,
      };
      return (await exchanged(authority, { request, user: practiceUsers[user] })).evidence
        .globalAdministrator;
    };

    /** The permission needs an administrator's consent, once for the tenant. */
    const consentToRoleCheck = () => {
      const asked = `openid profile offline_access ${scopes.user} ${scopes.roles}`;
      authority.consentForTenant(contoso, asked, practiceApps.withoutRoleClaims);
    };

    it('believes the token’s roles where it has any', async () => {
      assert.equal(await roleOf('globalAdmin', true, false), 'confirmed');
      assert.equal(await roleOf('admin', true, false), 'confirmed');
      assert.equal(await roleOf('backup', true, false), 'notHeld');
      assert.equal(await roleOf('eligibleAdmin', true, false), 'notHeld');
    });

    it('could not check it where the token has none and nobody asked Graph', async () => {
      assert.equal(await roleOf('globalAdmin', false, false), 'unchecked');
    });

    it('asks Graph where the token has none', async () => {
      consentToRoleCheck();
      assert.equal(await roleOf('globalAdmin', false, true), 'confirmed');
      assert.equal(await roleOf('backup', false, true), 'notHeld');
    });

    for (const kind of ['drop', 'html502', 'unavailable', 'truncatedJson'] as const) {
      it(`could not check it where Graph fails (${kind})`, async () => {
        consentToRoleCheck();
        authority.faults.next('graph', { kind });
        assert.equal(await roleOf('globalAdmin', false, true), 'unchecked');
      });
    }
  });

  it('tells by how much this computer’s clock differs from Microsoft’s', async () => {
    for (const minutes of [90, -90]) {
      const now = () => Date.now() + minutes * 60_000;
      const { evidence } = await exchanged(authority, { surroundings: { now } });
      assert.equal(evidence.clockAhead, minutes);
      assert.equal(evidence.timely, false);
    }
  });

  it('admits a partner as an administrator only if this tenant’s token confirms the role', async () => {
    const user = practiceUsers.partner;
    const { evidence } = await exchanged(authority, { user, request: { signer: 'globalAdministrator' } });
    assert.equal(evidence.person.tenantId, contoso.id);
    assert.equal(evidence.person.homeTenantId, fabrikam.id);
    assert.equal(evidence.globalAdministrator, 'confirmed');
    const results = (signer: 'globalAdministrator' | 'anyMember') =>
      Object.fromEntries(
        judgeIdentity(evidence, { account: practiceUsers.backup.userName, signer }).checks.map(
          ({ id, result }) => [id, result],
        ),
      );
    const { home, role, person } = results('globalAdministrator');
    assert.deepEqual([home, role, person], ['noted', 'passed', 'noted']);
    assert.equal(results('anyMember')['home'], 'failed');
  });

  it('does not believe a partner whose token does not tell of the role', async () => {
    authority.faults.next('token', { kind: 'missingClaim', claim: 'wids' });
    const user = practiceUsers.partner;
    const { evidence } = await exchanged(authority, { user, request: { signer: 'globalAdministrator' } });
    const { checks } = judgeIdentity(evidence, {
      account: practiceUsers.backup.userName,
      signer: 'globalAdministrator',
    });
    assert.equal(checks.find(({ id }) => id === 'home')?.result, 'failed');
  });
});
