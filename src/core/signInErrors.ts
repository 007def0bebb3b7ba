/** An error answer in OAuth's form, from an address or from the token endpoint. Server text: hostile, plain. */
export interface OAuthProblem {
  readonly error: string;
  /** AADSTS numbers; they choose a text and nothing else. */
  readonly errorCodes?: readonly number[];
  readonly subError?: string;
  readonly description?: string;
  readonly correlationId?: string;
}
/** Who acts: the person who signs in, the tenant's administrator, the app registration's owner; or time does. */
export type Who = 'person' | 'administrator' | 'appOwner' | 'wait';
/** What the product may offer next, by OAuth's `error` alone. */
export type Next = 'signInAgain' | 'wait' | 'changeSetUp';
export interface SignInHelp {
  /** Id of "what happened". */
  readonly what: string;
  readonly who: readonly Who[];
  /** Id of "what to do". */
  readonly fix: string;
  /** Whether a number or error was recognised; otherwise show Microsoft's own text as plain text. */
  readonly known: boolean;
  readonly next: Next;
  /** The number shown and looked up on the cloud's error page. */
  readonly number: number | undefined;
}
export type NetworkFault =
  'offline' | 'dns' | 'tls' | 'proxy' | 'blocked' | 'timeLimit' | 'clock' | 'serverFault' | 'unreadable';

export function helpFor(_problem: OAuthProblem): SignInHelp {
  throw new Error('unfinished');
}
export function networkHelp(_fault: NetworkFault): SignInHelp {
  throw new Error('unfinished');
}
/** AADSTS numbers that a description names. */
export function numbersIn(_description: string): readonly number[] {
  throw new Error('unfinished');
}
