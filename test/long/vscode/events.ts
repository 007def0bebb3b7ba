type Listener<T> = (about: T) => unknown;

interface Counted {
  readonly name: string;
  readonly count: number;
}

/** Emitters that are there, VS Code's and ours, each as long as something holds it. */
const emitters = new Set<WeakRef<Counted>>();

export class Disposable {
  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }

  constructor(private readonly end: () => unknown) {}

  dispose(): void {
    this.end();
  }
}

export class EventEmitter<T> {
  private readonly listeners = new Set<{ readonly tell: Listener<T> }>();

  /** @param name Of one of VS Code's events; ours have none. */
  constructor(readonly name = 'one of the extension') {
    emitters.add(new WeakRef<Counted>(this));
  }

  readonly event = (tell: Listener<T>, self?: unknown): Disposable => {
    const listener = { tell: (about: T) => tell.call(self, about) };
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };

  get count(): number {
    return this.listeners.size;
  }

  fire(about: T): void {
    for (const { tell } of [...this.listeners]) tell(about);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

/** How many listen, by the event's name. */
export function listenersNow(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const reference of emitters) {
    const emitter = reference.deref();
    if (!emitter) emitters.delete(reference);
    else counts.set(emitter.name, (counts.get(emitter.name) ?? 0) + emitter.count);
  }
  return counts;
}

export class CancellationError extends Error {}

export class CancellationTokenSource {
  private readonly cancelled = new EventEmitter<void>('a cancellation');
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.cancelled.event };

  dispose(): void {
    this.cancelled.dispose();
  }
}
