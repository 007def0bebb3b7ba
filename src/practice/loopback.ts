import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The addresses beside 127.0.0.1; a machine may have neither (macOS has no 127.0.0.2, containers no ::1). */
const alsoWherePossible = ['127.0.0.2', '::1'];

export interface LoopbackListeners {
  readonly port: number;
  /** The addresses that answer. */
  readonly addresses: readonly string[];
  close(): Promise<void>;
}

/** Listens on loopback only, on the same port of every loopback address that this machine has. */
export async function listenOnLoopback(port: number, listener: RequestListener): Promise<LoopbackListeners> {
  // A free port of one address may be taken on another: then the next free one.
  for (let attempt = 0; ; attempt++) {
    const first = await listen('127.0.0.1', port, listener);
    const bound = (first.address() as AddressInfo).port;
    const servers = new Map([['127.0.0.1', first]]);
    try {
      for (const address of alsoWherePossible) {
        const server = await listenWherePossible(address, bound, listener);
        if (server) servers.set(address, server);
      }
      return { port: bound, addresses: [...servers.keys()], close: () => closeAll([...servers.values()]) };
    } catch (error) {
      await closeAll([...servers.values()]);
      if (port !== 0 || attempt === 9) throw error;
    }
  }
}

function listen(host: string, port: number, listener: RequestListener): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: true }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

async function listenWherePossible(
  host: string,
  port: number,
  listener: RequestListener,
): Promise<Server | undefined> {
  try {
    return await listen(host, port, listener);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return undefined;
    throw error;
  }
}

/** Connections that hang are cut: nothing survives the authority. */
async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}

/**
 * Whether a request's `Host` is one of this computer's own names: a page of the web that makes its own name point here
 * must not get in.
 * @param others hosts by which VS Code forwards the port
 */
export function isOwnHost(host: string | undefined, port: number, others: readonly string[] = []): boolean {
  return (
    ['127.0.0.1', '127.0.0.2', '[::1]', 'localhost', 'login.localhost'].some(
      (own) => host === `${own}:${port}`,
    ) || others.some((own) => host === own)
  );
}
