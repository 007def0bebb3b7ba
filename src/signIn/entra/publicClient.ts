import { type ICachePlugin, LogLevel, PublicClientApplication } from '@azure/msal-node';
import type { SignInEndpoints } from '../signInAttempt';
import type { MsalNetwork } from './msalNetwork';

/**
 * A fresh instance for each use: after 429 or 503 an instance answers by itself for up to a minute. Endpoints come
 * from the table of clouds, inline, so that MSAL asks for no discovery; it insists on an https authority even
 * where the endpoints are the practice cloud's, and never contacts it.
 * @param cachePlugin bound to a kept grant's secret; left out: the cache lives in memory only
 */
export function publicClient(
  {
    clientId,
    tenant,
    endpoints,
  }: { readonly clientId: string; readonly tenant: string; readonly endpoints: SignInEndpoints },
  network: MsalNetwork,
  cachePlugin?: ICachePlugin,
): PublicClientApplication {
  const at = (origin: string, path: string) => `${origin}/{tenantid}/${path}`;
  return new PublicClientApplication({
    auth: {
      clientId,
      authority: `https://${new URL(endpoints.issuer.replace('{tenantid}', tenant)).host}/${tenant}`,
      authorityMetadata: JSON.stringify({
        issuer: endpoints.issuer,
        authorization_endpoint: at(endpoints.browser, 'oauth2/v2.0/authorize'),
        token_endpoint: at(endpoints.api, 'oauth2/v2.0/token'),
        end_session_endpoint: at(endpoints.browser, 'oauth2/v2.0/logout'),
        jwks_uri: at(endpoints.api, 'discovery/v2.0/keys'),
      }),
    },
    ...(cachePlugin === undefined ? {} : { cache: { cachePlugin } }),
    system: {
      networkClient: network,
      loggerOptions: { piiLoggingEnabled: false, logLevel: LogLevel.Error, loggerCallback: () => undefined },
    },
  });
}
