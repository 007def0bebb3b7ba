/** Takes away what copying adds: line breaks (with a quoting mark after them), quotes, brackets, stars, invisible marks. */
export function unwrapped(text: string): string {
  const visible = text.replace(/\p{Cf}|(?![\r\n\t])\p{Cc}/gu, '');
  const lines = visible.split(/[\r\n\u2028\u2029]+/).map((line) => line.trim().replace(/^[>\s]+/, ''));
  const oneLine = lines.join('');
  const around = /[\s"'`<>«»“”„‘’()[\],;]/;
  let [from, to] = [0, oneLine.length];
  while (from < to && around.test(oneLine.charAt(from))) from++;
  while (to > from && around.test(oneLine.charAt(to - 1))) to--;
  return oneLine.slice(from, to).replace(/^(\*+)([^*].*)\1$/, '$2');
}

/** Undoes percent-encoding of the whole (an address inside an address), twice at most; and of a bare code. */
export function decoded(text: string): string {
  let result = text;
  for (let times = 0; times < 2; times++) {
    const wrapped = /^(https?|code|state|error|session_state|admin_consent)%(25)*(3a|3d)/i.test(result);
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

/** A token of whatever kind, whole or in part. */
export function holdsToken(text: string): boolean {
  return (
    // A JWT. `client_info` begins like one, and stands in good addresses: it has no dot.
    /(?<![\w-])eyJ[\w-]{10,}\.[\w-]/.test(text) ||
    /(^|[?#&\s"'{,])(access|refresh|id)_token["']?\s*[=:]/i.test(text) ||
    // Entra's opaque tokens name their kind after a dot: AgAB..EAAA is a refresh token, AgAB..IAAA a code.
    /\.AgAB[\w-]{2}EAAA/.test(text)
  );
}

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
  /** A code that was shortened, or has a dot of a sentence behind it. */
  | 'cutOff'
  /** Where Microsoft's blank page leads today: its address holds nothing. */
  | 'wrongPlace'
  /** The answer to an administrator's consent link, which was declined or failed. */
  | 'consentRefused'
  | 'notACode';

/** Microsoft's codes are about a thousand characters long, an address with one not much longer. */
export const longestPaste = 16 * 1024;
