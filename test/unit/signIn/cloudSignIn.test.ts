import '../wording/l10n';
import assert from 'node:assert/strict';
import { adminConsentLink } from '../../../src/core/adminConsent';
import type { CloudId } from '../../../src/core/backupSet';
import { pagesOf } from '../../../src/core/cloudPages';
import { cloudOf } from '../../../src/core/clouds';
import { type Permission, scopesFor } from '../../../src/core/permissions';
import type { Way } from '../../../src/core/signInWays';
import { beginSignIn } from '../../../src/signIn/entra/entra';
import { endpointsFor } from '../../../src/signIn/signIn';
import { revokeWords } from '../../../src/wording/revoking';
import { pages, problemFrom } from './samples';

const tenantId = '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01';
const clientId = '5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01';
const permissions: readonly Permission[] = [
  { resource: 'graph', names: ['User.Read'], reason: 'everySet' },
  { resource: 'exchange', names: ['EWS.AccessAsUser.All'], reason: 'publicFolders' },
];

/** What Microsoft's documentation names for each cloud. */
const clouds = {
  global: [
    'login.microsoftonline.com',
    'graph.microsoft.com',
    'outlook.office365.com',
    'entra.microsoft.com',
  ],
  usGovGccHigh: [
    'login.microsoftonline.us',
    'graph.microsoft.us',
    'outlook.office365.us',
    'entra.microsoft.us',
  ],
  usGovDod: [
    ...(['login.microsoftonline.us', 'dod-graph.microsoft.us'] as const),
    ...(['outlook-dod.office365.us', 'entra.microsoft.us'] as const),
  ],
  china: [
    ...(['login.partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'] as const),
    ...(['partner.outlook.cn', 'portal.azure.cn'] as const),
  ],
} as const satisfies Partial<Record<CloudId, readonly [string, string, string, string]>>;

/** A cloud's service on paper: it knows the tenant, gives a device code, and refuses every token. */
function onPaper(signInHost: string) {
  const asked: string[] = [];
  const fetch = (address: string): Promise<Response> => {
    const { host, pathname } = new URL(address);
    asked.push(host);
    if (pathname.endsWith('openid-configuration')) {
      return Promise.resolve(Response.json({ issuer: `https://${signInHost}/${tenantId}/v2.0` }));
    }
    if (pathname.endsWith('/keys')) return Promise.resolve(Response.json({ keys: [] }));
    if (pathname.endsWith('/devicecode')) {
      return Promise.resolve(
        Response.json({
          user_code: 'BCDFGHJKL',
          device_code: 'x',
          verification_uri: 'https://microsoft.com/devicelogin',
        }),
      );
    }
    return Promise.resolve(
      Response.json({ error: 'invalid_grant', error_description: 'AADSTS70000' }, { status: 400 }),
    );
  };
  return { asked, fetch: fetch as unknown as typeof globalThis.fetch };
}

for (const [id, [signIn, graph, exchange, entra]] of Object.entries(clouds) as [
  keyof typeof clouds,
  readonly [string, string, string, string],
][]) {
  describe(`A sign-in to the cloud ${id}`, () => {
    const begin = (way: Way, fetch: typeof globalThis.fetch) => {
      const scopes = scopesFor(id, permissions);
      return beginSignIn(
        {
          endpoints: endpointsFor(id),
          tenant: 'contoso.example',
          clientId,
          account: 'backup@contoso.example',
          signer: 'anyMember',
          scopes: [scopes.graph, scopes.exchange],
          checkRole: true,
          way,
        },
        { pages, fetch },
      );
    };

    it('opens its page with its own client ID, redirect and Graph permissions, and asks its host only', async () => {
      const { asked, fetch } = onPaper(signIn);
      const attempt = await begin('nativeclient', fetch);
      const address = new URL(attempt.address);
      assert.equal(address.host, signIn);
      assert.equal(address.searchParams.get('client_id'), clientId);
      assert.equal(address.searchParams.get('redirect_uri'), `https://${signIn}/common/oauth2/nativeclient`);
      const scope = (address.searchParams.get('scope') ?? '').split(' ').filter((one) => one.includes('/'));
      assert.deepEqual(scope, [`https://${graph}/User.Read`, `https://${exchange}/EWS.AccessAsUser.All`]);
      const code = `1.${'A'.repeat(900)}`;
      const state = address.searchParams.get('state') ?? '';
      const answer = `https://${signIn}/common/oauth2/nativeclient?code=${code}&state=${state}`;
      assert.equal(attempt.submit(answer), undefined);
      const problem = await problemFrom(attempt.exchange());
      attempt.dispose();
      assert.equal(problem.kind, 'microsoft');
      assert.deepEqual([...new Set(asked)], [signIn]);
    });

    it('asks its host for a device code', async () => {
      const { asked, fetch } = onPaper(signIn);
      const attempt = await begin('deviceCode', fetch);
      assert.equal((await attempt.arrival).kind, 'error');
      attempt.dispose();
      assert.deepEqual([...new Set(asked)], [signIn]);
    });

    it('refuses a tenant that lives in another cloud', async () => {
      const { fetch } = onPaper('login.example.com');
      assert.deepEqual(await problemFrom(begin('nativeclient', fetch)), {
        kind: 'cloud',
        reason: 'otherCloud',
      });
    });

    it('has its own pages for consent, sign-out, help and revoking', () => {
      const cloud = cloudOf(id, undefined)!;
      const consent = new URL(adminConsentLink(cloud, 'contoso.example', clientId, permissions));
      assert.equal(consent.host, signIn);
      assert.match(consent.searchParams.get('scope') ?? '', new RegExp(`^https://${graph}/User.Read `));
      assert.equal(consent.searchParams.get('redirect_uri'), `https://${signIn}/common/oauth2/nativeclient`);
      assert.equal(new URL(cloud.signOutPage).host, signIn);
      assert.equal(new URL(cloud.errorPage).host, signIn);
      assert.equal(new URL(pagesOf(id)?.entra ?? '').host, entra);
      assert.ok(revokeWords(id).includes(entra));
    });
  });
}

describe('The cloud of Germany', () => {
  it('is retired: it has no page, and nobody is asked', () => {
    assert.equal(pagesOf('germany'), undefined);
    assert.throws(() => endpointsFor('germany'));
    assert.deepEqual(scopesFor('germany', permissions), { graph: [], exchange: [] });
  });
});
