import type { JWTPayload } from 'jose';
import type { AuthorityState } from '../authorityState';
import type { Fault, TokenFault } from '../faults';
import { isTokenFault } from '../faults';
import { type CloudServices, type Permission, openId } from '../protocol/permissions';
import { type AskedScopes, asksFor } from '../protocol/scopes';
import { SignInError } from '../protocol/signInError';
import { withBrokenSignature } from '../signingKeys';
import {
  accessTokenClaims,
  clientInfoOf,
  idTokenClaims,
  issuerOf,
  otherTenantThan,
  tokenLifetimeSeconds,
} from './claims';
import { repeats } from './claimsChallenge';
import type { SignIn } from './issuedGrants';

/**
 * The good answer of the token endpoint: `expires_in` in seconds, `scope` the permissions granted.
 * @throws SignInError 28000 for two services in one request, 500011 for another cloud's, 65001 for a permission that
 * nobody consented to, 50076 where a policy demands claims that the sign-in's request did not name.
 */
export async function tokenAnswer(
  signIn: SignIn,
  asked: AskedScopes,
  wantsClientInfo: boolean,
  fault: Fault | undefined,
  state: AuthorityState,
): Promise<Record<string, unknown>> {
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
  const idToken = asksFor(asked, 'openid') ? await signedIdToken(signIn, fault, state) : undefined;
  const answer: Record<string, unknown> = {
    token_type: 'Bearer',
    scope: granted.map((permission) => spelled(permission, asked)).join(' '),
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: await state.keys.sign(accessTokenClaims(signIn, resource, granted, state)),
    ...(asksFor(asked, 'offline_access')
      ? { refresh_token: state.grants.issueRefreshToken({ signIn, issuedAt: state.now() }) }
      : {}),
    ...(idToken === undefined ? {} : { id_token: idToken }),
    ...(wantsClientInfo ? { client_info: clientInfoOf(signIn.user) } : {}),
  };
  if (fault?.kind === 'missingField') Reflect.deleteProperty(answer, fault.field);
  return answer;
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

async function signedIdToken(
  signIn: SignIn,
  fault: Fault | undefined,
  state: AuthorityState,
): Promise<string> {
  const claims = idTokenClaims(signIn, state);
  const token = await state.keys.sign(isTokenFault(fault) ? withFault(claims, fault, state) : claims);
  return fault?.kind === 'brokenSignature' ? withBrokenSignature(token) : token;
}

function withFault(claims: JWTPayload, fault: TokenFault, state: AuthorityState): JWTPayload {
  const { iat = 0, nbf = 0, exp = 0, tid } = claims;
  const shifted = (seconds: number) => ({
    ...claims,
    iat: iat + seconds,
    nbf: nbf + seconds,
    exp: exp + seconds,
  });
  const otherTenant = otherTenantThan(String(tid));
  switch (fault.kind) {
    case 'wrongAudience':
      return { ...claims, aud: '00000003-0000-0000-c000-000000000000' };
    case 'wrongIssuer':
      return { ...claims, iss: 'https://login.example.com/v2.0' };
    case 'otherTenant':
      return { ...claims, tid: otherTenant, iss: issuerOf(otherTenant, state) };
    case 'otherNonce':
      return { ...claims, nonce: 'another-nonce' };
    case 'otherClaims':
      return { ...claims, ...fault.claims };
    case 'expiredIdToken':
      return shifted(-2 * tokenLifetimeSeconds);
    case 'clockSkew':
      return shifted(fault.seconds);
    case 'missingClaim': {
      return Object.fromEntries(Object.entries(claims).filter(([name]) => name !== fault.claim));
    }
    case 'brokenSignature':
    case 'missingField':
      return claims;
  }
}
