import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { isGuid } from '../../core/basics/guid';
import { ProblemError } from '../../core/identity/problem';
import type { SignInEndpoints } from '../signInAttempt';
import { type HttpClient, networkProblem } from '../../net/httpClient';
import { refuseErrors } from './oauthError';

/**
 * The tenant's GUID that an issuer of this cloud names, in lower case; undefined where it is no such issuer. Hosts and
 * GUIDs are the same in capitals.
 */
export function tenantInIssuer(issuer: unknown, pattern: string): string | undefined {
  if (typeof issuer !== 'string') return undefined;
  const found = issuer.toLowerCase();
  const [before = '', after = ''] = pattern.toLowerCase().split('{tenantid}');
  if (!found.startsWith(before) || !found.endsWith(after)) return undefined;
  const id = found.slice(before.length, found.length - after.length);
  return isGuid(id) ? id : undefined;
}

/**
 * The tenant's GUID according to its own OpenID configuration. Nothing else is taken from that document: the
 * endpoints come from the table of clouds.
 * @throws ProblemError `microsoft` (no such tenant), `cloud` (the tenant lives in another cloud), `network`
 */
export async function tenantIdOf(
  connection: HttpClient,
  { api, issuer: pattern }: SignInEndpoints,
  tenant: string,
): Promise<string> {
  const url = `${api}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`;
  const answer = await connection.request(url);
  refuseErrors(answer);
  const { issuer } = answer.body;
  if (typeof issuer !== 'string')
    throw networkProblem('badAnswer', new URL(api).host, `HTTP ${answer.status}`);
  const id = tenantInIssuer(issuer, pattern);
  if (id === undefined) throw new ProblemError({ kind: 'cloud', reason: 'otherCloud' });
  return id;
}

/** Finds the key that an ID token names. */
export type SigningKeys = ReturnType<typeof createLocalJWKSet>;

/** @throws ProblemError `network` */
export async function signingKeysOf(
  connection: HttpClient,
  { api }: SignInEndpoints,
  tenant: string,
): Promise<SigningKeys> {
  const answer = await connection.request(`${api}/${encodeURIComponent(tenant)}/discovery/v2.0/keys`);
  refuseErrors(answer);
  try {
    return createLocalJWKSet(answer.body as unknown as JSONWebKeySet);
  } catch {
    throw networkProblem('badAnswer', new URL(api).host, `HTTP ${answer.status}`);
  }
}
