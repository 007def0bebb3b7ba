/** Origins of the practice cloud, checked. */
export interface PracticeCloud {
  readonly apiOrigin: string;
  readonly browserOrigin: string;
}
export type PracticeRefusal =
  | 'absent'
  | 'notTwoOrigins'
  | 'notAnOrigin'
  | 'notHttp'
  | 'notLoopback'
  | 'noPort';

/** Exactly these: no other name can be trusted to stay on this computer. */
const loopback = new Set(['127.0.0.1', '127.0.0.2', '[::1]', 'localhost', 'login.localhost']);

/**
 * Reads the environment's value: two origins parted by a space, first the one that the program calls, then the one
 * that the browser opens. Only `http:` on loopback with a port, and nothing beside it, is taken.
 */
export function practiceCloud(
  value: string | undefined,
): PracticeCloud | { readonly refused: PracticeRefusal } {
  if (value === undefined || value.trim() === '') return { refused: 'absent' };
  const origins = value.trim().split(' ');
  const [apiOrigin, browserOrigin] = origins;
  if (apiOrigin === undefined || browserOrigin === undefined || origins.length !== 2) {
    return { refused: 'notTwoOrigins' };
  }
  const refused = refusalOf(apiOrigin) ?? refusalOf(browserOrigin);
  return refused ? { refused } : { apiOrigin, browserOrigin };
}

/** Whether it is an origin of a practice server: `http:` on exactly one of the loopback names, with a port. */
export function isPracticeOrigin(text: string): boolean {
  return refusalOf(text) === undefined;
}

function refusalOf(text: string): PracticeRefusal | undefined {
  if (!URL.canParse(text)) return 'notAnOrigin';
  const url = new URL(text);
  if (url.protocol !== 'http:') return 'notHttp';
  if (!loopback.has(url.hostname)) return 'notLoopback';
  if (url.port === '') return 'noPort';
  // Whatever the parser forgives (path, user, query, other spellings of a host) shows as a difference here.
  return url.origin === text ? undefined : 'notAnOrigin';
}
