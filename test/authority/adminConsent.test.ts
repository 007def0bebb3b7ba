import assert from 'node:assert/strict';
import { type Authority, startAuthority } from './authority';
import { practiceApps, practiceTenants, practiceUsers } from '../../src/practice/estate';
import { PracticeBrowser } from './practiceBrowser';
import { authorizeAddress } from './practiceRequests';

const { backup, admin } = practiceUsers;
const scope = 'openid User.Read RoleManagement.Read.Directory';

describe('the practice authority: admin consent', () => {
  let authority: Authority;
  let browser: PracticeBrowser;
  let address: string;
  beforeEach(async () => {
    authority = await startAuthority();
    browser = new PracticeBrowser(authority);
    const query = new URLSearchParams({
      client_id: practiceApps.backup.clientId,
      scope,
      redirect_uri: 'http://localhost',
      state: 'consent',
    });
    address = `${authority.browserOrigin}/contoso.practice/v2.0/adminconsent?${query.toString()}`;
  });
  afterEach(() => authority.close());

  const signInAsAdmin = async () => {
    const { userName, password, verificationCode } = admin;
    return browser.submit(await browser.submit(await browser.open(address), { userName, password }), {
      verificationCode,
    });
  };

  it('returns admin_consent=True, and no code; an ordinary person is then asked for nothing', async () => {
    const page = await signInAsAdmin();
    assert.equal(page.title, 'Permissions requested for your organization');
    const { searchParams } = new URL((await browser.submit(page, { choice: 'accept' })).location ?? '');
    assert.equal(searchParams.get('admin_consent'), 'True');
    assert.equal(searchParams.get('tenant'), practiceTenants.contoso.id);
    assert.equal(searchParams.get('state'), 'consent');
    assert.equal(searchParams.has('code'), false);
    const other = new PracticeBrowser(authority);
    const { userName, password } = backup;
    const signedIn = await other.submit(await other.open(authorizeAddress(authority, { scope })), {
      userName,
      password,
    });
    assert.match(signedIn.location ?? '', /[?&]code=/);
  });

  it('refused by the administrator: access_denied 65004', async () => {
    const { searchParams } = new URL(
      (await browser.submit(await signInAsAdmin(), { choice: 'cancel' })).location ?? '',
    );
    assert.match(searchParams.get('error_description') ?? '', /^AADSTS65004: /);
  });

  it('is closed to an ordinary person', async () => {
    const { userName, password } = backup;
    const page = await browser.submit(await browser.open(address), { userName, password });
    assert.equal(page.title, 'Need admin approval');
  });

  it('grants nothing by a made-up form of an ordinary person: 90094', async () => {
    const { userName, password } = backup;
    const page = await browser.submit(await browser.open(address), { userName, password });
    assert.match((await browser.submit(page, { choice: 'accept' })).html, /AADSTS90094:/);
  });

  describe('in a tenant with the managed consent policy', () => {
    const { tailspinBackup, tailspinAdmin } = practiceUsers;
    const at = (asked: string) => authorizeAddress(authority, { scope: asked }, practiceTenants.tailspin.id);
    const signIn = async (asked: string) => {
      const { userName, password } = tailspinBackup;
      const other = new PracticeBrowser(authority);
      return other.submit(await other.open(at(asked)), { userName, password });
    };

    it('lets users consent to who signs in', async () => {
      assert.equal((await signIn('openid profile offline_access User.Read')).title, 'Permissions requested');
    });

    for (const one of ['Mail.ReadBasic', 'Files.Read', 'Sites.Read.All', 'Team.ReadBasic.All']) {
      it(`keeps them at Microsoft, with 90094, for ${one}`, async () => {
        const page = await signIn(`openid User.Read ${one}`);
        assert.equal(page.title, 'Need admin approval');
        assert.match(page.html, /AADSTS90094:/);
        assert.equal(page.location, undefined);
      });
    }

    it('answers an administrator’s consent at the address of this computer, with the state', async () => {
      const query = new URLSearchParams({
        client_id: practiceApps.backup.clientId,
        scope: 'openid offline_access User.Read Mail.ReadBasic',
        redirect_uri: 'http://localhost:49821',
        state: 'a-state',
      });
      const link = `${authority.browserOrigin}/tailspin.practice/v2.0/adminconsent?${query.toString()}`;
      const { userName, password } = tailspinAdmin;
      const page = await browser.submit(await browser.open(link), { userName, password });
      const answered = new URL((await browser.submit(page, { choice: 'accept' })).location ?? '');
      assert.equal(answered.origin, 'http://localhost:49821');
      assert.deepEqual(
        ['admin_consent', 'tenant', 'state'].map((name) => answered.searchParams.get(name)),
        ['True', practiceTenants.tailspin.id, 'a-state'],
      );
      assert.match(
        (await signIn('openid offline_access User.Read Mail.ReadBasic')).location ?? '',
        /[?&]code=/,
      );
    });
  });
});
