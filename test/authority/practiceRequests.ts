import { createHash, randomBytes } from 'node:crypto';
import type { Origins } from './cloudFetch';
import { type PracticeUser, practiceApps, practiceTenants } from '../../src/practice/estate';
import { PracticeBrowser, signInAs } from './practiceBrowser';

/** Raw requests of a well-behaved app, to be spoilt one parameter at a time. */
export const verifier = randomBytes(32).toString('base64url');
export const redirectUri = 'http://localhost:51234';
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** `undefined` leaves a parameter out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

export function authorizeAddress(
  { browserOrigin }: Origins,
  changes: Parameters = {},
  tenant: string = practiceTenants.contoso.id,
): string {
  const query = parameters({
    client_id: practiceApps.backup.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile offline_access User.Read',
    state: 'st&a=te+1',
    nonce: 'nonce-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    client_info: '1',
    ...changes,
  });
  return `${browserOrigin}/${tenant}/oauth2/v2.0/authorize?${query.toString()}`;
}

/** Signs in and gives the code of the redirect. */
export async function codeFor(
  authority: Origins,
  user: PracticeUser,
  changes: Parameters = {},
  tenant?: string,
): Promise<string> {
  const address = authorizeAddress(authority, changes, tenant);
  const redirect = await signInAs(new PracticeBrowser(authority), address, user);
  return redirect.searchParams.get('code') ?? '';
}

/** The fields of the answer that tests look at; anything may be missing. */
export interface TokenAnswer {
  readonly status: number;
  readonly error?: string;
  readonly error_description?: string;
  readonly error_codes?: readonly number[];
  readonly suberror?: string;
  readonly correlation_id?: string;
  readonly trace_id?: string;
  readonly timestamp?: string;
  readonly error_uri?: string;
  readonly id_token?: string;
  readonly access_token?: string;
  readonly refresh_token?: string;
  readonly client_info?: string;
  readonly scope?: string;
  readonly expires_in?: number;
}

export async function post(
  address: string,
  fields: Parameters,
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  const response = await fetch(address, { method: 'POST', body: parameters(fields), headers });
  return { ...((await response.json()) as Omit<TokenAnswer, 'status'>), status: response.status };
}

export function redeem(
  { apiOrigin }: Origins,
  code: string,
  changes: Parameters = {},
  tenant: string = practiceTenants.contoso.id,
): Promise<TokenAnswer> {
  return post(`${apiOrigin}/${tenant}/oauth2/v2.0/token`, {
    grant_type: 'authorization_code',
    client_id: practiceApps.backup.clientId,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    scope: 'openid profile offline_access User.Read',
    client_info: '1',
    ...changes,
  });
}

export function refresh(
  { apiOrigin }: Origins,
  refreshToken: string,
  changes: Parameters = {},
  tenant: string = practiceTenants.contoso.id,
): Promise<TokenAnswer> {
  return post(`${apiOrigin}/${tenant}/oauth2/v2.0/token`, {
    grant_type: 'refresh_token',
    client_id: practiceApps.backup.clientId,
    refresh_token: refreshToken,
    scope: 'openid profile offline_access User.Read',
    client_info: '1',
    ...changes,
  });
}

/** The claims of a token, unchecked. */
export function claimsOf(token: string | undefined): Record<string, unknown> {
  const payload = (token ?? '').split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

function parameters(given: Parameters): URLSearchParams {
  const present = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(present);
}
