import { type AuthorizationUrlRequest, CryptoProvider } from '@azure/msal-node';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { isTenantName } from '../../core/backupSets/tenantName';
import { ProblemError } from '../../core/identity/problem';
import { signInWays } from '../../core/identity/signInWays';
import { type RedirectListener, type RedirectPages, listenForRedirect } from '../redirectListener';
import type { SignInAttempt, SignInRequest } from '../signInAttempt';
import { Attempt } from './attempt';
import { AuthorizationCode } from './authorizationCode';
import { HttpClient } from '../../net/httpClient';
import { Missed } from './missedRedirect';
import { beginDeviceCode } from './deviceCode';
import { DeviceCodeNetwork } from './deviceCodeNetwork';
import { type SignInContext, claimsOf } from './exchange';
import { MsalNetwork, problemOf } from './msalNetwork';
import { publicClient } from './publicClient';
import { signingKeysOf, tenantIdOf } from './tenant';

export interface SignInSurroundings {
  readonly pages: RedirectPages;
  /** Aborted: what the preparation asks ends, and it rejects. What was prepared is ended by its `dispose`. */
  readonly signal?: AbortSignal;
  /** The host's, looked up at each call, unless given. */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds for one request. */
  readonly limitMs?: number;
}

const requestMs = 30 * 1000;
/** Longest address of a mailbox (RFC 5321: 64, the sign, 255). */
const maxUserName = 320;

/**
 * Prepares one attempt: asks the tenant for its GUID and keys (so that a wrong tenant, a wrong cloud and a
 * closed network are told before the browser opens), then what the way of signing in needs. Nothing is opened here.
 * @throws ProblemError `microsoft`, `network` or `cloud`; `attempt` where `signal` was aborted
 */
export async function beginSignIn(
  request: SignInRequest,
  { pages, signal, fetch, now = Date.now, limitMs = requestMs }: SignInSurroundings,
): Promise<SignInAttempt> {
  const { endpoints, tenant } = request;
  if (!isTenantName(tenant)) throw new ProblemError({ kind: 'cloud', reason: 'tenantName' });
  const origins = [endpoints.api, endpoints.graph].map((address) => new URL(address).origin);
  const connection = new HttpClient({ limitMs, origins }, fetch);
  const polls = signInWays[request.way].answer === 'polling';
  const network = polls ? new DeviceCodeNetwork(connection) : new MsalNetwork(connection);
  const client = publicClient(request, network);
  const close = () => connection.close();
  signal?.addEventListener('abort', close);
  try {
    if (signal?.aborted) close();
    const [tenantId, keys] = await Promise.all([
      tenantIdOf(connection, endpoints, tenant),
      signingKeysOf(connection, endpoints, tenant),
    ]);
    const context = { request, tenantId, keys, client, network, connection, now };
    return await (polls ? beginDeviceCode(context) : beginRedirect(context, pages));
  } catch (error) {
    close();
    throw error instanceof ProblemError ? error : new ProblemError(problemOf(error));
  } finally {
    signal?.removeEventListener('abort', close);
  }
}

/** Starts to listen, where that is the way, and builds the address with PKCE, state and nonce. */
async function beginRedirect(prepared: SignInContext, pages: RedirectPages): Promise<SignInAttempt> {
  const { request, client, now } = prepared;
  const code = new AuthorizationCode();
  let listener: RedirectListener | undefined;
  try {
    const state = randomBytes(32).toString('base64url');
    const nonce = randomUUID();
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const missed = new Missed();
    listener = await listenForRedirect(state, pages, {
      accept: (parameters) => code.receive(parameters, state),
      missed: (how) => missed.tell(how),
    });
    const redirectUri = listener?.redirectUri ?? redirectWithoutListener();
    const [scopes = [], ...others] = request.scopes;
    const address = await client.getAuthCodeUrl({
      ...whoSignsIn(request),
      scopes: [...scopes],
      extraScopesToConsent: others.flat(),
      redirectUri,
      state,
      nonce,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      ...claimsOf(request),
    });
    const context = { ...prepared, redirectUri, verifier, state, nonce };
    // One attempt has one verifier, and no more time than Microsoft's codes live.
    const expiresAt = now() + signInWays[request.way].minutes * 60_000;
    return new Attempt(address, expiresAt, context, { code, missed }, listener);
  } catch (error) {
    listener?.close();
    throw error;
  }
}

/**
 * Any member: the set's own account is expected, and named to Microsoft's page. A Global Administrator: whoever
 * has a session in this browser must sign in anew, and no account is suggested, since the set's own account need
 * not be one. MSAL and Microsoft drop a hint beside `select_account`.
 */
function whoSignsIn({
  signer,
  account,
}: SignInRequest): Pick<AuthorizationUrlRequest, 'prompt' | 'loginHint'> {
  if (signer === 'globalAdministrator') return { prompt: 'login' };
  const isUserName = account.length <= maxUserName && /^[^\s@]+@[^\s@]+$/.test(account);
  return isUserName ? { loginHint: account } : { prompt: 'select_account' };
}

/**
 * Where the browser goes when nothing could listen: an address of this computer where nobody is likely to, so that the
 * browser shows an error page whose address holds the code.
 */
function redirectWithoutListener(): string {
  return `http://localhost:${randomInt(49152, 65536)}`;
}
