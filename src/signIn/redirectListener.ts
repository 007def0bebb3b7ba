import { timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type RedirectPage, headersFor, html } from './redirectPage';

/** What the browser's tab says after it came back. `language` is the one of both texts, for example `en`. */
export interface RedirectPages {
  readonly language: string;
  readonly received: RedirectPage;
  readonly refused: RedirectPage;
  /** For a request whose headers are too long to be read. */
  readonly tooMuch: RedirectPage;
}

export interface RedirectListener {
  /** The redirect URI to register with this attempt, for example `http://localhost:49821`. */
  readonly redirectUri: string;
  /** Takes no further redirect; the tab in flight still gets its page, then the port is freed. */
  close(): void;
}

/** How a browser came back so that nothing could be read: over TLS, or with more headers than are read. */
export type MissedRedirect = 'askedForHttps' | 'tooMuchSent';

/** Where the listener tells what came. */
export interface RedirectReceiver {
  /** Given the parameters of redirects of this attempt, until it takes one. */
  readonly accept: (parameters: URLSearchParams) => Outcome;
  /** What came was perhaps this attempt's redirect; told until one was taken. */
  readonly missed: (how: MissedRedirect) => void;
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
 * @returns undefined where no port can be bound
 */
export async function listenForRedirect(
  state: string,
  pages: RedirectPages,
  { accept, missed }: RedirectReceiver,
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
  const unreadable = (error: ClientError, socket: Duplex): void => {
    if (socket.writableEnded) return; // told already, and the rest of it runs out
    const how = missedBy(error);
    if (how !== undefined && outcome === undefined && !closed) missed(how);
    if (how === 'tooMuchSent') sendUnread(socket, html(pages.language, pages.tooMuch));
    else socket.destroy();
  };
  const servers = await bind(answer, unreadable);
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

interface ClientError extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer;
}

function missedBy({ code, rawPacket }: ClientError): MissedRedirect | undefined {
  if (code === 'HPE_HEADER_OVERFLOW') return 'tooMuchSent';
  // A TLS handshake begins with a record of this type.
  return rawPacket?.[0] === 0x16 ? 'askedForHttps' : undefined;
}

/** Answers a request that was not read to its end, and lets the rest of it run out: a reset would take the answer away. */
function sendUnread(socket: Duplex, body: string): void {
  const head = Object.entries({ ...headersFor(body) }).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => socket.destroy());
  socket.resume();
  socket.end(['HTTP/1.1 431 Request Header Fields Too Large', ...head, '', body].join('\r\n'));
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { ...headersFor(body), ...more });
  response.end(body);
}

/** One server an address family, on the same port. IPv6 may be switched off; IPv4 may not. */
async function bind(answer: Answer, unreadable: Unreadable): Promise<Server[]> {
  for (let tried = 0; tried < triesForAPort; tried++) {
    const four = await listen(answer, unreadable, { host: '127.0.0.1', port: 0 });
    if (!(four instanceof Error)) {
      const { port } = four.address() as AddressInfo;
      const six = await listen(answer, unreadable, { host: '::1', port });
      if (!(six instanceof Error)) return [four, six];
      // Someone else has the port there, and would get half of the redirects.
      if (six.code !== 'EADDRINUSE') return [four];
      end(four);
    }
  }
  return [];
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
type Unreadable = (error: ClientError, socket: Duplex) => void;

function listen(
  answer: Answer,
  unreadable: Unreadable,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server | NodeJS.ErrnoException> {
  const server = createServer(
    // A redirect with a code is 2 to 4 KB, and cookies of other local programs come along: they don't tell ports apart.
    // Slow requests end early: a flood holds little.
    {
      maxHeaderSize: 64 * 1024,
      headersTimeout: 5000,
      requestTimeout: 5000,
      connectionsCheckingInterval: 1000,
    },
    answer,
  );
  server.maxConnections = 64;
  server.on('clientError', unreadable);
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port, ipv6Only: host === '::1' }, () => resolve(server.unref()));
  });
}

function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}
