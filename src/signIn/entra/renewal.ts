import type { AuthenticationResult, ICachePlugin } from '@azure/msal-node';
import { ProblemError } from '../../core/identity/problem';
import type { KeptTokens } from '../keptTokens';
import type { SignInEndpoints } from '../signInAttempt';
import { type HttpClient, networkProblem } from '../../net/httpClient';
import { MsalNetwork, problemOf } from './msalNetwork';
import { publicClient } from './publicClient';

/** Whose tokens are renewed, and where. */
export interface RenewalOf {
  readonly clientId: string;
  /** The tenant's GUID. */
  readonly tenantId: string;
  readonly endpoints: SignInEndpoints;
}

export interface RenewedToken {
  /** A secret: it goes to its service, and nowhere else. */
  readonly accessToken: string;
  /** Permissions in it, as Microsoft names them. */
  readonly granted: readonly string[];
  /** Milliseconds since 1970; Microsoft gives about an hour. */
  readonly expiresAt: number;
}

/**
 * A new access token by the grant's refresh token, without the browser. The grant's secret is read at each access of
 * MSAL's cache, and written only when that changed.
 * @param scopes full URIs of one service
 * @throws ProblemError `microsoft` (for `invalid_grant` and the like somebody must sign in again), `network`,
 * `secretStorage`
 */
export async function renewToken(
  { clientId, tenantId, endpoints }: RenewalOf,
  scopes: readonly string[],
  tokens: KeptTokens,
  connection: HttpClient,
): Promise<RenewedToken> {
  const client = publicClient(
    { clientId, tenant: tenantId, endpoints },
    new MsalNetwork(connection),
    cacheIn(tokens),
  );
  let result: AuthenticationResult;
  try {
    const [account] = await client.getTokenCache().getAllAccounts();
    // A secret without an account in it is one that somebody else wrote.
    if (!account) throw new ProblemError({ kind: 'secretStorage', action: 'read' });
    result = await client.acquireTokenSilent({ account, scopes: [...scopes], forceRefresh: true });
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'microsoft' && problem.claims !== undefined)
      tokens.demand({ claims: problem.claims, scopes });
    throw error instanceof ProblemError ? error : new ProblemError(problem);
  }
  if (result.accessToken === '') throw networkProblem('badAnswer', new URL(endpoints.api).host);
  return {
    accessToken: result.accessToken,
    granted: result.scopes,
    expiresAt: result.expiresOn?.getTime() ?? 0,
  };
}

function cacheIn(tokens: KeptTokens): ICachePlugin {
  return {
    beforeCacheAccess: async ({ tokenCache }) => tokenCache.deserialize(await tokens.read()),
    afterCacheAccess: async ({ cacheHasChanged, tokenCache }) => {
      if (cacheHasChanged) await tokens.write(tokenCache.serialize());
    },
  };
}
