import assert from 'node:assert/strict';
import { type Authority, startAuthority } from './authority';
import { type PracticeUser, practiceApps, practiceTenants, practiceUsers } from '../../src/practice/estate';
import { type BrowserPage, PracticeBrowser, signInAs } from './practiceBrowser';
import { authorizeAddress, claimsOf, redeem } from './practiceRequests';

const { backup, finance, globalAdmin, admin, mfa, guest, partner, disabled, fabrikamBackup } = practiceUsers;
const adminScopes = 'openid User.Read RoleManagement.Read.Directory';

describe('the practice authority: sign-in pages', () => {
  let authority: Authority;
  let browser: PracticeBrowser;
  beforeEach(async () => {
    authority = await startAuthority();
    browser = new PracticeBrowser(authority);
  });
  afterEach(() => authority.close());

  const signIn = (page: BrowserPage, { userName, password }: PracticeUser) =>
    browser.submit(page, { userName, password });
  const address = (changes: Record<string, string> = {}) => authorizeAddress(authority, changes);

  it('say on each page that this is practice, and run no script', async () => {
    const page = await browser.open(address());
    assert.match(page.html, /Practice: never enter a real password/);
    assert.doesNotMatch(page.html, /<script|onload=|onclick=/);
  });

  it('label every field that a person fills in', async () => {
    const pages = [await browser.open(address())];
    pages.push(await signIn(pages[0]!, mfa));
    for (const { html } of pages) {
      for (const [, id = ''] of html.matchAll(/<input id="([^"]+)"/g)) {
        assert.match(html, new RegExp(`<label for="${id}">[^<]+</label>`));
      }
    }
    assert.equal(pages[1]!.title, 'Enter code');
    assert.match(pages[1]!.html, /<button class="main">Verify<\/button>/);
  });

  it('fill in the login hint, and show it as text only', async () => {
    assert.match(
      (await browser.open(address({ login_hint: 'backup@contoso.practice' }))).html,
      /value="backup@contoso/,
    );
    const hostile = await browser.open(address({ login_hint: '"><script>alert(1)</script>' }));
    assert.doesNotMatch(hostile.html, /<script>/);
  });

  const refused: readonly (readonly [why: string, user: PracticeUser, number: number])[] = [
    ['a wrong password', { ...backup, password: 'wrong' }, 50126],
    ['an unknown user', { ...backup, userName: 'nobody@contoso.practice' }, 50034],
    ['a disabled account', disabled, 50057],
    ['an account of another tenant that is no guest', fabrikamBackup, 50020],
  ];
  for (const [why, user, number] of refused) {
    it(`stay on the page after ${why} (${number}), and another account gets in`, async () => {
      const page = await signIn(await browser.open(address()), user);
      assert.match(page.html, new RegExp(`AADSTS${number}:`));
      const again = page.title === 'Sign in' ? page : await browser.submit(page, { userName: '' });
      assert.equal((await signIn(again, backup)).title, 'Permissions requested');
    });
  }

  it('ask for the verification code where MFA is enforced, once for a session', async () => {
    const page = await signIn(await browser.open(address()), mfa);
    const wrong = await browser.submit(page, { verificationCode: '000000' });
    assert.match(wrong.html, /AADSTS500121:/);
    const consent = await browser.submit(wrong, { verificationCode: mfa.verificationCode });
    assert.equal(consent.title, 'Permissions requested');
    assert.ok((await browser.submit(consent, { choice: 'accept' })).location);
    assert.ok((await browser.open(address())).location, 'the session is known');
  });

  it('do not let the consent form stand in for the verification code', async () => {
    const page = await signIn(await browser.open(address()), mfa);
    const forged = { ...page, html: page.html.replace('/sign-in/code', '/sign-in/consent') };
    const html = forged.html.replace('name="verificationCode"', 'name="choice"');
    const still = await browser.submit({ ...forged, html }, { choice: 'accept' });
    assert.equal(still.title, 'Enter code');
    const next = await browser.submit(still, { verificationCode: mfa.verificationCode });
    assert.equal(next.title, 'Permissions requested', 'the early consent did not count');
  });

  it('return access_denied 65004 with the state when consent is refused', async () => {
    const page = await signIn(await browser.open(address()), backup);
    const { searchParams } = new URL((await browser.submit(page, { choice: 'cancel' })).location ?? '');
    assert.equal(searchParams.get('error'), 'access_denied');
    assert.match(searchParams.get('error_description') ?? '', /^AADSTS65004: /);
    assert.equal(searchParams.get('state'), 'st&a=te+1');
  });

  it('ask for consent once, and again for prompt=consent', async () => {
    await signInAs(browser, address(), backup);
    assert.ok((await browser.open(address())).location);
    assert.equal((await browser.open(address({ prompt: 'consent' }))).title, 'Permissions requested');
  });

  it('send an ordinary person to an administrator for an admin-only permission: 90094', async () => {
    const page = await signIn(await browser.open(address({ scope: adminScopes })), backup);
    assert.equal(page.title, 'Need admin approval');
    assert.match(page.html, /AADSTS90094:/);
    const back = new URL((await browser.submit(page, { choice: 'approvalNeeded' })).location ?? '');
    assert.equal(back.searchParams.get('error'), 'access_denied');
    assert.match(back.searchParams.get('error_description') ?? '', /^AADSTS90094: /);
  });

  it('let an administrator consent for the organization, and everybody has it then', async () => {
    const other = new PracticeBrowser(authority);
    const page = await signIn(await browser.open(address({ scope: adminScopes })), globalAdmin);
    assert.ok((await browser.submit(page, { organization: 'yes', choice: 'accept' })).location);
    const silent = await signInAs(other, address({ scope: adminScopes }), backup);
    assert.ok(silent.searchParams.has('code'));
  });

  it('send everybody to an administrator for an app that only administrators may approve', async () => {
    const page = await signIn(
      await browser.open(address({ client_id: practiceApps.adminConsentOnly.clientId })),
      backup,
    );
    assert.equal(page.title, 'Need admin approval');
  });

  describe('honour prompt', () => {
    beforeEach(() => signInAs(browser, address(), backup));

    it('left out: the session signs in by itself', async () => {
      assert.ok((await browser.open(address())).location);
    });

    it('none: the session signs in without a page', async () => {
      const redirect = new URL((await browser.open(address({ prompt: 'none' }))).location ?? '');
      assert.ok(redirect.searchParams.has('code'));
    });

    it('login: the password is asked for although a session is there', async () => {
      const page = await browser.open(address({ prompt: 'login', login_hint: backup.userName }));
      assert.equal(page.title, 'Sign in');
      assert.ok((await signIn(page, backup)).location);
    });

    it('login: the verification code is asked for again', async () => {
      await signInAs(browser, address({ prompt: 'login' }), admin);
      const page = await browser.open(address({ prompt: 'login' }));
      assert.equal((await signIn(page, admin)).title, 'Enter code');
    });

    it('select_account: the picker shows, and takes no hint', async () => {
      const page = await browser.open(address({ prompt: 'select_account', login_hint: finance.userName }));
      assert.equal(page.title, 'Pick an account');
      assert.ok((await browser.submit(page, { userName: backup.userName })).location);
    });

    it('left out, with a hint at somebody else: the sign-in page', async () => {
      assert.equal((await browser.open(address({ login_hint: finance.userName }))).title, 'Sign in');
    });

    it('left out, with two sessions: the picker; with none: 16000 for prompt none', async () => {
      await signInAs(browser, address({ login_hint: finance.userName }), finance);
      assert.equal((await browser.open(address())).title, 'Pick an account');
      const redirect = new URL((await browser.open(address({ prompt: 'none' }))).location ?? '');
      assert.match(redirect.searchParams.get('error_description') ?? '', /^AADSTS16000: /);
    });

    it('left out, after signing out: the sign-in page', async () => {
      await browser.open(`${authority.browserOrigin}/common/oauth2/v2.0/logout`);
      assert.equal((await browser.open(address())).title, 'Sign in');
    });

    it('left out, in another browser: the sign-in page', async () => {
      assert.equal((await new PracticeBrowser(authority).open(address())).title, 'Sign in');
    });
  });

  it('refuse a form of another browser, and a form that was sent before: 50089', async () => {
    const page = await browser.open(address());
    const { userName, password } = backup;
    const stranger = await new PracticeBrowser(authority).submit(page, { userName, password });
    assert.match(stranger.html, /AADSTS50089:/);
    const consent = await signIn(page, backup);
    await browser.submit(consent, { choice: 'accept' });
    assert.match((await browser.submit(consent, { choice: 'accept' })).html, /AADSTS50089:/);
  });

  it('sign a guest and a partner in: the token is of the tenant, client_info of the home tenant', async () => {
    const { contoso, fabrikam } = practiceTenants;
    for (const user of [guest, partner]) {
      const redirect = await signInAs(new PracticeBrowser(authority), address(), user);
      const answer = await redeem(authority, redirect.searchParams.get('code') ?? '');
      const claims = claimsOf(answer.id_token);
      assert.deepEqual(
        [claims['tid'], claims['idp']],
        [contoso.id, `https://sts.windows.net/${fabrikam.id}/`],
      );
      const [home, here] = user.memberships;
      assert.equal(claims['oid'], here.objectId);
      const clientInfo = JSON.parse(Buffer.from(answer.client_info ?? '', 'base64url').toString()) as unknown;
      assert.deepEqual(clientInfo, { uid: home.objectId, utid: fabrikam.id });
    }
  });
});
