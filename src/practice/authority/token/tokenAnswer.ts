import type { AuthorityState } from '../authorityState';
import { type CloudServices, type Permission, openId } from '../protocol/permissions';
import { type AskedScopes, asksFor } from '../protocol/scopes';
import { SignInError } from '../protocol/signInError';
import { accessTokenClaims, clientInfoOf, idTokenClaims, tokenLifetimeSeconds } from './claims';
import { repeats } from './claimsChallenge';
import type { SignIn } from './issuedGrants';

/**
 * The good answer of the token endpoint: `expires_in` in seconds, `scope` the permissions granted.
 * @throws SignInError 28000 for two services in one request, 500011 for another cloud's, 65001 for a permission that
 * nobody consented to, 50076 where a policy demands claims that the sign-in's request did not name.
 */
export function tokenAnswer(
  signIn: SignIn,
  asked: AskedScopes,
  wantsClientInfo: boolean,
  state: AuthorityState,
): Record<string, unknown> {
  if (asked.services.length > 1) throw new SignInError(28000, { about: asked.services.join(' ') });
  const { app, membership } = signIn;
  const unconsented = asked.permissions.find(
    (permission) => !state.directory.hasConsent(app, membership, permission),
  );
  if (unconsented) throw new SignInError(65001, { suberror: 'consent_required', about: unconsented.value });
  const services = state.directory.services(membership);
  const resource = asked.services[0] ?? services.graph;
  // Who came by a shared endpoint, such as `common`, is known only now.
  if (resource !== services.graph && resource !== services.exchange) {
    throw new SignInError(500011, { about: resource });
  }
  const demanded = state.directory.claimsDemanded(membership.tenantId, resource);
  if (demanded !== undefined && !repeats(signIn.claims, demanded)) {
    throw new SignInError(50076, { suberror: 'basic_action', claims: demanded });
  }
  const granted = grantedScopes(signIn, resource, services, state);
  return {
    token_type: 'Bearer',
    scope: granted.map((permission) => spelled(permission, asked)).join(' '),
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: state.keys.sign(accessTokenClaims(signIn, resource, granted, state)),
    ...(asksFor(asked, 'offline_access')
      ? { refresh_token: state.grants.issueRefreshToken({ signIn, issuedAt: state.now() }) }
      : {}),
    ...(asksFor(asked, 'openid') ? { id_token: state.keys.sign(idTokenClaims(signIn, state)) } : {}),
    ...(wantsClientInfo ? { client_info: clientInfoOf(signIn.user) } : {}),
  };
}

/**
 * As at Microsoft, everything consented to for the service, also by earlier requests. `offline_access` is not
 * listed: the refresh token says it.
 */
function grantedScopes(
  { app, membership }: SignIn,
  resource: string,
  { permissions }: CloudServices,
  state: AuthorityState,
): readonly Permission[] {
  return permissions.filter(
    (permission) =>
      (permission.resource === resource || permission.resource === openId) &&
      permission.value !== 'offline_access' &&
      state.directory.hasConsent(app, membership, permission),
  );
}

function spelled({ resource, value }: Permission, asked: AskedScopes): string {
  return resource !== openId && asked.spelledInFull ? `${resource}/${value}` : value;
}
