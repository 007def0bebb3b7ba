import { isGuid } from './guid';
import { type MicrosoftProblem, microsoftProblem } from './signInErrors';

export type PasteRefusal =
  | 'empty'
  /** Over `longestPaste` characters. */
  | 'tooLong'
  /** An access, refresh or ID token: it must not travel through anyone's hands. */
  | 'token'
  | 'authenticatorNumber'
  /** The short code that one types at Microsoft's device page. */
  | 'deviceCode'
  /** The address of Microsoft's sign-in page, from before the sign-in. */
  | 'signInLink'
  /** Another host, port or path than this attempt's. */
  | 'otherAddress'
  | 'stateMissing'
  /** The answer to another attempt, or to somebody else's. */
  | 'foreignState'
  /** `state`, `code` or `error` twice, or a code beside an error. */
  | 'duplicated'
  /** An address without a code: not finished, or cut off. */
  | 'noCode'
  | 'notACode';

export type Pasted =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'error'; readonly problem: MicrosoftProblem }
  | { readonly kind: 'refused'; readonly reason: PasteRefusal };

/** What belongs to this attempt. `redirect` is the exact address given to the authorize request. */
export interface ExpectedResponse {
  readonly state: string;
  readonly redirect: string;
}

/** Microsoft's codes are about a thousand characters long, an address with one not much longer. */
export const longestPaste = 16 * 1024;

/**
 * Reads what a person pasted: a bare code, the whole address, or its part from `code=` on, with whatever mail and
 * chat put around it. A bare code carries no state; PKCE binds it to this attempt. In an address nothing is
 * believed, an error text included, before host, port, path and state are this attempt's.
 */
export function readPasted(text: string, expected: ExpectedResponse): Pasted {
  if (text.length > longestPaste) return refused('tooLong');
  const pasted = decoded(unwrapped(text));
  if (pasted === '') return refused('empty');
  if (holdsToken(pasted)) return refused('token');
  if (isParameters(pasted)) {
    return readResponse(new URLSearchParams(pasted.replace(/^\/?[?#&]+/, '')), expected.state);
  }
  const address = addressIn(pasted, expected.redirect);
  return address ? readAddress(address, expected) : readBareCode(pasted, expected.state);
}

/**
 * Reads the parameters of an answer: of a pasted address, or of a request that reached this computer. The state
 * first, then the code or the error.
 */
export function readResponse(parameters: URLSearchParams, state: string): Pasted {
  const names = ['state', 'code', 'error'] as const;
  if (names.some((name) => parameters.getAll(name).length > 1)) return refused('duplicated');
  const [found, code, error] = names.map((name) => parameters.get(name) ?? undefined);
  if (found === undefined && code === undefined && error === undefined) return refused('noCode');
  if (found === undefined) return refused('stateMissing');
  if (found !== state) return refused('foreignState');
  if (code !== undefined && error !== undefined) return refused('duplicated');
  if (error !== undefined) {
    const description = parameters.get('error_description') ?? undefined;
    const subError = parameters.get('error_subcode') ?? undefined;
    const claims = parameters.get('claims') ?? undefined;
    return { kind: 'error', problem: microsoftProblem({ error, description, subError, claims }) };
  }
  return code !== undefined && couldBeCode(code) ? { kind: 'code', code } : refused('noCode');
}

function readAddress(address: URL, { redirect, state }: ExpectedResponse): Pasted {
  const own = new URL(redirect);
  const here =
    address.origin === own.origin &&
    address.pathname === own.pathname &&
    address.username === '' &&
    address.password === '';
  if (!here) return refused(address.pathname.endsWith('/authorize') ? 'signInLink' : 'otherAddress');
  const parameters = new URLSearchParams(address.search);
  for (const [name, value] of new URLSearchParams(address.hash.slice(1))) parameters.append(name, value);
  return readResponse(parameters, state);
}

function readBareCode(pasted: string, state: string): Pasted {
  if (/^\d{1,10}$|^\d{3}[ -]\d{3,5}$/.test(pasted)) return refused('authenticatorNumber');
  if (/^[A-Z0-9]{8,9}$|^[A-Z0-9]{4}-[A-Z0-9]{4,5}$/i.test(pasted)) return refused('deviceCode');
  if (pasted.startsWith('eyJ')) return refused('token');
  return pasted !== state && couldBeCode(pasted) ? { kind: 'code', code: pasted } : refused('notACode');
}

/** Takes away what copying adds: line breaks (with a quoting mark after them), quotes, brackets, invisible marks. */
function unwrapped(text: string): string {
  const visible = text.replace(/\p{Cf}|(?![\r\n\t])\p{Cc}/gu, '');
  const lines = visible.split(/[\r\n\u2028\u2029]+/).map((line) => line.trim().replace(/^[>\s]+/, ''));
  const oneLine = lines.join('');
  const around = /[\s"'`<>«»“”„‘’()[\],;]/;
  let [from, to] = [0, oneLine.length];
  while (from < to && around.test(oneLine.charAt(from))) from++;
  while (to > from && around.test(oneLine.charAt(to - 1))) to--;
  return oneLine.slice(from, to);
}

/** Undoes percent-encoding of the whole (an address inside an address), twice at most; and of a bare code. */
function decoded(text: string): string {
  let result = text;
  for (let times = 0; times < 2; times++) {
    const wrapped = /^(https?|code|state|error|session_state)%(25)*(3a|3d)/i.test(result);
    const bare = /^[\w.~!*$%-]+$/.test(result) && /%[0-9a-f]{2}/i.test(result);
    if (!wrapped && !bare) break;
    try {
      result = decodeURIComponent(result);
    } catch {
      break;
    }
  }
  return result;
}

function holdsToken(text: string): boolean {
  return (
    // A JWT. `client_info` begins like one, and stands in good addresses: it has no dot.
    /(?<![\w-])eyJ[\w-]{10,}\.[\w-]/.test(text) ||
    /(^|[?#&\s"'{,])(access|refresh|id)_token["']?\s*[=:]/i.test(text) ||
    // Entra's opaque tokens name their kind after a dot: AgAB..EAAA is a refresh token, AgAB..IAAA a code.
    /\.AgAB[\w-]{2}EAAA/.test(text)
  );
}

function isParameters(text: string): boolean {
  return /^(\/?[?#&])?(code|state|error|error_description|session_state|client_info)=/.test(text);
}

/** Browsers may hide `http://`, so a host with a path or a query counts as an address too. */
function addressIn(text: string, redirect: string): URL | undefined {
  if (/\s/.test(text)) return undefined;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const bareHost = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d+)?(\/[^?#]*)?[?#]/i.test(text);
  if (!withScheme && !bareHost) return undefined;
  const whole = withScheme ? text : `${new URL(redirect).protocol}//${text}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

/** Letters, digits and what Microsoft's codes hold beside them; a GUID, a name or a word is none. */
function couldBeCode(text: string): boolean {
  return /^[\w.~!*$-]{20,8192}$/.test(text) && !isGuid(text);
}

function refused(reason: PasteRefusal): Pasted {
  return { kind: 'refused', reason };
}
