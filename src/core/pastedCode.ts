import type { OAuthProblem } from './signInErrors';

export type PasteRefusal =
  | 'empty'
  | 'tooLong'
  | 'token'
  | 'authenticatorNumber'
  | 'deviceCode'
  | 'signInLink'
  | 'otherAddress'
  | 'stateMissing'
  | 'foreignState'
  | 'duplicated'
  | 'noCode'
  | 'notACode';

export type Pasted =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'error'; readonly problem: OAuthProblem }
  | { readonly kind: 'refused'; readonly reason: PasteRefusal };

/** What belongs to this attempt. `redirect` is the exact address given to the authorize request. */
export interface ExpectedResponse {
  readonly state: string;
  readonly redirect: string;
}

/** What a person pasted. */
export function readPasted(_text: string, _expected: ExpectedResponse): Pasted {
  throw new Error('unfinished');
}
/** Query of a request that reached the redirect: state first, then the code or the error. */
export function readResponse(_parameters: URLSearchParams, _state: string): Pasted {
  throw new Error('unfinished');
}
