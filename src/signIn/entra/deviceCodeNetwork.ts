import { ProblemError, type NetworkCause } from '../../core/identity/problem';
import { signInWays } from '../../core/identity/signInWays';
import type { Answer } from '../../net/httpClient';
import { MsalNetwork } from './msalNetwork';
import { refuseErrors } from './oauthError';

/** Seconds. RFC 8628, 3.2 and 3.5: five where none is told, and five more at each `slow_down`. */
const usualInterval = 5;
const longestInterval = 60;
/** Seconds. No device code is believed to last longer than Microsoft's do. */
const longestLife = signInWays.deviceCode.minutes * 60;

/** What may pass while a person types: the next poll finds out. An untrusted certificate or a wrong clock does not. */
const passing: ReadonlySet<NetworkCause> = new Set<NetworkCause>([
  'offline',
  'dns',
  'refused',
  'dropped',
  'timeout',
  'busy',
  'gateway',
  'badAnswer',
]);

/**
 * MSAL polls by the interval that it is told, without one hundreds of times a second, knows no `slow_down`, and stops
 * at the first error of a server. So the interval is seen to, and to MSAL whatever passes is "pending".
 */
export class DeviceCodeNetwork extends MsalNetwork {
  private slower = 0;

  protected override async ask(url: string, init: RequestInit): Promise<Answer> {
    if (!isPoll(init)) {
      const answer = await super.ask(url, init);
      return url.endsWith('/devicecode') ? bounded(answer) : answer;
    }
    let answer: Answer;
    try {
      answer = await this.connection.request(url, init);
      this.unreached = undefined;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.kind !== 'network') throw error;
      const { cause, detail } = error.problem;
      if (!passing.has(cause)) throw error;
      this.unreached = error.problem;
      return this.pending(cause === 'busy' ? seconds(detail) : 0);
    }
    const { status, body } = answer;
    if (body['error'] === 'slow_down') {
      this.slower += usualInterval;
      return this.pending();
    }
    if (body['error'] === 'authorization_pending' || isFault(status, body['error'])) return this.pending();
    refuseErrors(answer);
    return answer;
  }

  /** MSAL waits its interval after this; what is to be waited beyond it is waited here. */
  private async pending(more = 0): Promise<Answer> {
    const wait = Math.min(Math.max(this.slower, more), longestInterval);
    if (wait > 0) await this.connection.pause(wait * 1000);
    return { status: 400, headers: {}, body: { error: 'authorization_pending' } };
  }
}

function isPoll({ body }: RequestInit): boolean {
  return typeof body === 'string' && new URLSearchParams(body).has('device_code');
}

function isFault(status: number, error: unknown): boolean {
  return status >= 500 || error === 'temporarily_unavailable' || error === 'server_error';
}

function bounded(answer: Answer): Answer {
  const { interval, expires_in: life } = answer.body;
  return {
    ...answer,
    body: {
      ...answer.body,
      interval: isPositive(interval) ? Math.min(Math.max(interval, 1), longestInterval) : usualInterval,
      expires_in: isPositive(life) ? Math.min(life, longestLife) : longestLife,
    },
  };
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0;
}

function seconds(retryAfter: string | undefined): number {
  return retryAfter === undefined ? 0 : Number(retryAfter);
}
