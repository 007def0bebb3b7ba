import type { CloudId } from '../core/backupSets/backupSet';
import type { DeviceCode } from '../core/steps/migrationState';
import type { Signer } from '../core/rules/judgement';
import type { Evidence } from '../core/identity/signedIn';
import type { Problem } from '../core/identity/problem';
import type { Way } from '../core/identity/signInWays';

/** Where one cloud's pages and services are; real clouds from `core/backupSets/clouds.ts`, practice from the environment. */
export interface SignInEndpoints {
  readonly cloud: CloudId;
  /** Origin that this program calls, for example `https://login.microsoftonline.com`. */
  readonly api: string;
  /** Origin that the browser opens; the same but for practice. */
  readonly browser: string;
  /** Graph's base, for example `https://graph.microsoft.com`. */
  readonly graph: string;
  /** Issuer with `{tenantid}` in it. */
  readonly issuer: string;
}

export interface SignInRequest {
  readonly endpoints: SignInEndpoints;
  /** Domain or GUID, checked by `isTenantName`. */
  readonly tenant: string;
  readonly clientId: string;
  /** The set's account: the login hint where any member may sign in. */
  readonly account: string;
  readonly signer: Signer;
  /** Full scope URIs, one list a resource; the first is asked for with the code, the others silently after it. */
  readonly scopes: readonly (readonly string[])[];
  /** Ask Graph for the role where the token does not tell (the permission is among the scopes or was consented before). */
  readonly checkRole: boolean;
  readonly way: Way;
  /** What the last refusal wanted of the next request: without it the person goes in a circle. */
  readonly claims?: string;
}

export interface Exchanged {
  readonly evidence: Evidence;
  /** MSAL's serialized cache partition: a secret. */
  readonly tokenCache: string;
}

/** What the redirect brought, or polling. The code itself, or the tokens, stay inside the attempt. */
export type Arrival = { readonly kind: 'code' } | { readonly kind: 'error'; readonly problem: Problem };

/** One attempt to sign in: one verifier, one state, one nonce, one exchange. Lives as long as its way's code. */
export interface SignInAttempt {
  readonly id: string;
  /** The address of Microsoft's page. Not a secret, but never logged: it holds the account's name. */
  readonly address: string;
  readonly way: Way;
  /** For the way `deviceCode` only. */
  readonly device?: DeviceCode;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** False: the loopback listener could not bind (or another way was chosen). */
  readonly listening: boolean;
  /** Settles once, when the redirect arrives with this attempt's state, or the device was signed in. Never rejects. */
  readonly arrival: Promise<Arrival>;
  /** Settles at the first redirect that came here and could not be read. Never rejects; may never settle. */
  readonly missed?: Promise<Problem>;
  /** Why the last poll brought no answer; undefined: it did. */
  readonly unreached?: Problem | undefined;
  /**
   * Takes what a person pasted (bare code or whole address). Undefined: taken. A problem: refused, nothing changed,
   * unless the address carries this attempt's state and an error.
   */
  submit(pasted: string): Problem | undefined;
  /** Exchanges the code that arrived or was submitted. Once. @throws ProblemError */
  exchange(): Promise<Exchanged>;
  /** Destroys verifier and code, stops listening (a moment later for a tab in flight) and any request. */
  dispose(): void;
}
