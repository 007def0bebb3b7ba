import { setTimeout as wait } from 'node:timers/promises';
import { type NetworkCause, type Problem, ProblemError } from '../core/identity/problem';
import { secondsToWait } from '../core/basics/retryAfter';
import type { RequestLimiter } from './requestLimiter';
import { networkFailure } from './networkCause';

/** An answer with a JSON object in it, of any status that is not a failure of the way to it. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface HttpLimits {
  /** Milliseconds for one request, its answer read to the end. */
  readonly limitMs: number;
  /** Origins that may be asked; everything else is a defect of ours. */
  readonly origins: readonly string[];
  /** Longest answer; left out: what Microsoft's answers may have. */
  readonly maxBytes?: number;
  /** Where many connections share a number of open requests: a request waits for its turn, then its time begins. */
  readonly openRequests?: RequestLimiter;
}

/** Answers of the token endpoint are a few kilobytes, key sets a few tens. */
const maxAnswerBytes = 1024 * 1024;

/**
 * The requests of one attempt: bounded in time and size, to known origins only, without following redirects,
 * over the host's `fetch`, which knows the user's proxy and certificates. It is looked up at each call, because
 * the host replaces it after extensions were loaded.
 */
export class HttpClient {
  private readonly closing = new AbortController();

  constructor(
    private readonly limits: HttpLimits,
    private readonly fetch: typeof globalThis.fetch | undefined,
  ) {}

  /** @throws ProblemError `network`, or `attempt` after `close()` */
  async request(url: string, init: RequestInit = {}): Promise<Answer> {
    const { host, origin } = new URL(url);
    if (!this.limits.origins.includes(origin)) {
      throw new ProblemError({ kind: 'defect', message: `request to an unexpected host: ${host}` });
    }
    const { openRequests } = this.limits;
    const send = () => this.send(url, init, host);
    return openRequests ? openRequests.run(send) : send();
  }

  private async send(url: string, init: RequestInit, host: string): Promise<Answer> {
    const tooLate = AbortSignal.timeout(this.limits.limitMs);
    try {
      const response = await (this.fetch ?? globalThis.fetch)(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.any([this.closing.signal, tooLate]),
      });
      return await answerOf(response, host, this.limits.maxBytes ?? maxAnswerBytes);
    } catch (error) {
      if (this.closing.signal.aborted) throw new ProblemError({ kind: 'attempt', reason: 'expired' });
      if (error instanceof ProblemError) throw error;
      if (tooLate.aborted) throw networkProblem('timeout', host);
      const { cause, code } = networkFailure(error);
      throw networkProblem(cause, host, code);
    }
  }

  /** Lets time pass, or less where the connection is closed meanwhile. */
  async pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.closing.signal, ref: false }).catch(() => undefined);
  }

  /** Ends every request under way, and refuses new ones. */
  close(): void {
    this.closing.abort();
  }
}

export function networkProblem(cause: NetworkCause, host: string, detail?: string): ProblemError {
  const problem: Problem = { kind: 'network', cause, host, ...(detail === undefined ? {} : { detail }) };
  return new ProblemError(problem);
}

async function answerOf(response: Response, host: string, maxBytes: number): Promise<Answer> {
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  const giveUp = async (cause: NetworkCause, detail?: string): Promise<never> => {
    await response.body?.cancel().catch(() => undefined);
    throw networkProblem(cause, host, detail);
  };
  if (status === 407) return giveUp('proxy', 'HTTP 407');
  if (status === 429 || status === 503) return giveUp('busy', secondsToWait(headers, Date.now())?.toString());
  // Microsoft's endpoints do not redirect: this is a sign-in page of the network in between.
  if (status === 0 || (status >= 300 && status < 400)) return giveUp('badAnswer', `HTTP ${status}`);

  const text = await textOf(response, maxBytes, () => giveUp('badAnswer', 'too large'));
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { status, headers, body: body as Record<string, unknown> };
    }
  } catch {
    // Not JSON: an HTML page, or cut on its way. Its text is not ours to repeat.
  }
  const page = /^text\/html\b/i.test(headers['content-type'] ?? '') ? ' text/html' : '';
  // A page instead of an answer: of a gateway whose service was too slow, or of whoever stands in between.
  throw networkProblem(
    status >= 500 && status < 511 ? 'gateway' : 'badAnswer',
    host,
    `HTTP ${status}${page}`,
  );
}

async function textOf(response: Response, maxBytes: number, tooLarge: () => Promise<never>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
