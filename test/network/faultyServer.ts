import {
  type IncomingMessage,
  type RequestListener,
  createServer,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { throwawayCertificate } from '../ahsayCbs/throwawayCertificate';
import { type NetworkFault, networkFaults } from './faults';

/** Told of one request that meets a fault. */
export interface Meeting {
  /** The request was read; nothing more than the fault's own bytes will come. */
  readonly reached: () => void;
  /** The connection is closed. */
  readonly ended: () => void;
}

/** Answers each request with the fault that its path names, over HTTP, or over TLS that nobody trusts. */
export class FaultyServer {
  private readonly meetings = new Map<string, Meeting>();
  private number = 0;
  /** Requests that followed a redirect. */
  followed = 0;
  /** Requests that came over TLS, past the certificate. */
  trusted = 0;

  private constructor(
    private readonly plain: Server,
    private readonly secure: Server,
  ) {}

  static async start(): Promise<FaultyServer> {
    const listeners: RequestListener[] = [];
    const answer: RequestListener = (request, response) => listeners.forEach((one) => one(request, response));
    const server = new FaultyServer(
      await listening(createServer(answer)),
      await listening(createSecureServer(throwawayCertificate(), answer)),
    );
    listeners.push((request, response) => server.answer(request, response));
    return server;
  }

  /** Where one request meets the fault. */
  address({ id, plays }: NetworkFault, meeting: Meeting): string {
    const key = String((this.number += 1));
    this.meetings.set(key, meeting);
    if (plays === 'unknownName') return `http://nobody.invalid/${id}?${key}`;
    const server = plays === 'certificate' ? this.secure : this.plain;
    return `${plays === 'certificate' ? 'https' : 'http'}://127.0.0.1:${portOf(server)}/${id}?${key}`;
  }

  async close(): Promise<void> {
    await Promise.all([this.plain, this.secure].map(close));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? '', 'http://x');
    const fault = networkFaults.find(({ id }) => `/${id}` === pathname);
    if (!fault) {
      this.followed += 1;
      response.end('{}');
      return;
    }
    if (fault.plays === 'certificate') this.trusted += 1;
    const meeting = this.meetings.get(search.slice(1));
    response.once('close', () => meeting?.ended());
    request.resume().once('end', () => {
      play(fault, response);
      meeting?.reached();
    });
  }
}

function play({ plays, status = 200, headers }: NetworkFault, response: ServerResponse): void {
  switch (plays) {
    case 'drop':
      response.destroy();
      return;
    case 'hang':
      return;
    case 'slow':
      drip(response.writeHead(200, { 'content-type': 'application/json' }));
      return;
    case 'truncated':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":"half of');
      return;
    case 'redirect':
      // With a body that could pass for an answer.
      response.writeHead(307, { location: '/elsewhere', 'content-type': 'application/json' }).end('{}');
      return;
    case 'oversized':
      flood(response.writeHead(200, { 'content-type': 'application/json' }));
      return;
    default:
      response.writeHead(status, headers?.()).end(pageOf(status));
  }
}

function pageOf(status: number): string {
  return `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;
}

/** A byte at each turn, for as long as somebody reads. */
function drip(response: ServerResponse): void {
  if (response.destroyed) return;
  response.write(' ');
  setTimeout(() => drip(response), 1).unref();
}

function flood(response: ServerResponse): void {
  if (response.destroyed) return;
  if (response.write(Buffer.alloc(1024 * 1024, ' '))) setImmediate(() => flood(response));
  else response.once('drain', () => flood(response));
}

function listening<T extends Server>(server: T): Promise<T> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
