import assert from 'node:assert/strict';
import { request } from 'node:http';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { type Authority, startAuthority } from './authority';
import { practiceApps, practiceTenants, practiceUsers } from '../../src/practice/estate';
import type { TokenFault } from './faults';
import { claimsOf, codeFor, redeem } from './practiceRequests';

const { backup } = practiceUsers;

describe('the practice authority: faults', () => {
  let authority: Authority;
  beforeEach(async () => (authority = await startAuthority()));
  afterEach(() => authority.close());

  const configuration = () =>
    fetch(`${authority.apiOrigin}/contoso.practice/v2.0/.well-known/openid-configuration`);
  const tokensWith = async (fault: TokenFault) => {
    const code = await codeFor(authority, backup);
    authority.faults.next('token', fault);
    return redeem(authority, code);
  };

  it('happen as often as asked, to the endpoint asked, and then no more', async () => {
    authority.faults.next('discovery', { kind: 'unavailable' }, 2);
    assert.equal((await fetch(`${authority.apiOrigin}/common/discovery/v2.0/keys`)).status, 200);
    assert.equal((await configuration()).status, 503);
    assert.equal((await configuration()).status, 503);
    assert.equal((await configuration()).status, 200);
  });

  it('can be forgotten', async () => {
    authority.faults.next('discovery', { kind: 'unavailable' });
    authority.faults.clear();
    assert.equal((await configuration()).status, 200);
  });

  it('drop a connection', async () => {
    authority.faults.next('discovery', { kind: 'drop' });
    await assert.rejects(configuration());
  });

  it('hang until the authority closes', async () => {
    authority.faults.next('discovery', { kind: 'hang' });
    const hanging = configuration();
    const sent = { ended: false };
    hanging.catch(() => (sent.ended = true));
    while (authority.requests.length === 0 && !sent.ended) await new Promise(setImmediate);
    await authority.close();
    await assert.rejects(hanging);
    authority = await startAuthority();
  });

  it('throttle with Retry-After', async () => {
    authority.faults.next('discovery', { kind: 'throttled', retryAfterSeconds: 7 });
    const response = await configuration();
    assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '7']);
  });

  it("show a gateway's page", async () => {
    authority.faults.next('discovery', { kind: 'html502' });
    const response = await configuration();
    assert.deepEqual([response.status, response.headers.get('content-type')], [502, 'text/html']);
  });

  it('cut an answer in half', async () => {
    authority.faults.next('discovery', { kind: 'truncatedJson' });
    await assert.rejects((await configuration()).json(), SyntaxError);
  });

  it('answer late', async () => {
    authority.faults.next('discovery', { kind: 'slow', milliseconds: 5 });
    assert.equal((await configuration()).status, 200);
  });

  it('refuse with a number of the catalogue', async () => {
    const code = await codeFor(authority, backup);
    authority.faults.next('token', { kind: 'refused', number: 53003 });
    assert.deepEqual((await redeem(authority, code)).error_codes, [53003]);
  });

  it('break the signature, and nothing else', async () => {
    const keys = await fetch(`${authority.apiOrigin}/common/discovery/v2.0/keys`);
    const keySet = createLocalJWKSet((await keys.json()) as JSONWebKeySet);
    const sound = await redeem(authority, await codeFor(authority, backup));
    await jwtVerify(sound.id_token ?? '', keySet);
    const broken = await tokensWith({ kind: 'brokenSignature' });
    await assert.rejects(jwtVerify(broken.id_token ?? '', keySet), {
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
    assert.equal(claimsOf(broken.id_token)['oid'], backup.memberships[0].objectId);
  });

  it('change audience, issuer, tenant and nonce', async () => {
    const { fabrikam } = practiceTenants;
    const claims = async (fault: TokenFault) => claimsOf((await tokensWith(fault)).id_token);
    assert.notEqual((await claims({ kind: 'wrongAudience' }))['aud'], practiceApps.backup.clientId);
    assert.equal((await claims({ kind: 'wrongIssuer' }))['iss'], 'https://login.example.com/v2.0');
    assert.equal((await claims({ kind: 'otherTenant' }))['tid'], fabrikam.id);
    assert.equal((await claims({ kind: 'otherNonce' }))['nonce'], 'another-nonce');
  });

  it('shift the times of the ID token', async () => {
    const now = authority.now() / 1000;
    const expired = claimsOf((await tokensWith({ kind: 'expiredIdToken' })).id_token);
    assert.ok(Number(expired['exp']) < now - 3000);
    const ahead = claimsOf((await tokensWith({ kind: 'clockSkew', seconds: 3600 })).id_token);
    assert.ok(Number(ahead['nbf']) > now + 3000);
  });

  it('leave out a field, and a claim', async () => {
    for (const field of ['id_token', 'refresh_token', 'client_info'] as const) {
      assert.equal((await tokensWith({ kind: 'missingField', field }))[field], undefined);
    }
    for (const claim of ['tid', 'oid', 'wids'] as const) {
      assert.equal(claim in claimsOf((await tokensWith({ kind: 'missingClaim', claim })).id_token), false);
    }
  });
});

describe('the practice authority: its addresses', () => {
  let authority: Authority;
  before(async () => (authority = await startAuthority()));
  after(() => authority.close());

  const statusFor = (host: string, address = '127.0.0.1') =>
    new Promise<number | undefined>((resolve, reject) => {
      const path = '/common/oauth2/nativeclient';
      const sent = request({ host: address, port: authority.port, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject).end();
    });

  it('answers under its own names', async () => {
    const { port } = authority;
    assert.equal(await statusFor(`login.localhost:${port}`), 200);
    assert.equal(await statusFor(`127.0.0.1:${port}`), 200);
    if (authority.untrustedBrowserOrigin !== undefined) {
      assert.equal(await statusFor(`127.0.0.2:${port}`, '127.0.0.2'), 200);
    }
  });

  it('answers under no other name', async () => {
    assert.equal(await statusFor(`attacker.example:${authority.port}`), 421);
    assert.equal(await statusFor('login.localhost'), 421);
  });

  it('records what was asked, without the values of secrets', async () => {
    const code = await codeFor(authority, backup);
    await redeem(authority, code);
    const recorded = JSON.stringify(authority.requests);
    const last = authority.requests.at(-1)!;
    assert.deepEqual(
      [last.endpoint, last.method, last.values['grant_type']],
      ['token', 'POST', 'authorization_code'],
    );
    assert.ok(last.formKeys.includes('code_verifier'));
    assert.ok(recorded.includes('http://localhost:51234'), 'harmless values are there');
    for (const secret of [code, backup.password, 'nonce-1', 'st&a=te+1'])
      assert.ok(!recorded.includes(secret));
  });
});
