import assert from 'node:assert/strict';
import {
  AuthError,
  type AuthorizationCodeRequest,
  ClientAuthError,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
} from '@azure/msal-node';
import { type Authority, startAuthority } from './authority';
import { type PracticeUser, practiceApps, practiceTenants, practiceUsers } from '../../src/practice/estate';
import { PracticeBrowser, signInAs } from './practiceBrowser';
import { redirectUri, verifier } from './practiceRequests';
import { createHash } from 'node:crypto';

const { contoso } = practiceTenants;
const { backup, mfa } = practiceUsers;
const scopes = ['User.Read'];
const state = 'state-of-the-attempt';
const nonce = 'nonce-of-the-attempt';

describe('the practice authority, as MSAL shows it', () => {
  let authority: Authority;
  beforeEach(async () => (authority = await startAuthority({ deviceCodeInterval: 0.05 })));
  afterEach(() => authority.close());

  /** MSAL as in production: https authority, endpoints inline, its own HTTP client. */
  const msal = (clientId: string = practiceApps.backup.clientId) => {
    const at = (origin: string, path: string) => `${origin}/{tenantid}/${path}`;
    return new PublicClientApplication({
      auth: {
        clientId,
        authority: `https://login.microsoftonline.com/${contoso.id}`,
        authorityMetadata: JSON.stringify({
          issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
          authorization_endpoint: at(authority.browserOrigin, 'oauth2/v2.0/authorize'),
          token_endpoint: at(authority.apiOrigin, 'oauth2/v2.0/token'),
          end_session_endpoint: at(authority.browserOrigin, 'oauth2/v2.0/logout'),
          jwks_uri: at(authority.apiOrigin, 'discovery/v2.0/keys'),
        }),
      },
    });
  };
  const signIn = async (client: PublicClientApplication, user: PracticeUser) => {
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
    const request = { scopes, redirectUri, state, nonce, codeChallenge, codeChallengeMethod: 'S256' };
    const { searchParams } = await signInAs(
      new PracticeBrowser(authority),
      await client.getAuthCodeUrl(request),
      user,
    );
    return { code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '', nonce };
  };
  type Changes = Partial<AuthorizationCodeRequest> & {
    readonly answeredState?: string;
    readonly expectedNonce?: string;
  };
  const exchange = (client: PublicClientApplication, code: string, changes: Changes = {}) => {
    const { answeredState = state, expectedNonce = nonce, ...request } = changes;
    return client.acquireTokenByCode(
      { scopes, redirectUri, code, codeVerifier: verifier, state, nonce: expectedNonce, ...request },
      { code, state: answeredState, nonce: expectedNonce },
    );
  };
  const failure = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => assert.fail('MSAL was expected to refuse'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof AuthError);
    const number =
      error instanceof ServerError || error instanceof InteractionRequiredAuthError ? error.errorNo : '';
    return { name: error.name, errorCode: error.errorCode, number: Number(number), subError: error.subError };
  };

  it('signs in: account, tenant, scopes and a refresh token in the cache', async () => {
    const client = msal();
    const result = await exchange(client, (await signIn(client, mfa)).code);
    assert.equal(result.account?.username, 'mfa@contoso.practice');
    assert.equal(result.account.homeAccountId, `${mfa.memberships[0].objectId}.${contoso.id}`);
    assert.equal(result.tenantId, contoso.id);
    assert.ok(result.scopes.includes('User.Read'));
    assert.match(client.getTokenCache().serialize(), /"RefreshToken":\{"/);
  });

  it('asks for no discovery', async () => {
    const client = msal();
    await exchange(client, (await signIn(client, backup)).code);
    assert.deepEqual(
      new Set(authority.requests.map(({ endpoint }) => endpoint)),
      new Set(['authorize', 'page', 'token']),
    );
  });

  it('refreshes silently', async () => {
    const client = msal();
    const { account } = await exchange(client, (await signIn(client, backup)).code);
    const result = await client.acquireTokenSilent({ scopes, account: account!, forceRefresh: true });
    assert.equal(result.fromCache, false);
  });

  it('another state: ClientAuthError state_mismatch', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    const { name, errorCode } = await failure(exchange(client, code, { answeredState: 'another' }));
    assert.deepEqual([name, errorCode], ['ClientAuthError', 'state_mismatch']);
  });

  it('another nonce: ClientAuthError nonce_mismatch, after the code is spent', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    authority.faults.next('token', { kind: 'otherNonce' });
    await assert.rejects(exchange(client, code), (error) => {
      return error instanceof ClientAuthError && error.errorCode === 'nonce_mismatch';
    });
    assert.equal((await failure(exchange(client, code))).number, 54005);
  });

  it('a code used again: ServerError invalid_grant 54005', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    await exchange(client, code);
    const { name, errorCode, number } = await failure(exchange(client, code));
    assert.deepEqual([name, errorCode, number], ['ServerError', 'invalid_grant', 54005]);
  });

  it('an expired code: ServerError invalid_grant 70008', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    authority.advance(11 * 60_000);
    const { name, errorCode, number } = await failure(exchange(client, code));
    assert.deepEqual([name, errorCode, number], ['ServerError', 'invalid_grant', 70008]);
  });

  it('a wrong verifier: ServerError invalid_grant 501481', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    const { name, errorCode, number } = await failure(
      exchange(client, code, { codeVerifier: 'x'.repeat(43) }),
    );
    assert.deepEqual([name, errorCode, number], ['ServerError', 'invalid_grant', 501481]);
  });

  it('another redirect: ServerError invalid_client 500112', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    const { name, errorCode, number } = await failure(
      exchange(client, code, { redirectUri: `${redirectUri}/` }),
    );
    assert.deepEqual([name, errorCode, number], ['ServerError', 'invalid_client', 500112]);
  });

  it('an app that is not public: ServerError invalid_client 7000218', async () => {
    const client = msal(practiceApps.notPublic.clientId);
    const { code } = await signIn(client, backup);
    const { name, errorCode, number } = await failure(exchange(client, code));
    assert.deepEqual([name, errorCode, number], ['ServerError', 'invalid_client', 7000218]);
  });

  it('a refresh that needs the person: InteractionRequiredAuthError invalid_grant with its sub-error', async () => {
    const expected = [
      ['revoked', 50173, 'bad_token'],
      ['mfaRequired', 50076, 'basic_action'],
      ['consentWithdrawn', 65001, 'consent_required'],
    ] as const;
    for (const [reason, number, subError] of expected) {
      const client = msal();
      const { account } = await exchange(client, (await signIn(client, backup)).code);
      authority.revoke(backup, reason);
      const refused = await failure(
        client.acquireTokenSilent({ scopes, account: account!, forceRefresh: true }),
      );
      assert.deepEqual(refused, {
        name: 'InteractionRequiredAuthError',
        errorCode: 'invalid_grant',
        number,
        subError,
      });
    }
  });

  it('a dropped connection: network_error, and the code is still good', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    authority.faults.next('token', { kind: 'drop' });
    assert.equal((await failure(exchange(client, code))).errorCode, 'network_error');
    assert.ok((await exchange(client, code)).accessToken);
  });

  it('a lost answer: network_error, and the code is spent', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    authority.faults.next('token', { kind: 'answerLost' });
    assert.equal((await failure(exchange(client, code))).errorCode, 'network_error');
    assert.equal((await failure(exchange(client, code))).number, 54005);
  });

  it('half an answer, and a page of a gateway: token_parsing_error', async () => {
    for (const kind of ['truncatedJson', 'html502'] as const) {
      const client = msal();
      const { code } = await signIn(client, backup);
      authority.faults.next('token', { kind });
      assert.equal((await failure(exchange(client, code))).errorCode, 'token_parsing_error');
    }
  });

  it('429: refused, and the same instance then answers 90055 by itself', async () => {
    const client = msal();
    const { code } = await signIn(client, backup);
    authority.faults.next('token', { kind: 'throttled', retryAfterSeconds: 60 });
    await failure(exchange(client, code));
    const sent = authority.requests.length;
    assert.equal((await failure(exchange(client, code))).errorCode, '90055');
    assert.equal(authority.requests.length, sent, 'nothing was sent');
    assert.ok((await exchange(msal(), code)).accessToken, 'a new instance gets through');
  });

  it('a broken signature, a wrong audience and a wrong issuer pass: the product must look itself', async () => {
    for (const kind of ['brokenSignature', 'wrongAudience', 'wrongIssuer', 'expiredIdToken'] as const) {
      const client = msal();
      const { code } = await signIn(client, backup);
      authority.faults.next('token', { kind });
      assert.ok((await exchange(client, code)).idToken, kind);
    }
  });

  it('signs in by device code', async () => {
    const client = msal();
    const browser = new PracticeBrowser(authority);
    let approved: Promise<unknown> = Promise.resolve();
    const result = await client.acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ userCode, verificationUri }) => {
        approved = approve(browser, verificationUri, userCode, backup);
      },
    });
    await approved;
    assert.equal(result?.account?.username, 'backup@contoso.practice');
  });
});

async function approve(
  browser: PracticeBrowser,
  page: string,
  userCode: string,
  user: PracticeUser,
): Promise<void> {
  const signIn = await browser.submit(await browser.open(page), { userCode });
  const confirm = await browser.submit(signIn, { userName: user.userName, password: user.password });
  const consent = await browser.submit(confirm, { choice: 'accept' });
  assert.equal((await browser.submit(consent, { choice: 'accept' })).title, 'You have signed in');
}
