import '../wording/l10n';
import assert from 'node:assert/strict';
import { type Authority, startAuthority } from '../../authority/authority';
import { type Origins, cloudFetch, originsOf } from '../../authority/cloudFetch';
import { type PlayableCloud, playable, playableClouds } from '../../authority/playableClouds';
import { PracticeBrowser, signInAs, signInWithDeviceCode } from '../../authority/practiceBrowser';
import { adminConsentLink } from '../../../src/core/identity/adminConsent';
import type { Source } from '../../../src/core/backupSets/backupSet';
import { cloudOf, pagesOf } from '../../../src/core/backupSets/clouds';
import { permissionsFor, scopesFor } from '../../../src/core/identity/permissions';
import { beginSignIn } from '../../../src/signIn/entra/entra';
import { verifyGrant } from '../../../src/signIn/entra/verifyGrant';
import { RequestLimiter } from '../../../src/net/requestLimiter';
import { endpointsFor } from '../../../src/signIn/signIn';
import type { SignInAttempt, SignInRequest } from '../../../src/signIn/signInAttempt';
import { revokeWords } from '../../../src/wording/identity/revoking';
import { pages, problemFrom } from './samples';

const sources: readonly Source[] = ['mailboxes', 'oneDrive', 'publicFolders', 'teams'];
const permissions = permissionsFor(sources, {
  level: 'custom',
  method: 'modern',
  roleCheck: true,
  on: new Date('2026-11-22'),
});

/** Microsoft's admin centers, as documented. */
const entra = {
  global: 'entra.microsoft.com',
  usGovGccHigh: 'entra.microsoft.us',
  usGovDod: 'entra.microsoft.us',
  china: 'portal.azure.cn',
} as const;

for (const [id, cloud] of playable) {
  const { signIn, graph, exchange, tenant, app, backup, admin } = cloud;
  const [domain = ''] = tenant.domains;
  const scopes = scopesFor(id, permissions);

  describe(`A sign-in to the cloud ${id}`, () => {
    let authority: Authority;
    let there: Origins;
    let asked: Set<string>;
    let open: SignInAttempt[];
    beforeEach(async () => {
      authority = await startAuthority();
      there = originsOf(authority, signIn);
      asked = new Set();
      open = [];
    });
    afterEach(async () => {
      open.forEach((attempt) => attempt.dispose());
      await authority.close();
    });

    /** The only way out for the product: to the hosts that the authority plays, and noted. */
    const fetch: typeof globalThis.fetch = (input, init) => {
      asked.add(new URL(input instanceof Request ? input.url : input).host);
      return cloudFetch(authority)(input, init);
    };
    const begin = async (change: Partial<SignInRequest> = {}, over = fetch) => {
      const attempt = await beginSignIn(
        {
          endpoints: endpointsFor(id),
          tenant: domain,
          clientId: app.clientId,
          account: backup.userName,
          signer: 'globalAdministrator',
          scopes: [scopes.graph, scopes.exchange],
          checkRole: true,
          way: 'loopback',
          ...change,
        },
        { pages, fetch: over },
      );
      open.push(attempt);
      return attempt;
    };
    /** The whole way of an administrator: address, page, pasted address, exchange. */
    const exchanged = async () => {
      const attempt = await begin();
      const redirect = await signInAs(new PracticeBrowser(there), attempt.address, admin);
      assert.match(redirect.href, /^http:\/\/localhost:\d+\/\?code=/);
      assert.equal(attempt.submit(redirect.href), undefined);
      return attempt.exchange();
    };

    it('goes from its page over its code to the evidence, and asks its own hosts only', async () => {
      const { evidence } = await exchanged();
      const { signature, audience, issuer, timely, nonce, person, expectedTenantId, missing } = evidence;
      assert.deepEqual([signature, audience, issuer, timely, nonce], [true, true, true, true, true]);
      assert.deepEqual([expectedTenantId, person.tenantId, person.homeTenantId], Array(3).fill(tenant.id));
      assert.equal(person.name, admin.userName);
      assert.equal(evidence.globalAdministrator, 'confirmed', 'by its own Graph');
      assert.deepEqual(missing, []);
      for (const scope of ['User.Read', 'EWS.AccessAsUser.All']) assert.ok(evidence.granted.includes(scope));
      const authorize = authority.requests.find(({ endpoint }) => endpoint === 'authorize');
      const inFull = authorize?.values['scope']?.split(' ').filter((scope) => scope.includes('://'));
      assert.deepEqual(inFull, [...scopes.graph, ...scopes.exchange]);
      assert.ok(inFull.includes(`https://${graph}/User.Read`));
      assert.ok(inFull.includes(`https://${exchange}/EWS.AccessAsUser.All`));
      assert.deepEqual(asked, new Set([signIn, graph]));
    });

    it('is renewed silently, and its Graph read', async () => {
      const { tokenCache } = await exchanged();
      asked.clear();
      let kept = tokenCache;
      const checks = await verifyGrant(
        {
          cloud: id,
          clientId: app.clientId,
          tenantId: tenant.id,
          endpoints: endpointsFor(id),
          tokens: {
            read: () => Promise.resolve(kept),
            write: (renewed) => Promise.resolve(void (kept = renewed)),
            demand: () => assert.fail('Nothing is demanded.'),
          },
          needed: permissions,
          toVerify: { sources: new Set(sources), byPassword: new Set(), signer: 'ownAccount' },
        },
        { openRequests: new RequestLimiter(6), signal: new AbortController().signal, fetch },
      );
      assert.notEqual(kept, tokenCache);
      const passed = checks.filter(({ result }) => result === 'passed').map(({ id: check }) => check);
      assert.deepEqual(passed.slice(0, 3), ['refresh', 'permissions', 'organization']);
      assert.deepEqual(
        checks
          .filter(({ result }) => result !== 'passed')
          .map(({ id: check, result }) => `${check} ${result}`),
        ['publicFolders unknown'],
      );
      assert.deepEqual(asked, new Set([signIn, graph]));
    });

    it('goes by device code', async () => {
      let through = (): void => undefined;
      const signedIn = new Promise<void>((resolve) => (through = resolve));
      // The first poll waits for the person, so that no interval has to pass.
      const attempt = await begin({ way: 'deviceCode' }, async (input, init) => {
        if (typeof init?.body === 'string' && init.body.includes('device_code=')) await signedIn;
        return fetch(input, init);
      });
      const browser = new PracticeBrowser(there);
      assert.equal((await signInWithDeviceCode(browser, attempt.device!, admin)).title, 'You have signed in');
      through();
      assert.deepEqual(await attempt.arrival, { kind: 'code' });
      const { evidence } = await attempt.exchange();
      assert.deepEqual([evidence.signature, evidence.audience, evidence.issuer], [true, true, true]);
      assert.equal(evidence.person.name, admin.userName);
      assert.equal(evidence.person.tenantId, tenant.id);
      assert.equal(evidence.globalAdministrator, 'confirmed');
      assert.ok(
        [...asked].every((host) => host === signIn || host === graph),
        [...asked].join(),
      );
    });

    it('is consented to by the administrator’s link: a member is then asked for nothing', async () => {
      const link = adminConsentLink(cloudOf(id, undefined)!, domain, app.clientId, permissions);
      const { searchParams } = await signInAs(new PracticeBrowser(there), link, admin);
      assert.equal(searchParams.get('admin_consent'), 'True');
      assert.equal(searchParams.get('tenant'), tenant.id);
      const attempt = await begin({ signer: 'anyMember', checkRole: false });
      const browser = new PracticeBrowser(there);
      const { userName, password } = backup;
      const { location } = await browser.submit(await browser.open(attempt.address), { userName, password });
      assert.equal(attempt.submit(location ?? ''), undefined);
      assert.deepEqual((await attempt.exchange()).evidence.missing, []);
    });

    it('refuses a tenant that lives in another cloud, whoever tells', async () => {
      const other: PlayableCloud = id === 'china' ? playableClouds.usGovGccHigh : playableClouds.china;
      const otherDomain = other.tenant.domains[0] ?? '';
      const unknown = await problemFrom(begin({ tenant: otherDomain }));
      assert.ok(unknown.kind === 'microsoft');
      assert.deepEqual(unknown.numbers, [90002]);
      // A host that answers for another cloud's tenant names the other cloud as the issuer.
      const misled: typeof fetch = (input, init) => {
        const address = input instanceof Request ? input.url : new URL(input).href;
        return fetch(address.replace(signIn, other.signIn), init);
      };
      assert.deepEqual(await problemFrom(begin({ tenant: otherDomain }, misled)), {
        kind: 'cloud',
        reason: 'otherCloud',
      });
    });

    it('has its own pages for sign-out, help and revoking', () => {
      const { signOutPage, errorPage } = cloudOf(id, undefined)!;
      assert.equal(new URL(signOutPage).host, signIn);
      assert.equal(new URL(errorPage).host, signIn);
      assert.equal(new URL(pagesOf(id)?.entra ?? '').host, entra[id]);
      assert.ok(revokeWords(id).includes(entra[id]));
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
