import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceApps, practiceTenants, practiceUsers } from '../../../src/practice/estate';
import type { TokenFault } from '../../authority/faults';
import { judgeIdentity } from '../../../src/core/identity/identityChecks';
import { isGuid } from '../../../src/core/basics/guid';
import type { CheckId, Evidence } from '../../../src/core/identity/signedIn';
import { exchanged, problemFrom } from './samples';

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

  it('tells by how much this computer’s clock differs from Microsoft’s', async () => {
    for (const minutes of [90, -90]) {
      const now = () => Date.now() + minutes * 60_000;
      const { evidence } = await exchanged(authority, { surroundings: { now } });
      assert.equal(evidence.clockAhead, minutes);
      assert.equal(evidence.timely, false);
    }
  });
});
