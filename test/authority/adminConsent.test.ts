import assert from 'node:assert/strict';
import { type Authority, startAuthority } from './authority';
import { practiceApps, practiceTenants, practiceUsers } from './estate';
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
      redirect_uri: `${authority.browserOrigin}/common/oauth2/nativeclient`,
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
});
