import { nextStep, type QueueState } from '../../core/steps/queueState';
import { LockLost, WindowLock } from '../../locks/windowLock';
import { type QueueOwner, readQueue, removeQueue, writeQueue } from './queueFile';
import { isKept } from './isKept';

export interface QueuePlaces {
  /** Where the lock is: shared by all windows of this user. */
  readonly lockFolder: string;
  /** Where this workspace's queue is kept. */
  readonly file: string;
  /** Where the first release kept it. It is read as long as there is none at `file`. */
  readonly formerFile: string | undefined;
  /** This window's workspace; its name is what the window calls itself to the others. */
  readonly owner: QueueOwner;
}

export interface QueueStoreHooks {
  /** A step is at work by itself: it isn't cut. */
  busy(): boolean;
  /** Another window took over. `by`: what it calls itself, a foreign text. */
  lost(by: string): void;
}

/** This workspace's kept queue, and the right to change it: of all windows, one has it at a time. */
export class QueueStore {
  private lock: WindowLock | undefined;

  constructor(
    private readonly places: QueuePlaces,
    private readonly hooks: QueueStoreHooks,
  ) {}

  /** This window has the right, as far as it knows. */
  get held(): boolean {
    return this.lock !== undefined;
  }

  /** Asked before something is done for the queue; a right that went to another window is told as lost. */
  async stillHeld(): Promise<boolean> {
    return (await this.lock?.isHeld()) ?? false;
  }

  /**
   * @param takeOver the window that has it is asked to give way
   * @returns what the window that has it calls itself. Undefined: this one has it now
   * @throws the system's error
   */
  async take(takeOver: boolean): Promise<string | undefined> {
    if (this.lock) return undefined;
    const lock = await this.takeLock(takeOver);
    if (!(lock instanceof WindowLock)) return lock.window;
    this.lock = lock;
    return undefined;
  }

  /** Another window that has the right, without taking it. */
  async otherHolder(): Promise<string | undefined> {
    if (this.lock) return undefined;
    const lock = await this.takeLock(false);
    if (!(lock instanceof WindowLock)) return lock.window;
    await lock.release();
    return undefined;
  }

  async release(): Promise<void> {
    const { lock } = this;
    this.lock = undefined;
    await lock?.release();
  }

  /** Undefined: none is kept of which a step waits. */
  async read(): Promise<QueueState | undefined> {
    const { file, formerFile } = this.places;
    const kept = await readQueue(formerFile === undefined || (await isKept(file)) ? file : formerFile);
    return kept && nextStep(kept) ? kept : undefined;
  }

  /** Undefined: none is kept any more. False: the right is another window's, and nothing was changed. */
  async write(queue: QueueState | undefined): Promise<boolean> {
    const { file, formerFile, owner } = this.places;
    return this.under(async () => {
      if (queue) await writeQueue(file, queue, owner);
      else await removeQueue(file);
      if (formerFile !== undefined) await removeQueue(formerFile);
    });
  }

  /** Drops a queue of another workspace. False: a window runs a queue, which might be that one. */
  async discard(file: string): Promise<boolean> {
    const had = this.held;
    if ((await this.take(false)) !== undefined) return false;
    try {
      return await this.under(() => removeQueue(file));
    } finally {
      if (!had) await this.release();
    }
  }

  private async takeLock(takeOver: boolean): ReturnType<typeof WindowLock.take> {
    const lost = (by: string) => {
      this.lock = undefined;
      this.hooks.lost(by);
    };
    const { lockFolder, owner } = this.places;
    const taking = { window: owner.name, takeOver, busy: () => this.hooks.busy(), lost };
    return WindowLock.take({ folder: lockFolder, name: 'queue' }, taking);
  }

  private async under(write: () => Promise<void>): Promise<boolean> {
    try {
      await this.lock?.write(write);
      return this.held;
    } catch (error) {
      if (error instanceof LockLost) return false;
      throw error;
    }
  }
}
