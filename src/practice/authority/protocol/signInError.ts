import { randomUUID } from 'node:crypto';

/**
 * The refusals of the authority: OAuth's `error` and a sentence of our own. Numbers and their `error` follow
 * Microsoft's published error reference and answers seen in public; the form is Microsoft's.
 */
const refusals = {
  16000: ['interaction_required', 'Several accounts are signed in, or the account is not in this tenant.'],
  28000: ['invalid_request', 'The scope names more than one resource; a token is for one.'],
  50011: ['invalid_request', 'The redirect URI of the request is not registered for the application.'],
  50020: ['invalid_grant', 'The account comes from another organization and is not a guest of this tenant.'],
  50034: ['invalid_grant', 'The user account does not exist.'],
  50057: ['invalid_grant', 'The user account is disabled.'],
  50058: ['login_required', 'A silent sign-in was asked for, and no user is signed in.'],
  50076: ['invalid_grant', 'Multi-factor authentication is required to go on.'],
  50089: [
    'invalid_grant',
    'This sign-in has expired or was already finished. Start again from the application.',
  ],
  50126: ['invalid_grant', 'The user name or password is wrong.'],
  50147: ['invalid_request', 'The code challenge is missing, of the wrong size, or not of the method S256.'],
  50173: ['invalid_grant', 'The grant was revoked; the user has to sign in again.'],
  53003: ['access_denied', 'Access has been blocked by Conditional Access policies.'],
  54005: ['invalid_grant', 'The authorization code was already redeemed.'],
  65001: ['invalid_grant', 'The user or administrator has not consented to use the application.'],
  65004: ['access_denied', 'The user declined to consent to the application.'],
  70000: ['invalid_grant', 'The grant is not valid, or it was issued to another application.'],
  70003: ['unsupported_grant_type', 'The grant type is not supported.'],
  70008: ['invalid_grant', 'The authorization code has expired.'],
  70011: ['invalid_scope', 'The scope of the request is not valid.'],
  70016: ['authorization_pending', 'The user has not finished the sign-in yet.'],
  70018: ['invalid_grant', 'The code that was typed is not valid.'],
  70020: ['expired_token', 'The device code has expired.'],
  90002: ['invalid_tenant', 'The tenant was not found. Check the tenant and the cloud.'],
  90014: ['invalid_request', 'A required field of the request is missing.'],
  90023: ['invalid_request', 'A parameter of the request has a value that is not supported.'],
  90055: ['temporarily_unavailable', 'Too many requests were made.'],
  90094: ['access_denied', 'The permission needs the approval of an administrator.'],
  500011: ['invalid_resource', 'The resource principal was not found in the tenant.'],
  500112: ['invalid_client', 'The redirect URI differs from the one that the code was asked for with.'],
  500121: ['interaction_required', 'The verification code was not accepted.'],
  501481: ['invalid_grant', 'The code verifier does not match the code challenge.'],
  650052: ['invalid_client', 'The organization has no subscription for the service.'],
  700005: ['invalid_grant', 'The authorization code was issued for another tenant.'],
  700016: ['unauthorized_client', 'The application was not found in the directory.'],
  700025: ['invalid_client', 'The client is public, so no secret may be presented.'],
  700051: ['unsupported_response_type', 'The response type is not enabled for the application.'],
  700082: ['invalid_grant', 'The refresh token has expired because it was not used.'],
  900144: ['invalid_request', 'The request must contain a parameter that is missing.'],
  900561: ['invalid_request', 'The endpoint accepts POST requests only.'],
  7000218: ['invalid_client', 'The request must contain a client secret or a client assertion.'],
  9000411: ['invalid_request', 'A parameter of the request is there twice.'],
  9002313: ['invalid_request', 'The request is malformed.'],
  9002326: ['invalid_request', 'Only a single-page application may redeem tokens across origins.'],
} as const satisfies Record<number, readonly [error: string, sentence: string]>;

/** The sentence of a number, for the page that error answers point to. */
export function sentenceOf(number: string): string | undefined {
  return Object.entries(refusals).find(([known]) => known === number)?.[1][1];
}

export type SignInErrorNumber = keyof typeof refusals;

export interface SignInErrorDetail {
  /** Adds the parameter, address or name in question. */
  readonly about?: string;
  /** What the app should do: `bad_token`, `basic_action`, `consent_required`. */
  readonly suberror?: string;
  /** What the next authorize request has to name. */
  readonly claims?: string;
  /** Where the same number is answered with another `error`. */
  readonly error?: string;
}

/** A refusal on its way to an answer: JSON, a redirect with an error, or a page. */
export class SignInError extends Error {
  readonly error: string;
  readonly suberror: string | undefined;
  readonly claims: string | undefined;

  constructor(
    readonly number: SignInErrorNumber,
    detail: SignInErrorDetail = {},
  ) {
    const [error, sentence] = refusals[number];
    super(`AADSTS${number}: ${sentence}${detail.about === undefined ? '' : ` (${detail.about})`}`);
    this.error = detail.error ?? error;
    this.suberror = detail.suberror;
    this.claims = detail.claims;
  }
}

export interface SignInErrorBody {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
  readonly error_uri: string;
  readonly suberror?: string;
  readonly claims?: string;
}

/** Who refuses: its clock, and the host that it plays. */
export interface Refusing {
  readonly now: () => number;
  readonly plays: { readonly host: string };
}

/** The refusal in the form of Microsoft's JSON answers. */
export function errorBody(
  refusal: SignInError,
  correlationId: string,
  { now, plays }: Refusing,
): SignInErrorBody {
  const traceId = randomUUID();
  const timestamp = `${new Date(now()).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error: refusal.error,
    error_description: `${refusal.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [refusal.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://${plays.host}/error?code=${refusal.number}`,
    ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
    ...(refusal.claims === undefined ? {} : { claims: refusal.claims }),
  };
}

/** HTTP status of the token endpoint (RFC 6749, 5.2): 401 where the client is not accepted. */
export function statusOf(refusal: SignInError): number {
  if (refusal.number === 90055) return 429;
  return refusal.error === 'invalid_client' ? 401 : 400;
}
