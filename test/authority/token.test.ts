import assert from 'node:assert/strict';
import { type Authority, startAuthority } from './authority';
import { practiceApps, practiceTenants, practiceUsers, unknownClientId } from '../../src/practice/estate';
import { withAuthority } from './withAuthority';
import {
  type Parameters,
  claimsOf,
  codeFor,
  post,
  redeem,
  redirectUri,
  refresh,
  verifier,
} from './practiceRequests';

const { backup } = practiceUsers;

describe('the practice authority: token', () => {
  let authority: Authority;
  beforeEach(async () => (authority = await startAuthority()));
  afterEach(() => authority.close());

  describe('refuses a code', () => {
    const refused: readonly (readonly [why: string, changes: Parameters, error: string, number: number])[] = [
      ['with another verifier', { code_verifier: verifier.replace(/^./, '~') }, 'invalid_grant', 501481],
      ['without a verifier', { code_verifier: undefined }, 'invalid_grant', 501481],
      ['with another redirect', { redirect_uri: 'http://localhost:51235' }, 'invalid_client', 500112],
      ['with a slash added to the redirect', { redirect_uri: `${redirectUri}/` }, 'invalid_client', 500112],
      ['without a redirect', { redirect_uri: undefined }, 'invalid_request', 900144],
      ['of another app', { client_id: practiceApps.withoutRoleClaims.clientId }, 'invalid_grant', 70000],
      ['for an unknown app', { client_id: unknownClientId }, 'unauthorized_client', 700016],
      [
        'for an app that is not public',
        { client_id: practiceApps.notPublic.clientId },
        'invalid_client',
        7000218,
      ],
      ['with a secret', { client_secret: 'secret' }, 'invalid_client', 700025],
      ['that was cut off', { code: '1.abc' }, 'invalid_request', 9002313],
      [
        'that it never issued',
        { code: `1.A${'a'.repeat(44)}.AgABBAIAAA${'a'.repeat(800)}` },
        'invalid_grant',
        70000,
      ],
      ['that is missing', { code: undefined }, 'invalid_request', 900144],
      ['without a grant type', { grant_type: undefined }, 'invalid_request', 900144],
      ['with an unknown grant type', { grant_type: 'password' }, 'unsupported_grant_type', 70003],
      ['for an unknown permission', { scope: 'openid Mail.Burn' }, 'invalid_scope', 70011],
      ['for a permission nobody consented to', { scope: 'openid Mail.ReadWrite' }, 'invalid_grant', 65001],
      [
        'for two services',
        { scope: 'User.Read https://outlook.office365.com/EWS.AccessAsUser.All' },
        'invalid_request',
        28000,
      ],
    ];
    for (const [why, changes, error, number] of refused) {
      it(`${why}: ${error} ${number}`, async () => {
        const answer = await redeem(authority, await codeFor(authority, backup), changes);
        assert.deepEqual([answer.error, answer.error_codes], [error, [number]]);
        assert.equal(answer.status, error === 'invalid_client' ? 401 : 400);
      });
    }

    it('a second time: invalid_grant 54005, and the first answer stays good', async () => {
      const code = await codeFor(authority, backup);
      const first = await redeem(authority, code);
      assert.deepEqual((await redeem(authority, code)).error_codes, [54005]);
      assert.equal((await refresh(authority, first.refresh_token ?? '')).status, 200);
    });

    it('after ten minutes: invalid_grant 70008', async () => {
      const code = await codeFor(authority, backup);
      authority.advance(10 * 60_000);
      assert.deepEqual((await redeem(authority, code)).error_codes, [70008]);
    });

    it('in another tenant: invalid_grant 700005', async () => {
      const code = await codeFor(authority, backup);
      assert.deepEqual(
        (await redeem(authority, code, {}, practiceTenants.fabrikam.id)).error_codes,
        [700005],
      );
    });

    it('in an unknown tenant: invalid_tenant 90002', async () => {
      const answer = await redeem(authority, await codeFor(authority, backup), {}, 'nowhere.practice');
      assert.deepEqual([answer.error, answer.error_codes], ['invalid_tenant', [90002]]);
    });

    it('from a script of a page: invalid_request 9002326', async () => {
      const answer = await post(
        `${authority.apiOrigin}/common/oauth2/v2.0/token`,
        { client_id: practiceApps.backup.clientId },
        { origin: 'http://localhost' },
      );
      assert.deepEqual(answer.error_codes, [9002326]);
    });

    it('in the address in place of a form: invalid_request 900561', async () => {
      const response = await fetch(
        `${authority.apiOrigin}/common/oauth2/v2.0/token?grant_type=authorization_code`,
      );
      assert.deepEqual(((await response.json()) as { error_codes: number[] }).error_codes, [900561]);
    });
  });

  it('leaves the code good after a wrong verifier, or spends it: Microsoft does not say', async () => {
    for (const wrongVerifierSpendsCode of [false, true]) {
      await withAuthority(
        async (one) => {
          const code = await codeFor(one, backup);
          await redeem(one, code, { code_verifier: 'wrong' });
          const again = await redeem(one, code);
          assert.deepEqual(again.error_codes, wrongVerifierSpendsCode ? [54005] : undefined);
        },
        { wrongVerifierSpendsCode },
      );
    }
  });

  it("refuses in Microsoft's form, with the correlation ID of the request", async () => {
    const correlationId = '11111111-2222-4333-8444-555555555555';
    const answer = await post(
      `${authority.apiOrigin}/contoso.practice/oauth2/v2.0/token`,
      { grant_type: 'authorization_code' },
      { 'client-request-id': correlationId },
    );
    assert.equal(answer.correlation_id, correlationId);
    assert.match(answer.timestamp ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
    assert.equal(
      answer.error_description,
      "AADSTS900144: The request must contain a parameter that is missing. ('client_id') " +
        `Trace ID: ${answer.trace_id} Correlation ID: ${correlationId} Timestamp: ${answer.timestamp}`,
    );
    assert.equal(answer.error_uri, 'https://login.microsoftonline.com/error?code=900144');
  });

  it('gives a refresh token only with offline_access, and an ID token only with openid', async () => {
    const answer = await redeem(authority, await codeFor(authority, backup), { scope: 'User.Read' });
    assert.deepEqual([answer.refresh_token, answer.id_token], [undefined, undefined]);
    assert.equal(claimsOf(answer.access_token)['scp'], 'openid profile User.Read');
  });

  it('gives one access token per service, each with its own audience', async () => {
    const ews = 'https://outlook.office365.com/EWS.AccessAsUser.All';
    const code = await codeFor(authority, backup, { scope: `openid offline_access User.Read ${ews}` });
    const first = await redeem(authority, code, { scope: 'openid offline_access User.Read' });
    const second = await refresh(authority, first.refresh_token ?? '', {
      scope: `openid offline_access ${ews}`,
    });
    assert.equal(claimsOf(first.access_token)['aud'], 'https://graph.microsoft.com');
    assert.equal(claimsOf(second.access_token)['aud'], 'https://outlook.office365.com');
    assert.deepEqual(
      [second.scope, claimsOf(second.access_token)['scp']],
      [`openid ${ews}`, 'openid EWS.AccessAsUser.All'],
    );
  });

  describe('refuses a refresh token, and its sub-error says what to do,', () => {
    const refused = [
      ['revoked', 50173, 'bad_token'],
      ['mfaRequired', 50076, 'basic_action'],
      ['consentWithdrawn', 65001, 'consent_required'],
    ] as const;
    for (const [reason, number, suberror] of refused) {
      it(`${reason}: invalid_grant ${number} ${suberror}; a new sign-in works again`, async () => {
        const { refresh_token = '' } = await redeem(authority, await codeFor(authority, backup));
        authority.revoke(backup, reason);
        const answer = await refresh(authority, refresh_token);
        assert.deepEqual(
          [answer.error, answer.error_codes, answer.suberror],
          ['invalid_grant', [number], suberror],
        );
        const { refresh_token: next = '' } = await redeem(authority, await codeFor(authority, backup));
        assert.equal((await refresh(authority, next)).status, 200);
      });
    }

    it('unused for 90 days: invalid_grant 700082; each use starts the 90 days anew', async () => {
      const first = await redeem(authority, await codeFor(authority, backup));
      authority.advance(89 * 24 * 3600_000);
      const second = await refresh(authority, first.refresh_token ?? '');
      authority.advance(89 * 24 * 3600_000);
      assert.equal((await refresh(authority, second.refresh_token ?? '')).status, 200);
      assert.deepEqual((await refresh(authority, first.refresh_token ?? '')).error_codes, [700082]);
    });
  });
});
