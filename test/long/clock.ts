import timersPromises from 'node:timers/promises';

const real = { Date, setImmediate, setTimeout };

/** A timer that passes when the clock says so. */
class Timer {
  constructor(
    private readonly clock: Clock,
    private readonly work: () => void,
    private readonly milliseconds: number,
    readonly repeats: boolean,
    public at: number,
  ) {}

  pass(): void {
    if (this.repeats) this.at += this.milliseconds;
    else this.clock.stop(this);
    this.work();
  }

  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return false;
  }
  refresh(): this {
    this.at = this.clock.now + this.milliseconds;
    this.clock.begin(this);
    return this;
  }
  close(): this {
    this.clock.stop(this);
    return this;
  }
}

/**
 * Time in the test's hands: `Date`, timers, pauses and limits of requests. Files, sockets and turns of the event loop go
 * on by themselves.
 */
export class Clock {
  now = real.Date.now();
  private readonly timers = new Set<Timer>();

  /** For the rest of this process. */
  install(): void {
    // oxlint-disable-next-line typescript/no-this-alias
    const clock = this;
    const timer =
      (repeats: boolean) =>
      (work: (...all: unknown[]) => void, milliseconds?: number, ...all: unknown[]) => {
        const wait = Math.max(1, milliseconds ?? 0);
        return clock.begin(new Timer(clock, () => work(...all), wait, repeats, clock.now + wait));
      };
    const end = (one: unknown) => {
      if (one instanceof Timer) clock.stop(one);
    };
    class PlayedDate extends real.Date {
      constructor(...parts: readonly number[]) {
        super(...((parts.length === 0 ? [clock.now] : parts) as readonly [number]));
      }
      static override now(): number {
        return clock.now;
      }
    }
    Object.assign(globalThis, {
      Date: PlayedDate,
      setTimeout: timer(false),
      setInterval: timer(true),
      clearTimeout: end,
      clearInterval: end,
    });
    AbortSignal.timeout = (milliseconds) => {
      const limit = new AbortController();
      const isOver = new DOMException('It took too long.', 'TimeoutError');
      // As Node.js holds it: the signal that nobody has any more has no timer.
      const weak = new WeakRef(limit);
      const one = timer(false)(() => weak.deref()?.abort(isOver), milliseconds);
      ended.register(limit.signal, one);
      held.set(limit.signal, limit);
      return limit.signal;
    };
    const held = new WeakMap<AbortSignal, AbortController>();
    const ended = new FinalizationRegistry<Timer>((one) => clock.stop(one));
    const pause = (milliseconds: number, value?: unknown, options: { readonly signal?: AbortSignal } = {}) =>
      new Promise((resolve, reject) => {
        const { signal } = options;
        const aborted = () => {
          clock.stop(one);
          reject(new DOMException('The pause was ended.', 'AbortError'));
        };
        const one = timer(false)(() => {
          signal?.removeEventListener('abort', aborted);
          resolve(value);
        }, milliseconds);
        signal?.addEventListener('abort', aborted, { once: true });
      });
    Object.assign(timersPromises, { setTimeout: pause });
  }

  begin(timer: Timer): Timer {
    this.timers.add(timer);
    return timer;
  }

  stop(timer: Timer): void {
    this.timers.delete(timer);
  }

  /** Timers that have not passed. */
  get waiting(): number {
    return this.timers.size;
  }

  /** Lets so much time pass, each timer in its turn. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (;;) {
      const [next] = [...this.timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.now = Math.max(this.now, next.at);
      next.pass();
      await turns(1);
    }
    this.now = until;
    await turns(1);
  }
}

/** Turns of the event loop. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => real.setImmediate(resolve));
}

/** A millisecond of this computer's time. */
export async function pauseReally(): Promise<void> {
  await new Promise((resolve) => real.setTimeout(resolve, 1));
}
