import assert from 'node:assert/strict';
import { type Authority, startAuthority } from './authority';
import { cloudFetch, originsOf } from './cloudFetch';
import { type PlayableCloud, playable, playableClouds } from './playableClouds';
import { PracticeBrowser } from './practiceBrowser';
import { authorizeAddress, claimsOf, codeFor, post, redeem, refresh } from './practiceRequests';

const { global, usGovGccHigh, usGovDod, china } = playableClouds;

/** Each cloud beside each other one. */
const pairs = playable.flatMap(([id, cloud]) =>
  playable.filter(([other]) => other !== id).map(([otherId, other]) => ({ id, cloud, otherId, other })),
);

describe('the practice authority: Microsoft’s clouds by path', () => {
  let authority: Authority;
  let fetch: typeof globalThis.fetch;
  before(async () => {
    authority = await startAuthority();
    fetch = cloudFetch(authority);
  });
  after(() => authority.close());

  const at = ({ signIn }: PlayableCloud) => originsOf(authority, signIn);
  const configuration = async (host: string, tenant: string) => {
    const answer = await fetch(`https://${host}/${tenant}/v2.0/.well-known/openid-configuration`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const clientOf = ({ app }: PlayableCloud) => ({ client_id: app.clientId });
  const signInTo = (cloud: PlayableCloud, scope?: string) =>
    codeFor(
      at(cloud),
      cloud.backup,
      { ...clientOf(cloud), ...(scope === undefined ? {} : { scope }) },
      cloud.tenant.id,
    );
  const tokensOf = async (cloud: PlayableCloud) =>
    redeem(at(cloud), await signInTo(cloud), clientOf(cloud), cloud.tenant.id);
  const graphAnswers = async (graph: string, token: string) =>
    (await fetch(`https://${graph}/v1.0/me`, { headers: { authorization: `Bearer ${token}` } })).status;

  for (const [id, cloud] of playable) {
    it(`${id} names its own hosts and issuer, in its configuration and its tokens`, async () => {
      const { signIn, graph, tenant } = cloud;
      const found = await configuration(signIn, tenant.domains[0] ?? '');
      assert.equal(found['issuer'], `https://${signIn}/${tenant.id}/v2.0`);
      assert.equal(found['token_endpoint'], `https://${signIn}/${tenant.id}/oauth2/v2.0/token`);
      assert.equal(found['authorization_endpoint'], `https://${signIn}/${tenant.id}/oauth2/v2.0/authorize`);
      assert.equal(found['msgraph_host'], graph);
      const { id_token, access_token } = await tokensOf(cloud);
      assert.equal(claimsOf(id_token)['iss'], found['issuer']);
      assert.equal(claimsOf(access_token)['aud'], `https://${graph}`);
    });
  }

  it('each sign-in host signs with keys of its own', async () => {
    const hosts = [...new Set(playable.map(([, { signIn }]) => signIn))];
    const ids = await Promise.all(
      hosts.map(async (host) => {
        const answer = await fetch(`https://${host}/common/discovery/v2.0/keys`);
        return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
      }),
    );
    assert.equal(new Set(ids.flat()).size, 3);
  });

  it('a token is good at the Graph of its own cloud, and at no other', async () => {
    for (const [id, cloud] of playable) {
      const { access_token = '' } = await tokensOf(cloud);
      for (const [otherId, { graph }] of playable) {
        const status = await graphAnswers(graph, access_token);
        assert.equal(status, otherId === id ? 200 : 401, `${id} at ${otherId}`);
      }
    }
  });

  it('a tenant is known in its own cloud only: 90002, GCC High and DoD sharing their host', async () => {
    for (const { id, cloud, otherId, other } of pairs) {
      if (cloud.signIn === other.signIn) continue;
      const { error_codes } = await configuration(other.signIn, cloud.tenant.id);
      assert.deepEqual(error_codes, [90002], `${id} at ${otherId}`);
    }
  });

  it('a code is good in its own cloud only, and stays good', async () => {
    for (const { id, cloud, otherId, other } of pairs) {
      const why = `${id} at ${otherId}`;
      const code = await signInTo(cloud);
      const there = (client: PlayableCloud, tenant: string) =>
        redeem(at(other), code, clientOf(client), tenant);
      if (cloud.signIn === other.signIn) {
        assert.deepEqual((await there(cloud, other.tenant.id)).error_codes, [700005], why);
      } else {
        assert.deepEqual((await there(cloud, other.tenant.id)).error_codes, [700016], why);
        assert.deepEqual((await there(other, other.tenant.id)).error_codes, [70000], why);
        assert.deepEqual((await there(other, 'common')).error_codes, [70000], why);
      }
      assert.equal((await redeem(at(cloud), code, clientOf(cloud), cloud.tenant.id)).status, 200, why);
    }
  });

  it('a refresh token is good in its own cloud only', async () => {
    for (const { id, cloud, otherId, other } of pairs) {
      const { refresh_token = '' } = await tokensOf(cloud);
      const { error_codes } = await refresh(at(other), refresh_token, clientOf(other), other.tenant.id);
      const expected = cloud.signIn === other.signIn ? 50020 : 70000;
      assert.deepEqual(error_codes, [expected], `${id} at ${otherId}`);
    }
  });

  it('scopes of another cloud’s Graph or Exchange are refused as a resource that is not there: 500011', async () => {
    for (const { id, cloud, otherId, other } of pairs) {
      const why = `${id} asked for ${otherId}`;
      for (const scope of [
        `openid https://${other.graph}/User.Read`,
        `openid https://${other.exchange}/EWS.AccessAsUser.All`,
      ]) {
        const changes = { ...clientOf(cloud), scope };
        const address = authorizeAddress(at(cloud), changes, cloud.tenant.id);
        const { location = '' } = await new PracticeBrowser(at(cloud)).open(address);
        const { searchParams } = new URL(location);
        assert.equal(searchParams.get('error'), 'invalid_resource', why);
        assert.match(searchParams.get('error_description') ?? '', /^AADSTS500011: /, why);
        assert.equal(searchParams.get('error_uri'), `https://${cloud.signIn}/error?code=500011`);
        const device = `${at(cloud).apiOrigin}/${cloud.tenant.id}/oauth2/v2.0/devicecode`;
        assert.deepEqual((await post(device, changes)).error_codes, [500011], why);
      }
    }
    const { refresh_token = '' } = await tokensOf(usGovDod);
    const scope = 'openid https://graph.microsoft.us/User.Read';
    const answer = await refresh(
      at(usGovDod),
      refresh_token,
      { ...clientOf(usGovDod), scope },
      usGovDod.tenant.id,
    );
    assert.deepEqual([answer.error, answer.error_codes], ['invalid_resource', [500011]]);
  });

  it('a person of DoD who comes by the shared endpoint gets no token for the Graph of GCC High', async () => {
    const changes = { ...clientOf(usGovDod), scope: 'openid https://graph.microsoft.us/User.Read' };
    const code = await codeFor(at(usGovDod), usGovDod.backup, changes, 'organizations');
    const { scope, ...client } = changes;
    assert.ok(scope);
    for (const request of [changes, { ...client, scope: undefined }]) {
      const { error_codes } = await redeem(at(usGovDod), code, request, 'organizations');
      assert.deepEqual(error_codes, [500011]);
    }
    const token = await redeem(at(usGovDod), code, { ...client, scope: 'openid' }, 'organizations');
    assert.equal(claimsOf(token.access_token)['aud'], 'https://dod-graph.microsoft.us');
  });

  it('a scope without a service is the Graph’s of the cloud that is asked', async () => {
    const { scope } = await redeem(
      at(china),
      await signInTo(china, 'openid User.Read'),
      { ...clientOf(china), scope: `openid https://${china.graph}/User.Read` },
      china.tenant.id,
    );
    assert.ok(scope?.split(' ').includes(`https://${china.graph}/User.Read`), scope);
  });

  it('an answer goes to the blank page of the same host, and to no other: 50011', async () => {
    for (const { cloud, other } of pairs) {
      const redirect_uri = `https://${other.signIn}/common/oauth2/nativeclient`;
      const address = authorizeAddress(at(cloud), { ...clientOf(cloud), redirect_uri }, cloud.tenant.id);
      const page = await new PracticeBrowser(at(cloud)).open(address);
      if (cloud.signIn === other.signIn) assert.equal(page.title, 'Sign in');
      else assert.match(page.html, /AADSTS50011: /);
    }
  });

  it('an account is signed in at its own host only', async () => {
    const browser = new PracticeBrowser(at(china));
    const page = await browser.open(authorizeAddress(at(china), clientOf(china), china.tenant.id));
    const { userName, password } = global.backup;
    const answer = await browser.submit(page, { userName, password });
    assert.match(answer.html, /AADSTS50034: /);
  });

  it('no other host is there: not Germany’s, not a Graph as a sign-in host, nothing over http', async () => {
    const { apiOrigin } = authority;
    const tenant = usGovGccHigh.tenant.id;
    for (const path of [
      `/cloud/login.microsoftonline.de/${tenant}/v2.0/.well-known/openid-configuration`,
      `/cloud/graph.microsoft.us/${tenant}/v2.0/.well-known/openid-configuration`,
      '/cloud/login.microsoftonline.us/graph/v1.0/me',
      '/graph-of/graph.microsoft.de/v1.0/me',
      '/graph-of/login.microsoftonline.us/v1.0/me',
    ]) {
      assert.equal((await globalThis.fetch(apiOrigin + path)).status, 404, path);
    }
    for (const address of ['https://login.microsoftonline.de/', 'http://login.microsoftonline.com/']) {
      await assert.rejects(fetch(address), /nobody plays/);
    }
  });
});
