import dns from 'node:dns';
import os from 'node:os';
import { HttpClient } from '../../src/net/httpClient';

/** Seconds between two polls, as the played server tells them: no other timer of the process waits as long. */
export const pollSeconds = 11;
/** The life of a code, and longer: what ends only with it is ended by the test. */
const longMs = 9 * 60_000;

/**
 * Time in the test's hands while the product runs with its own limits. The timer of a request's limit, the pause between
 * two polls, the wait that a busy server asks for, and the life of a code: each is recorded and passes when the test says
 * so. Also a network that this computer is connected to, and that knows no name.
 */
export class PlayedTime {
  /** Milliseconds of limits that ended a request. */
  readonly ended: number[] = [];
  /** Milliseconds that were waited. */
  readonly waited: number[] = [];
  private readonly limits: { readonly milliseconds: number; readonly controller: AbortController }[] = [];
  private readonly lives = new Map<unknown, () => void>();
  private readonly undo: (() => void)[] = [];

  constructor() {
    const { setTimeout: begin, clearTimeout: stop } = globalThis;
    this.replaces(AbortSignal, 'timeout', (milliseconds: number) => {
      const controller = new AbortController();
      this.limits.push({ milliseconds, controller });
      return controller.signal;
    });
    const played = (work: () => void, milliseconds = 0, ...rest: unknown[]) => {
      const isPoll = milliseconds === pollSeconds * 1000;
      if (isPoll) this.waited.push(milliseconds);
      const timer = begin(work, isPoll ? 0 : milliseconds, ...(rest as []));
      if (milliseconds >= longMs) this.lives.set(timer, work);
      return timer;
    };
    this.replaces(globalThis, 'setTimeout', Object.assign(played, begin));
    this.replaces(globalThis, 'clearTimeout', (timer?: NodeJS.Timeout) => {
      this.lives.delete(timer);
      stop(timer);
    });
    this.replaces(HttpClient.prototype, 'pause', (milliseconds: number) => {
      this.waited.push(milliseconds);
      return Promise.resolve();
    });
    const lookUp = dns.lookup as (...all: readonly unknown[]) => void;
    this.replaces(dns, 'lookup', (name: string, ...rest: readonly unknown[]) => {
      if (!name.endsWith('.invalid')) {
        lookUp(name, ...rest);
        return;
      }
      const told = rest.at(-1) as (error: Error) => void;
      const message = `getaddrinfo ENOTFOUND ${name}`;
      process.nextTick(
        told,
        Object.assign(new Error(message), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
      );
    });
    this.replaces(os, 'networkInterfaces', () => ({ net: [{ internal: false }] }));
  }

  /** The limit of the request that begins now: what ends it. */
  limitOfThis(): () => void {
    const limit = this.limits.at(-1);
    return () => {
      if (!limit || limit.controller.signal.aborted) return;
      this.ended.push(limit.milliseconds);
      limit.controller.abort(new DOMException('It took too long.', 'TimeoutError'));
    };
  }

  /** Every code that lives reaches its end. */
  endLives(): void {
    const all = [...this.lives];
    this.lives.clear();
    for (const [timer, end] of all) {
      clearTimeout(timer as NodeJS.Timeout);
      end();
    }
  }

  /** For `withRetries`. */
  readonly wait = (milliseconds: number): Promise<void> => {
    this.waited.push(milliseconds);
    return Promise.resolve();
  };

  forget(): void {
    for (const list of [this.ended, this.waited, this.limits]) list.length = 0;
    this.lives.clear();
  }

  restore(): void {
    this.undo.splice(0).forEach((one) => one());
  }

  private replaces<T extends object>(of: T, name: keyof T & string, by: unknown): void {
    const before = Object.getOwnPropertyDescriptor(of, name);
    Object.defineProperty(of, name, { value: by, configurable: true, writable: true, enumerable: true });
    this.undo.push(() => before && Object.defineProperty(of, name, before));
  }
}
