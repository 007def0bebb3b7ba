import { createHash, randomBytes } from 'node:crypto';
import type { AuthorityState } from '../authorityState';
import { type PracticeUser, roleTemplates } from '../../estate';
import type { Claims } from '../signingKeys';
import type { Permission } from '../protocol/permissions';
import type { SignIn } from './issuedGrants';

export const tokenLifetimeSeconds = 3600;

/** As in Microsoft's cloud, so that a program checks the same text there and here. */
export function issuerOf(tenantId: string, { plays }: Pick<AuthorityState, 'plays'>): string {
  return `https://${plays.host}/${tenantId}/v2.0`;
}

/** What access tokens, which are of version 1.0, name as their issuer. */
export function accessTokenIssuerOf(tenantId: string, { plays }: Pick<AuthorityState, 'plays'>): string {
  return `https://${plays.tokenService}/${tenantId}/`;
}

/** `client_info`: the person's id and tenant **at home**, wherever the sign-in was. */
export function clientInfoOf(user: PracticeUser): string {
  const [home] = user.memberships;
  return Buffer.from(JSON.stringify({ uid: home.objectId, utid: home.tenantId })).toString('base64url');
}

/** Claims of a v2.0 ID token. */
export function idTokenClaims(signIn: SignIn, state: AuthorityState): Claims {
  const { app, user, membership, nonce } = signIn;
  const [home] = user.memberships;
  const isForeign = home.tenantId !== membership.tenantId;
  return {
    aud: app.clientId,
    iss: issuerOf(membership.tenantId, state),
    ...lifetime(state.now()),
    ...(isForeign ? { idp: accessTokenIssuerOf(home.tenantId, state) } : {}),
    name: user.displayName,
    ...(nonce === undefined ? {} : { nonce }),
    oid: membership.objectId,
    preferred_username: user.userName,
    sub: pairwiseSubject(signIn),
    tid: membership.tenantId,
    uti: randomBytes(16).toString('base64url'),
    ver: '2.0',
    ...(app.groupMembershipClaims === null ? {} : { wids: roleClaims(signIn, state) }),
  };
}

/** Claims of an access token: apps must treat it as opaque, its service reads it. */
export function accessTokenClaims(
  signIn: SignIn,
  resource: string,
  granted: readonly Permission[],
  state: AuthorityState,
): Claims {
  const { app, user, membership } = signIn;
  return {
    aud: resource,
    iss: accessTokenIssuerOf(membership.tenantId, state),
    ...lifetime(state.now()),
    appid: app.clientId,
    oid: membership.objectId,
    scp: granted.map(({ value }) => value).join(' '),
    sub: pairwiseSubject(signIn),
    tid: membership.tenantId,
    upn: user.userName,
    ver: '1.0',
    ...(resource === state.directory.services(membership).graph ? { wids: roleClaims(signIn, state) } : {}),
  };
}

function roleClaims({ user, membership }: SignIn, state: AuthorityState): readonly string[] {
  const everybody = membership.kind === 'guest' ? roleTemplates.guestUser : roleTemplates.plainUser;
  return [...state.directory.rolesOf(user, membership), everybody];
}

/** Microsoft dates a token five minutes back, for clocks that differ. */
function lifetime(now: number): Record<'iat' | 'nbf' | 'exp', number> {
  const seconds = Math.floor(now / 1000);
  return { iat: seconds - 300, nbf: seconds - 300, exp: seconds + tokenLifetimeSeconds };
}

function pairwiseSubject({ app, membership }: SignIn): string {
  return createHash('sha256').update(`${app.clientId}/${membership.objectId}`).digest('base64url');
}
