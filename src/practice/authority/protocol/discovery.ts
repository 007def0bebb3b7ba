import type { AuthorityState } from '../authorityState';
import { issuerOf } from '../token/claims';
import { type Answer, json } from './call';

/**
 * `/{tenant}/v2.0/.well-known/openid-configuration`. The issuer holds the tenant's GUID whatever the path names;
 * what people open is on the browser's origin, what programs call on the other.
 */
export function discovery(tenantInPath: string, state: AuthorityState): Answer {
  const tenant = state.directory.tenant(tenantInPath);
  const named = typeof tenant === 'string' ? tenant : tenant.id;
  const api = `${state.apiOrigin}/${named}`;
  const browser = `${state.browserOrigins[0]}/${named}`;
  return json(200, {
    token_endpoint: `${api}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${api}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: issuerInDiscovery(tenantInPath, state),
    request_uri_parameter_supported: false,
    authorization_endpoint: `${browser}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${api}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    end_session_endpoint: `${browser}/oauth2/v2.0/logout`,
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
    ],
    tenant_region_scope: null,
    cloud_instance_name: state.plays.instance,
    msgraph_host: new URL(state.directory.services(tenant).graph).host,
  });
}

/** `/{tenant}/discovery/v2.0/keys`. */
export function keys(tenantInPath: string, state: AuthorityState): Answer {
  return json(200, state.keys.keySet(issuerInDiscovery(tenantInPath, state)));
}

/** For `common` and its like Microsoft leaves a place to fill in. */
function issuerInDiscovery(tenantInPath: string, state: AuthorityState): string {
  const tenant = state.directory.tenant(tenantInPath);
  return issuerOf(typeof tenant === 'string' ? '{tenantid}' : tenant.id, state);
}
