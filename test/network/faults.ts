/** What goes wrong on the way to an answer, played on the wire by `faultyServer.ts`. */
export interface NetworkFault {
  readonly id: string;
  /** For the table, in words. */
  readonly title: string;
  readonly plays:
    | 'drop'
    | 'hang'
    | 'slow'
    | 'truncated'
    | 'page'
    | 'redirect'
    | 'oversized'
    | 'certificate'
    | 'unknownName';
  readonly status?: number;
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** The forms that a server gives `Retry-After` (RFC 9110, 10.2.3), and what is none. */
const retryAfter: readonly (readonly [id: string, title: string, value?: () => string])[] = [
  ['absent', 'no `Retry-After`'],
  ['seconds', '`Retry-After: 7`', () => '7'],
  ['date', '`Retry-After`: a date, 20 seconds ahead', () => inSeconds(20)],
  ['past', '`Retry-After`: a date that has passed', () => inSeconds(-3600)],
  ['garbage', '`Retry-After: soon`', () => 'soon'],
  ['huge', '`Retry-After`: 400 digits', () => '9'.repeat(400)],
];

/** The server's `Date` has whole seconds: so must the date, or the wait would be one second or the other. */
export const servedAt = Date.parse('2026-11-26T12:00:00Z');
function inSeconds(seconds: number): string {
  return new Date(servedAt + seconds * 1000).toUTCString();
}

const busy = [429, 503].flatMap((status) =>
  retryAfter.map(([id, title, value]): NetworkFault => ({
    id: `${status}-${id}`,
    title: `HTTP ${status}, ${title}`,
    plays: 'page',
    status,
    headers: () => ({
      date: new Date(servedAt).toUTCString(),
      'content-type': 'application/json',
      ...(value === undefined ? {} : { 'retry-after': value() }),
    }),
  })),
);
const html = (): Record<string, string> => ({ 'content-type': 'text/html; charset=utf-8' });

export const networkFaults: readonly NetworkFault[] = [
  { id: 'dns', title: "DNS doesn't know the name", plays: 'unknownName' },
  { id: 'drop', title: 'the connection is dropped', plays: 'drop' },
  { id: 'hang', title: 'no answer comes', plays: 'hang' },
  { id: 'slow', title: 'the answer comes byte by byte', plays: 'slow' },
  { id: 'truncated', title: 'the answer is cut off', plays: 'truncated' },
  { id: 'html', title: 'a web page, HTTP 200', plays: 'page', status: 200, headers: html },
  { id: 'html502', title: "a gateway's web page, HTTP 502", plays: 'page', status: 502, headers: html },
  { id: 'html504', title: "a gateway's web page, HTTP 504", plays: 'page', status: 504, headers: html },
  ...busy,
  { id: 'certificate', title: 'a certificate that nothing trusts', plays: 'certificate' },
  {
    id: 'proxy',
    title: 'a proxy asks for a password (HTTP 407)',
    plays: 'page',
    status: 407,
    headers: () => ({ 'proxy-authenticate': 'Basic', ...html() }),
  },
  { id: 'redirect', title: 'a redirect to elsewhere', plays: 'redirect' },
  { id: 'oversized', title: 'an answer without end', plays: 'oversized' },
];

/** Minutes that this computer's clock is ahead, of the whole way: every answer tells, or is made by, another time. */
export const clockFaults = [10, -9, -11] as const;
