import type { AccountInfo, AuthenticationResult, PublicClientApplication } from '@azure/msal-node';
import { resourcesOf } from '../../core/backupSets/clouds';
import { isGuid } from '../../core/basics/guid';
import { isOpenId } from '../../core/identity/permissions';
import { type Problem, ProblemError } from '../../core/identity/problem';
import { isConsentMissing } from '../../core/identity/signInErrors';
import type { Evidence } from '../../core/identity/signedIn';
import type { Exchanged, SignInRequest } from '../signInAttempt';
import { type Answer, type HttpClient, networkProblem } from '../../net/httpClient';
import { clockAhead } from './clock';
import { globalAdministratorByGraph, roleCheckPermission } from './directoryRoles';
import { type TokenEvidence, examineIdToken } from './idToken';
import { type MsalNetwork, problemOf } from './msalNetwork';
import { type SigningKeys, signingKeysOf } from './tenant';

/** What every sign-in needs, prepared before the browser opens. */
export interface SignInContext {
  readonly request: SignInRequest;
  /** The tenant's GUID according to its own OpenID configuration. */
  readonly tenantId: string;
  /** Fetched before the code is spent, so that nothing but the exchange itself can lose it. */
  readonly keys: SigningKeys;
  /** A fresh one without a cache plugin: its cache holds this sign-in and nothing else. */
  readonly client: PublicClientApplication;
  readonly network: MsalNetwork;
  readonly connection: HttpClient;
  readonly now: () => number;
}

/** What an exchange needs beside the code. */
export interface ExchangeContext extends SignInContext {
  readonly redirectUri: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** The last refusal's claims, for every request of an attempt that MSAL takes them for. */
export function claimsOf({ claims }: SignInRequest): { readonly claims?: string } {
  return claims === undefined ? {} : { claims };
}

/**
 * Exchanges the code, examines who signed in, and collects the permissions.
 * @throws ProblemError `microsoft` or `network`
 */
export async function exchangeCode(context: ExchangeContext, code: string): Promise<Exchanged> {
  const { client, request, redirectUri, verifier, state, nonce } = context;
  const [scopes = []] = request.scopes;
  return conclude(
    context,
    client.acquireTokenByCode(
      { code, scopes: [...scopes], redirectUri, codeVerifier: verifier, state, nonce, ...claimsOf(request) },
      { code, state, nonce },
    ),
    nonce,
  );
}

/**
 * Makes evidence of what MSAL acquires. Once a code is spent, only an answer that cannot be used at all is an error:
 * every other finding is evidence, for `judgeIdentity` to judge. A token that does not hold gives no token cache:
 * there is nothing to keep by mistake.
 * @param nonce that the ID token must carry; undefined where the way of signing in has none
 * @throws ProblemError `microsoft` or `network`
 */
export async function conclude(
  context: SignInContext,
  acquired: Promise<AuthenticationResult | null>,
  nonce: string | undefined,
): Promise<Exchanged> {
  const { request, client, network, tenantId } = context;
  const [scopes = [], ...others] = request.scopes;
  let result: AuthenticationResult | null = null;
  try {
    result = await acquired;
  } catch (error) {
    // With an answer in hand MSAL refused what it holds (a foreign nonce, no ID token): that is examined below.
    if (network.lastToken === undefined) throw new ProblemError(problemOf(error));
  }
  const answer = network.lastToken;
  const examined = answer && (await examine(context, answer, nonce));
  if (answer === undefined || examined === undefined) throw unusable(request);

  const { granted, missing } = compare(scopes, scopesIn(answer) ?? scopes);
  // Without a refresh token the authorization ends within the hour.
  if (typeof answer.body['refresh_token'] !== 'string') missing.push('offline_access');
  const correlationId = result?.correlationId;
  const evidence = {
    ...examined,
    expectedTenantId: tenantId,
    clockAhead: clockAhead(answer.headers, context.now()),
    granted,
    missing,
    ...(correlationId ? { correlationId } : {}),
  };
  if (!holds(evidence)) {
    const rest = others.flatMap((list) => compare(list, []).missing);
    return {
      evidence: { ...evidence, globalAdministrator: 'unchecked', missing: [...missing, ...rest] },
      tokenCache: '',
    };
  }
  if (!result?.account) throw unusable(request);

  let refused: Problem | undefined;
  for (const list of others) {
    const more = await acquireMore(context, result.account, list);
    granted.push(...more.granted);
    missing.push(...more.missing);
    refused ??= more.refused;
  }
  const role =
    examined.globalAdministrator === 'unchecked' && request.checkRole
      ? await askGraph(context, result.account)
      : {};
  return {
    evidence: { ...evidence, ...role, ...(refused === undefined ? {} : { refused }) },
    tokenCache: client.getTokenCache().serialize(),
  };
}

/** What MSAL would take on trust holds, and the token is this tenant's, and some account's. */
function holds(evidence: Evidence): boolean {
  const { signature, audience, issuer, timely, nonce, person, expectedTenantId } = evidence;
  const { objectId, tenantId } = person;
  const proven = signature && audience && issuer && timely && nonce !== false;
  return proven && tenantId === expectedTenantId && isGuid(objectId);
}

async function examine(
  context: SignInContext,
  { body }: Answer,
  nonce: string | undefined,
): Promise<TokenEvidence | undefined> {
  const { id_token: idToken, access_token: accessToken, client_info: clientInfo } = body;
  if (typeof idToken !== 'string' || typeof accessToken !== 'string') return undefined;
  const { request, connection, keys, now } = context;
  const { clientId, endpoints, tenant } = request;
  return examineIdToken(
    idToken,
    clientInfo,
    { clientId, issuer: endpoints.issuer, nonce, now: now() },
    keys,
    () => signingKeysOf(connection, endpoints, tenant),
  );
}

interface Permissions {
  readonly granted: string[];
  readonly missing: string[];
  readonly refused?: Problem;
}

/**
 * A token for a further resource, without the browser. What cannot be had is a missing permission, and the reason is told
 * unless it is that nobody consented.
 */
async function acquireMore(
  { client }: SignInContext,
  account: AccountInfo,
  scopes: readonly string[],
): Promise<Permissions> {
  try {
    return compare(scopes, (await client.acquireTokenSilent({ account, scopes: [...scopes] })).scopes);
  } catch (error) {
    const refused = problemOf(error);
    const nothing = compare(scopes, []);
    return refused.kind === 'microsoft' && isConsentMissing(refused) ? nothing : { ...nothing, refused };
  }
}

async function askGraph(
  { client, connection, request }: SignInContext,
  account: AccountInfo,
): Promise<Partial<Pick<Evidence, 'globalAdministrator' | 'roleUnread'>>> {
  const scope = `${resourcesOf(request.endpoints.cloud)?.graph}/${roleCheckPermission}`;
  try {
    const { accessToken } = await client.acquireTokenSilent({ account, scopes: [scope] });
    const { graph } = request.endpoints;
    return { globalAdministrator: await globalAdministratorByGraph(connection, graph, accessToken) };
  } catch (error) {
    const roleUnread = problemOf(error);
    return roleUnread.kind === 'network' ? { roleUnread } : {};
  }
}

/** Scopes granted; where the answer names none, those asked for were granted (RFC 6749, 5.1). */
function scopesIn({ body: { scope } }: Answer): readonly string[] | undefined {
  return typeof scope === 'string' ? scope.split(' ').filter(Boolean) : undefined;
}

/** Microsoft names a scope by its URI or by its last part, in its own case. */
function compare(asked: readonly string[], given: readonly string[]): Permissions {
  const granted = given.map(nameOf).filter((name) => !isOpenId(name));
  const known = new Set(given.map((scope) => nameOf(scope).toLowerCase()));
  const missing = asked.map(nameOf).filter((name) => !isOpenId(name) && !known.has(name.toLowerCase()));
  return { granted, missing };
}

function nameOf(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}

function unusable({ endpoints }: SignInRequest): ProblemError {
  return networkProblem('badAnswer', new URL(endpoints.api).host);
}
