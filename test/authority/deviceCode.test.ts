import assert from 'node:assert/strict';
import { type Authority, startAuthority } from './authority';
import { practiceApps, practiceTenants, practiceUsers } from '../../src/practice/estate';
import { PracticeBrowser } from './practiceBrowser';
import { type Parameters, post } from './practiceRequests';

const { backup } = practiceUsers;
const client_id = practiceApps.backup.clientId;

interface DeviceCodeAnswer {
  readonly user_code: string;
  readonly device_code: string;
  readonly verification_uri: string;
  readonly expires_in: number;
  readonly interval: number;
}

describe('the practice authority: device code', () => {
  let authority: Authority;
  let code: DeviceCodeAnswer;
  let browser: PracticeBrowser;
  beforeEach(async () => {
    authority = await startAuthority();
    browser = new PracticeBrowser(authority);
    const fields = { client_id, scope: 'openid profile offline_access User.Read' };
    const answer: unknown = await post(
      `${authority.apiOrigin}/contoso.practice/oauth2/v2.0/devicecode`,
      fields,
    );
    code = answer as DeviceCodeAnswer;
  });
  afterEach(() => authority.close());

  const poll = (changes: Parameters = {}) =>
    post(`${authority.apiOrigin}/contoso.practice/oauth2/v2.0/token`, {
      client_id,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: code.device_code,
      ...changes,
    });
  const typeCode = async (userCode: string) =>
    browser.submit(await browser.open(code.verification_uri), { userCode });
  const signInTo = async (userCode: string) => {
    const { userName, password } = backup;
    return browser.submit(await typeCode(userCode), { userName, password });
  };

  it('tells code, page, life (15 minutes) and interval (5 seconds)', () => {
    assert.match(code.user_code, /^[A-Z]{9}$/);
    assert.equal(code.verification_uri, `${authority.browserOrigin}/common/oauth2/deviceauth`);
    assert.deepEqual([code.expires_in, code.interval], [900, 5]);
  });

  it('is pending (70016) until the person has signed in and agreed, and good once', async () => {
    assert.deepEqual((await poll()).error_codes, [70016]);
    const confirm = await signInTo(code.user_code.toLowerCase());
    assert.equal(confirm.title, 'Are you trying to sign in to Practice Backup?');
    const consent = await browser.submit(confirm, { choice: 'accept' });
    assert.equal((await poll()).error, 'authorization_pending');
    await browser.submit(consent, { choice: 'accept' });
    assert.ok((await poll()).refresh_token);
    assert.deepEqual((await poll()).error_codes, [54005]);
  });

  it('declined: authorization_declined 65004', async () => {
    await browser.submit(await signInTo(code.user_code), { choice: 'cancel' });
    const answer = await poll();
    assert.deepEqual([answer.error, answer.error_codes], ['authorization_declined', [65004]]);
  });

  it('blocked by a policy of the tenant: 53003 on the page, and invalid_grant 53003 for the app', async () => {
    authority.blockDeviceCode(practiceTenants.contoso);
    const consent = await browser.submit(await signInTo(code.user_code), { choice: 'accept' });
    assert.match((await browser.submit(consent, { choice: 'accept' })).html, /AADSTS53003/);
    const answer = await poll();
    assert.deepEqual([answer.error, answer.error_codes], ['invalid_grant', [53003]]);
  });

  it('asked to slow down: slow_down, and pending again after it', async () => {
    authority.faults.next('token', { kind: 'answers', status: 400, body: { error: 'slow_down' } });
    const answer = await poll();
    assert.deepEqual([answer.status, answer.error], [400, 'slow_down']);
    assert.equal((await poll()).error, 'authorization_pending');
  });

  it('run out: expired_token 70020, and the page takes it no more', async () => {
    authority.advance(15 * 60_000);
    const answer = await poll();
    assert.deepEqual([answer.error, answer.error_codes], ['expired_token', [70020]]);
    assert.match((await typeCode(code.user_code)).html, /AADSTS70018:/);
  });

  it('mistyped: 70018 on the page', async () => {
    assert.match((await typeCode('WRONGCODE')).html, /AADSTS70018:/);
  });

  it('of another app: invalid_grant 70000', async () => {
    const answer = await poll({ client_id: practiceApps.withoutRoleClaims.clientId });
    assert.deepEqual(answer.error_codes, [70000]);
  });
});
