import type { Endpoint } from '../../src/practice/authority/routes';
import type { SignInErrorNumber } from '../../src/practice/authority/protocol/signInError';

/** What goes wrong on the way, whatever the answer. */
export type TransportFault =
  /** The connection ends before the request is looked at. */
  | { readonly kind: 'drop' }
  /** The request is served (a code is spent), and its answer is lost. */
  | { readonly kind: 'answerLost' }
  /** No answer, until the authority is closed. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The answer comes once this resolves. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> }
  /** The request is served, and half of its answer arrives as if it were all. */
  | { readonly kind: 'truncatedJson' }
  /** A gateway's page in place of an answer. */
  | { readonly kind: 'html502' }
  | { readonly kind: 'html504' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unavailable' }
  /** Another answer in place of the true one: of the wrong shape, say. The request is not looked at. */
  | {
      readonly kind: 'answers';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A refusal of the catalogue. */
  | { readonly kind: 'refused'; readonly number: SignInErrorNumber };

/** What is wrong with the tokens of an otherwise good answer of the token endpoint. */
export type TokenFault =
  | { readonly kind: 'brokenSignature' }
  | { readonly kind: 'wrongAudience' }
  | { readonly kind: 'wrongIssuer' }
  | { readonly kind: 'otherTenant' }
  | { readonly kind: 'otherNonce' }
  /** Claims of the ID token with other values; `undefined` leaves one out. */
  | { readonly kind: 'otherClaims'; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly kind: 'expiredIdToken' }
  /** The server's clock differs: positive is ahead of ours. */
  | { readonly kind: 'clockSkew'; readonly seconds: number }
  | {
      readonly kind: 'missingField';
      readonly field: 'id_token' | 'refresh_token' | 'client_info' | 'access_token';
    }
  | {
      readonly kind: 'missingClaim';
      readonly claim: 'tid' | 'oid' | 'wids' | 'nonce' | 'preferred_username';
    };

export type Fault = TransportFault | TokenFault;

const tokenFaults: ReadonlySet<Fault['kind']> = new Set<TokenFault['kind']>([
  'brokenSignature',
  'wrongAudience',
  'wrongIssuer',
  'otherTenant',
  'otherNonce',
  'otherClaims',
  'expiredIdToken',
  'clockSkew',
  'missingField',
  'missingClaim',
]);

export function isTokenFault(fault: Fault | undefined): fault is TokenFault {
  return fault !== undefined && tokenFaults.has(fault.kind);
}

/** Faults on demand: in-process only, nothing on the network can ask for one. */
export class Faults {
  private readonly waiting = new Map<Endpoint, Fault[]>();

  /** The next `times` requests of the endpoint meet the fault. Several calls queue up. */
  next(endpoint: 'token', fault: Fault, times?: number): void;
  next(endpoint: Endpoint, fault: TransportFault, times?: number): void;
  next(endpoint: Endpoint, fault: Fault, times = 1): void {
    const queue = this.waiting.get(endpoint) ?? [];
    queue.push(...Array.from({ length: times }, () => fault));
    this.waiting.set(endpoint, queue);
  }

  /** Forgets every fault that has not happened yet. */
  clear(): void {
    this.waiting.clear();
  }

  take(endpoint: Endpoint): Fault | undefined {
    return this.waiting.get(endpoint)?.shift();
  }
}
