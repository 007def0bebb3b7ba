import type { QueueState } from '../../core/steps/queueState';
import type { Queue } from './queue';
import type { QueuePlaces } from './queueStore';
import { isKept } from './isKept';

/**
 * The queue of this workspace as long as nobody needs it: whether one is kept and waits to go on. What runs it is
 * loaded at its first use.
 */
export class QueueHandle {
  private opening: Promise<Queue> | undefined;
  private opened: Queue | undefined;
  private waiting: { readonly queue: QueueState; readonly at: number; readonly of: number } | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    /** Resolves with undefined: no folder is open. */
    private readonly places: () => Promise<QueuePlaces | undefined>,
    private readonly load: (places: QueuePlaces, changed: () => void) => Promise<Queue>,
  ) {}

  /** Fires when a queue began, came further, ended or waits. */
  readonly onDidChange = (listener: () => void): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };

  /** The queue, once it was opened. */
  get queue(): Queue | undefined {
    return this.opened;
  }

  /** "3 of 12", of a queue that is kept and not on this window's page. */
  get kept(): { readonly at: number; readonly of: number } | undefined {
    return this.waiting && { at: this.waiting.at, of: this.waiting.of };
  }

  /** The steps of that queue. */
  get keptSteps(): QueueState['steps'] | undefined {
    return this.waiting?.queue.steps;
  }

  /** Undefined: no folder is open. */
  async open(): Promise<Queue | undefined> {
    if (!this.opening) {
      const places = await this.places();
      if (!places) return undefined;
      this.opening ??= this.load(places, () => void this.refresh());
    }
    this.opened = await this.opening;
    return this.opened;
  }

  /** Looks whether a queue is kept. */
  async look(): Promise<void> {
    const places = await this.places();
    if (!places) return;
    const { file, formerFile } = places;
    if (!(await isKept(file)) && !(formerFile !== undefined && (await isKept(formerFile)))) return;
    await this.open();
    await this.refresh();
  }

  /** Lets go of the queue; it is kept. */
  async dispose(): Promise<void> {
    this.listeners.clear();
    await this.opened?.dispose();
  }

  private async refresh(): Promise<void> {
    const { opened } = this;
    const kept = opened?.onPage ? undefined : await opened?.kept();
    const { nextStep, progressOf } = await import('../../core/steps/queueState');
    this.waiting = kept && nextStep(kept) ? { ...progressOf(kept), queue: kept } : undefined;
    for (const listener of this.listeners) listener();
  }
}
