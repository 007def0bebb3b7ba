import { compactVerify, decodeJwt, errors } from 'jose';
import type { Evidence, Person } from '../../core/signedIn';
import { type SigningKeys, tenantInIssuer } from './tenant';

/** Difference between this computer's clock and Microsoft's that is put up with. */
const clockToleranceSeconds = 5 * 60;
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

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
 * @throws where it is no token at all, or newer keys cannot be had
 */
export async function examineIdToken(
  token: string,
  clientInfo: unknown,
  expected: ExpectedToken,
  keys: SigningKeys,
  newerKeys: () => Promise<SigningKeys>,
): Promise<TokenEvidence> {
  const claims = decodeJwt(token);
  const { tid, oid, preferred_username: name, wids, aud, iss, exp, nbf, nonce } = claims;
  const tenantId = text(tid).toLowerCase();
  const seconds = expected.now / 1000;
  const person: Person = {
    name: text(name).slice(0, 320),
    objectId: text(oid).toLowerCase(),
    tenantId,
    homeTenantId: homeTenantOf(clientInfo),
  };
  return {
    person,
    signature: await isSigned(token, keys, newerKeys),
    audience: aud === expected.clientId,
    issuer: tenantId !== '' && tenantInIssuer(iss, expected.issuer) === tenantId,
    timely:
      exp !== undefined &&
      seconds < exp + clockToleranceSeconds &&
      (nbf === undefined || seconds > nbf - clockToleranceSeconds),
    nonce: expected.nonce === undefined ? undefined : nonce === expected.nonce,
    globalAdministrator: !Array.isArray(wids)
      ? 'unchecked'
      : wids.includes(globalAdministrator)
        ? 'confirmed'
        : 'notHeld',
  };
}

/** Role templates among which the Global Administrator's is looked for, wherever they come from. */
export function holdsGlobalAdministrator(templates: readonly unknown[]): boolean {
  return templates.includes(globalAdministrator);
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
