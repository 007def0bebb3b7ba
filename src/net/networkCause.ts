import { networkInterfaces } from 'node:os';
import type { NetworkCause } from '../core/identity/problem';

/** `code` is a short technical word such as ECONNREFUSED, safe to show. */
export interface NetworkFailure {
  readonly cause: NetworkCause;
  readonly code: string | undefined;
}

/**
 * What a failed request says about its cause: error codes of Node, undici and Chromium's network stack (the
 * host's `fetch` is one of the two, by the user's settings), the first line that matches. A proxy's own
 * refusals come first: they name other causes too.
 */
const signs: readonly (readonly [NetworkCause, RegExp])[] = [
  ['proxy', /\b407\b|proxy/i],
  ['offline', /ENETUNREACH|ENETDOWN|EHOSTUNREACH|ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE/],
  ['dns', /ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED/],
  ['refused', /ECONNREFUSED|ERR_CONNECTION_REFUSED/],
  ['clock', /CERT_NOT_YET_VALID/],
  ['tls', /CERT_|_CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS|ERR_SSL|EPROTO/],
  ['timeout', /TIMEDOUT|TIMED_OUT|_TIMEOUT/],
];

/** Tells why a request failed. MSAL itself says "fetch failed" and nothing more. */
export function networkFailure(error: unknown, connected = hasNetwork()): NetworkFailure {
  const words = wordsOf(error);
  const found = signs.find(([, sign]) => words.some((word) => sign.test(word)))?.[0];
  return {
    // A name that cannot be resolved without any network is no fault of the name.
    cause:
      found === 'dns' && !connected
        ? 'offline'
        : (found ?? (error instanceof TypeError && hasNoReason(error) ? 'proxy' : 'dropped')),
    code: words.find((word) => /^[A-Z][A-Z0-9_]{2,60}$/.test(word)),
  };
}

/**
 * `fetch` gives no answer with the status 407 to a program (Fetch, 4.5), and undici no reason then; for every other failure it
 * names one.
 */
function hasNoReason({ cause }: { readonly cause?: unknown }): boolean {
  return cause instanceof Error && cause.message === '' && !('code' in cause);
}

/** Codes and messages of an error and of what caused it (undici nests them; two addresses tried make a list). */
function wordsOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const others: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [...own, error.message, ...[error.cause, ...others].flatMap((inner) => wordsOf(inner, depth + 1))];
}

function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));
}
