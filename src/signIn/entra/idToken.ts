import { compactVerify, decodeJwt, errors } from 'jose';
import type { Evidence, Person } from '../../core/identity/signedIn';
import { type SigningKeys, tenantInIssuer } from './tenant';

/** Difference between this computer's clock and Microsoft's that is put up with. */
const clockToleranceSeconds = 5 * 60;
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
/** Longest address of a mailbox (RFC 5321: 64, the sign, 255). */
const longestName = 320;

export interface ExpectedToken {
  readonly clientId: string;
  /** With `{tenantid}` in it. */
  readonly issuer: string;
  /** Undefined: the way of signing in has none. */
  readonly nonce: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type TokenEvidence = Pick<
  Evidence,
  'person' | 'signature' | 'audience' | 'issuer' | 'timely' | 'nonce' | 'globalAdministrator'
>;

/**
 * Examines an ID token: MSAL checks none of this but the nonce. What does not hold is evidence, not an exception.
 * `wids` is present only where the app registration asks for it, so its absence proves nothing.
 * @param keys current keys; `newerKeys` are asked for when the token names one that is not among them
 * @returns undefined where it is no token at all
 * @throws ProblemError where newer keys cannot be had
 */
export async function examineIdToken(
  token: string,
  clientInfo: unknown,
  expected: ExpectedToken,
  keys: SigningKeys,
  newerKeys: () => Promise<SigningKeys>,
): Promise<TokenEvidence | undefined> {
  const claims = claimsIn(token);
  if (claims === undefined) return undefined;
  const { tid, oid, wids, aud, iss, exp, nbf, nonce } = claims;
  const tenantId = text(tid).toLowerCase();
  const seconds = expected.now / 1000;
  const person: Person = {
    name: nameIn(claims),
    objectId: text(oid).toLowerCase(),
    tenantId,
    homeTenantId: homeTenantOf(clientInfo),
  };
  return {
    person,
    signature: await isSigned(token, keys, newerKeys),
    audience: text(aud).toLowerCase() === expected.clientId.toLowerCase(),
    issuer: tenantId !== '' && tenantInIssuer(iss, expected.issuer) === tenantId,
    timely:
      isTime(exp) &&
      seconds < exp + clockToleranceSeconds &&
      (nbf === undefined || (isTime(nbf) && seconds > nbf - clockToleranceSeconds)),
    nonce: expected.nonce === undefined ? undefined : nonce === expected.nonce,
    globalAdministrator: !Array.isArray(wids)
      ? 'unchecked'
      : holdsGlobalAdministrator(wids)
        ? 'confirmed'
        : 'notHeld',
  };
}

/** Role templates among which the Global Administrator's is looked for, wherever they come from. */
export function holdsGlobalAdministrator(templates: readonly unknown[]): boolean {
  return templates.some((template) => text(template).toLowerCase() === globalAdministrator);
}

/** Nothing in it is proven, nor of the type that it should have. */
function claimsIn(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

/**
 * Who signed in, for people: Microsoft leaves `preferred_username` out for some accounts. The object ID names at least
 * one account, and a record needs a name.
 */
function nameIn(claims: Readonly<Record<string, unknown>>): string {
  const named = ['preferred_username', 'upn', 'email', 'oid'].map((claim) => text(claims[claim]).trim());
  return (named.find((name) => name !== '') ?? '').slice(0, longestName);
}

async function isSigned(
  token: string,
  keys: SigningKeys,
  newerKeys: () => Promise<SigningKeys>,
): Promise<boolean> {
  const verify = (by: SigningKeys) => compactVerify(token, by, { algorithms: ['RS256'] });
  try {
    await verify(keys).catch(async (error: unknown) => {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await verify(await newerKeys());
    });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

/** `utid` of `client_info`: where the account lives. Empty where it is not told: that is nobody's tenant. */
function homeTenantOf(clientInfo: unknown): string {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text(clientInfo), 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && 'utid' in parsed
      ? text(parsed.utid).toLowerCase()
      : '';
  } catch {
    return '';
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
