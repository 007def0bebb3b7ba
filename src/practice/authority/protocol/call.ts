import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SignInError } from './signInError';

/** The largest form that is read: far above any honest one. */
const largestBody = 256 * 1024;

/** One request, read in full. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Empty unless the request carries a form. */
  readonly form: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly cookies: ReadonlyMap<string, string>;
  /** `client-request-id` of the request, or one of our own. */
  readonly correlationId: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function readCall(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const type = request.headers['content-type'] ?? '';
  const body = await readBody(request);
  const form = new URLSearchParams(/^application\/x-www-form-urlencoded\b/i.test(type) ? body : '');
  const named = request.headers['client-request-id'] ?? url.searchParams.get('client-request-id') ?? '';
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    form,
    headers: request.headers,
    cookies: readCookies(request.headers.cookie ?? ''),
    correlationId: [named, form.get('client-request-id')].flat().find(isGuid) ?? randomUUID(),
  };
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store, no-cache',
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

export function redirect(location: string): Answer {
  return { status: 302, headers: { location, 'cache-control': 'no-store, no-cache' }, body: '' };
}

/** The value of a parameter that must be there. */
export function required(parameters: URLSearchParams, name: string): string {
  const value = parameters.get(name);
  if (value === null || value === '') throw new SignInError(900144, { about: `'${name}'` });
  return value;
}

/** Microsoft refuses a request that gives a parameter twice, instead of choosing one. */
export function refuseDuplicates(parameters: URLSearchParams): void {
  const seen = new Set<string>();
  for (const name of parameters.keys()) {
    if (seen.has(name)) throw new SignInError(9000411, { about: `'${name}'` });
    seen.add(name);
  }
}

export function isGuid(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}

/** @throws SignInError 9002313 where it is larger than any honest one. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) throw new SignInError(9002313, { about: 'too large' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readCookies(header: string): ReadonlyMap<string, string> {
  return new Map(
    header.split(';').flatMap((pair) => {
      const [name, value] = pair.trim().split('=', 2);
      return name !== undefined && value !== undefined ? [[name, value] as const] : [];
    }),
  );
}
