import type { Problem } from './problem';

/** Who signed in, and what was checked about it. No token, no code. */

/** The role check's three results; `notNeeded` where the rules ask for no role. */
export type RoleResult = 'confirmed' | 'notHeld' | 'unchecked' | 'notNeeded';

export interface Person {
  /**
   * `preferred_username`, or where that is missing `upn`, `email` or the object ID: for display, and compared once;
   * afterwards the two ids decide.
   */
  readonly name: string;
  readonly objectId: string;
  /** `tid`: the tenant that issued the token. */
  readonly tenantId: string;
  /** `utid` of `client_info`: where the account lives. Differs from `tenantId` for guests and partners. */
  readonly homeTenantId: string;
}

/** What the sign-in found out about one finished exchange, before anything was judged. */
export interface Evidence {
  readonly person: Person;
  /** The tenant's GUID according to its own OpenID configuration. */
  readonly expectedTenantId: string;
  readonly signature: boolean;
  readonly audience: boolean;
  readonly issuer: boolean;
  /** The ID token's lifetime holds now, five minutes of clock difference allowed. */
  readonly timely: boolean;
  /** Minutes that this computer's clock is ahead of Microsoft's (negative: behind); undefined where it was not told. */
  readonly clockAhead?: number | undefined;
  /** Undefined: the way of signing in has none (device code). */
  readonly nonce: boolean | undefined;
  /** What the tokens tell of the Global Administrator role; `unchecked` where neither `wids` nor Graph tells. */
  readonly globalAdministrator: 'confirmed' | 'notHeld' | 'unchecked';
  /** Why Graph could not be asked for the role: the network. */
  readonly roleUnread?: Problem;
  /** Permissions granted, as Microsoft names them, without the OpenID ones. */
  readonly granted: readonly string[];
  /** Permissions asked for and not granted. */
  readonly missing: readonly string[];
  /** Why a second service gave no token, where that is no missing consent: a policy, or the network. */
  readonly refused?: Problem;
  /** Microsoft's number for the exchange. */
  readonly correlationId?: string;
}

export const checkIds = [
  'signature',
  'audience',
  'issuer',
  'lifetime',
  'nonce',
  'tenant',
  'home',
  'person',
  'role',
  'permissions',
] as const;
export type CheckId = (typeof checkIds)[number];
/**
 * `statement`: Save opens only after the engineer's own statement. `noted`: passed, and worth reading
 * (an administrator of another organization, an administrator instead of the set's account).
 */
export const checkResults = ['passed', 'noted', 'statement', 'failed'] as const;
export type CheckResult = (typeof checkResults)[number];
/** A check's result without what a screen says of it: what is kept as evidence. */
export interface CheckOutcome {
  readonly id: CheckId;
  readonly result: CheckResult;
}
export interface Check extends CheckOutcome {
  readonly params: Readonly<Record<string, string>>;
}

/** A finished authorization, judged against a set and a method. */
export interface Authorized {
  /** UUID of the grant. */
  readonly grant: string;
  readonly person: Person;
  readonly granted: readonly string[];
  readonly role: RoleResult;
  readonly checks: readonly Check[];
}

/** No check failed: the grant may be kept. */
export function admitted(authorized: Authorized): boolean {
  return authorized.checks.every((check) => check.result !== 'failed');
}

/** Checks that wait for the engineer's own statement. */
export function statementsNeeded(authorized: Authorized): CheckId[] {
  return authorized.checks.filter((check) => check.result === 'statement').map((check) => check.id);
}
