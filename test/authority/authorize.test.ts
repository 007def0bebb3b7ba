import assert from 'node:assert/strict';
import { type Authority, startAuthority } from './authority';
import { practiceApps, practiceTenants, practiceUsers, unknownClientId } from '../../src/practice/estate';
import { PracticeBrowser, signInAs } from './practiceBrowser';
import { type Parameters, authorizeAddress, redirectUri } from './practiceRequests';

describe('the practice authority: authorize', () => {
  let authority: Authority;
  before(async () => (authority = await startAuthority()));
  after(() => authority.close());

  const open = (changes: Parameters, tenant?: string) =>
    new PracticeBrowser(authority).open(authorizeAddress(authority, changes, tenant));

  describe('shows a page, and never returns to the address, for', () => {
    const refused: readonly (readonly [why: string, changes: Parameters, number: number])[] = [
      ['an unknown app', { client_id: unknownClientId }, 700016],
      ['no app', { client_id: undefined }, 900144],
      ['no redirect', { redirect_uri: undefined }, 900144],
      ['another host', { redirect_uri: 'http://localhost.example.com:51234' }, 50011],
      ['127.0.0.1 in place of localhost', { redirect_uri: 'http://127.0.0.1:51234' }, 50011],
      ['https in place of http', { redirect_uri: 'https://localhost:51234' }, 50011],
      ['a path', { redirect_uri: 'http://localhost:51234/callback' }, 50011],
      ['a query', { redirect_uri: 'http://localhost:51234/?x=1' }, 50011],
      ['a fragment', { redirect_uri: 'http://localhost:51234/#x' }, 50011],
      ['a user name in the redirect', { redirect_uri: 'http://me@localhost:51234' }, 50011],
      ['nativeclient of another host', { redirect_uri: 'http://x.test/common/oauth2/nativeclient' }, 50011],
    ];
    for (const [why, changes, number] of refused) {
      it(`${why}: ${number}`, async () => {
        const page = await open(changes);
        assert.equal(page.location, undefined);
        assert.equal(page.status, 400);
        assert.match(page.html, new RegExp(`AADSTS${number}:`));
      });
    }

    it('an unknown tenant: 90002', async () => {
      assert.match((await open({}, 'nowhere.practice')).html, /AADSTS90002:/);
    });

    it('a parameter that is there twice: 9000411', async () => {
      const address = `${authorizeAddress(authority)}&redirect_uri=${encodeURIComponent(redirectUri)}`;
      assert.match((await new PracticeBrowser(authority).open(address)).html, /AADSTS9000411:/);
    });
  });

  describe('returns to the app, with the state untouched, for', () => {
    const refused: readonly (readonly [why: string, changes: Parameters, error: string, number: number])[] = [
      ['a token in place of a code', { response_type: 'token' }, 'unsupported_response_type', 700051],
      ['no response type', { response_type: undefined }, 'invalid_request', 900144],
      ['an unknown response mode', { response_mode: 'pigeon' }, 'invalid_request', 90023],
      ['no scope', { scope: undefined }, 'invalid_request', 900144],
      ['an unknown permission', { scope: 'openid Mail.Burn' }, 'invalid_scope', 70011],
      ['no PKCE', { code_challenge: undefined }, 'invalid_request', 50147],
      ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request', 50147],
      ['a short code challenge', { code_challenge: 'short' }, 'invalid_request', 50147],
      ['an unknown prompt', { prompt: 'maybe' }, 'invalid_request', 90023],
      ['prompt none, nobody signed in', { prompt: 'none' }, 'login_required', 50058],
    ];
    for (const [why, changes, error, number] of refused) {
      it(`${why}: ${error} ${number}`, async () => {
        const redirect = new URL((await open(changes)).location ?? '');
        assert.equal(redirect.origin, redirectUri);
        assert.equal(redirect.searchParams.get('error'), error);
        assert.match(redirect.searchParams.get('error_description') ?? '', new RegExp(`^AADSTS${number}: `));
        assert.equal(redirect.searchParams.get('state'), 'st&a=te+1');
      });
    }
  });

  describe('signs in', () => {
    const { backup } = practiceUsers;

    it('by query, with code, state and client_info', async () => {
      const redirect = await signInAs(new PracticeBrowser(authority), authorizeAddress(authority), backup);
      assert.equal(redirect.searchParams.get('state'), 'st&a=te+1');
      assert.deepEqual([...redirect.searchParams.keys()].sort(), [
        'client_info',
        'code',
        'session_state',
        'state',
      ]);
    });

    it('by fragment', async () => {
      const address = authorizeAddress(authority, { response_mode: 'fragment' });
      const redirect = await signInAs(new PracticeBrowser(authority), address, backup);
      assert.equal(redirect.search, '');
      assert.equal(new URLSearchParams(redirect.hash.slice(1)).get('state'), 'st&a=te+1');
    });

    it('by form_post, as a form with a button', async () => {
      const browser = new PracticeBrowser(authority);
      await signInAs(browser, authorizeAddress(authority), backup);
      const page = await browser.open(authorizeAddress(authority, { response_mode: 'form_post' }));
      assert.match(page.html, /action="http:\/\/localhost:51234"/);
      assert.match(page.html, /name="code"/);
    });

    it('in a tenant named by its domain', async () => {
      const address = authorizeAddress(authority, {}, practiceTenants.contoso.domains[0]);
      assert.ok((await signInAs(new PracticeBrowser(authority), address, backup)).searchParams.has('code'));
    });

    it('with two services among the permissions: consent may be for both', async () => {
      const address = authorizeAddress(authority, {
        scope: 'openid User.Read https://outlook.office365.com/EWS.AccessAsUser.All',
      });
      assert.ok((await signInAs(new PracticeBrowser(authority), address, backup)).searchParams.has('code'));
    });

    it('to the nativeclient page, which warns, and leads on to an address without a code', async () => {
      const nativeClient = `${authority.browserOrigin}/common/oauth2/nativeclient`;
      const address = authorizeAddress(authority, { redirect_uri: nativeClient });
      const redirect = await signInAs(new PracticeBrowser(authority), address, backup);
      assert.equal(`${redirect.origin}${redirect.pathname}`, nativeClient);
      const page = await new PracticeBrowser(authority).open(redirect.href);
      assert.match(page.html, /Close this page immediately/);
      const { headers } = await fetch(redirect.href.replace('login.localhost', '127.0.0.1'));
      assert.equal(headers.get('refresh'), '1; url=/common/wrongplace');
    });

    it('with an app that is not public: its lack shows at the token endpoint', async () => {
      const address = authorizeAddress(authority, { client_id: practiceApps.notPublic.clientId });
      assert.ok((await signInAs(new PracticeBrowser(authority), address, backup)).searchParams.has('code'));
    });
  });
});
