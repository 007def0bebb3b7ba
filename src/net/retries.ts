import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '../core/identity/problem';

export interface RetryLimits {
  /** The first included. */
  readonly tries: number;
  /** Longest wait for one try, in milliseconds: a server that wants more is left alone. */
  readonly longestMs: number;
  /** Resolves after so many milliseconds; rejects when there is nothing to wait for any more. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export function retryLimits(signal: AbortSignal): RetryLimits {
  return { tries: 4, longestMs: 60_000, wait: (milliseconds) => wait(milliseconds, undefined, { signal }) };
}

/**
 * Does the work again after 429, 503 and a gateway's 5xx, when `Retry-After` says so; without it after 1, 2 and 4 seconds. What still
 * fails then, and everything else, is thrown as it came. The wait holds no place among the open requests.
 */
export async function withRetries<T>(work: () => Promise<T>, limits: RetryLimits): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      const after = busyFor(error, tried);
      if (after === undefined || tried >= limits.tries || after > limits.longestMs) throw error;
      await limits.wait(after);
    }
  }
}

/** Milliseconds until a busy server wants to be asked again. Undefined: it was not busy. */
function busyFor(error: unknown, tried: number): number | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const { problem } = error;
  if (problem.kind !== 'network' || (problem.cause !== 'busy' && problem.cause !== 'gateway'))
    return undefined;
  const asked = problem.cause === 'busy' ? problem.detail : undefined;
  return asked === undefined ? 1000 * 2 ** (tried - 1) : Number(asked) * 1000;
}
