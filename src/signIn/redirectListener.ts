import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of one heading and one sentence. Plain text: it is escaped here. */
export interface RedirectPage {
  readonly title: string;
  readonly text: string;
}
/** What the browser's tab says after it came back. `language` is the one of both texts, for example `en`. */
export interface RedirectPages {
  readonly language: string;
  readonly received: RedirectPage;
  readonly refused: RedirectPage;
}

export interface RedirectListener {
  /** The redirect URI to register with this attempt, for example `http://localhost:49821`. */
  readonly redirectUri: string;
  /** Takes no further redirect; the tab in flight still gets its page, then the port is freed. */
  close(): void;
}

/** How the tab ends: with a code, with an error, or (undefined) as if nobody listened. */
export type Outcome = 'received' | 'refused' | undefined;

/** A tab that was redirected asks for its page within milliseconds. */
const lingerMs = 3000;
const triesForAPort = 5;

/**
 * Listens on this computer only, on one free port of both loopback addresses (a browser may try either for
 * `localhost`), for the redirect that carries `state`. Everything else is 404 and ends nothing: other pages
 * in the same browser can send requests here, but cannot know the state.
 * @param accept given the parameters of redirects of this attempt, until it takes one
 * @returns undefined where no port can be bound
 */
export async function listenForRedirect(
  state: string,
  pages: RedirectPages,
  accept: (parameters: URLSearchParams) => Outcome,
): Promise<RedirectListener | undefined> {
  let outcome: Outcome;
  let closed = false;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { port } = request.socket.address() as AddressInfo;
    const url = request.method === 'GET' ? urlOf(request, `localhost:${port}`) : undefined;
    if (url?.pathname === '/' && !closed && belongsTo(state, url.searchParams)) {
      outcome ??= accept(url.searchParams);
      if (outcome === undefined) send(response, 404, '');
      else send(response, 302, '', { location: pathOf[outcome] });
    } else if (outcome !== undefined && url?.pathname === pathOf[outcome] && url.search === '') {
      send(response, 200, html(pages.language, pages[outcome]));
    } else {
      send(response, 404, '');
    }
  };
  const servers = await bind(answer);
  const [first] = servers;
  if (first === undefined) return undefined;
  return {
    redirectUri: `http://localhost:${(first.address() as AddressInfo).port}`,
    close() {
      if (closed) return;
      closed = true;
      const stop = () => servers.forEach(end);
      if (outcome === undefined) stop();
      else setTimeout(stop, lingerMs).unref();
    },
  };
}

const pathOf = { received: '/done', refused: '/refused' } as const;

/** The request's address, if it was meant for this listener and not for a name that resolves to this computer. */
function urlOf({ url = '', headers }: IncomingMessage, host: string): URL | undefined {
  const address = `http://${host}${url}`;
  return headers.host === host && url.startsWith('/') && URL.canParse(address) ? new URL(address) : undefined;
}

function belongsTo(state: string, parameters: URLSearchParams): boolean {
  const names = [...parameters.keys()];
  if (new Set(names).size !== names.length) return false;
  const given = Buffer.from(parameters.get('state') ?? '');
  const expected = Buffer.from(state);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    connection: 'close',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': `default-src 'none'; style-src '${styleHash}'; frame-ancestors 'none'`,
    'content-type': 'text/html; charset=utf-8',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...more,
  });
  response.end(body);
}

const style =
  'body{display:grid;place-content:center;min-height:80vh;margin:0 24px;font:16px/1.5 system-ui,sans-serif}' +
  'h1{margin:0;font-size:24px}p{margin:8px 0 0}';
/** The policy admits this one style, and nothing else at all. */
const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

function html(language: string, { title, text }: RedirectPage): string {
  const [lang, heading, sentence] = [language, title, text].map(escaped);
  return (
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
    `<title>${heading}</title><style>${style}</style></head><body><main><h1>${heading}</h1><p>${sentence}</p></main></body></html>`
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** One server an address family, on the same port. IPv6 may be switched off; IPv4 may not. */
async function bind(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server[]> {
  for (let tried = 0; tried < triesForAPort; tried++) {
    const four = await listen(answer, '127.0.0.1', 0);
    if (!(four instanceof Error)) {
      const six = await listen(answer, '::1', (four.address() as AddressInfo).port);
      if (!(six instanceof Error)) return [four, six];
      // Someone else has the port there, and would get half of the redirects.
      if (six.code !== 'EADDRINUSE') return [four];
      end(four);
    }
  }
  return [];
}

function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  host: string,
  port: number,
): Promise<Server | NodeJS.ErrnoException> {
  const server = createServer(
    // A redirect with a code is 2 to 4 KB. Slow and oversized requests end early: a flood holds little.
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 5000,
      requestTimeout: 5000,
      connectionsCheckingInterval: 1000,
    },
    answer,
  );
  server.maxConnections = 64;
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port, ipv6Only: host === '::1' }, () => resolve(server.unref()));
  });
}

function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}
