import { hostname } from 'node:os';
import {
  createNumber,
  freeNumber,
  highestNumber,
  type LockHolder,
  type LockPlace,
  readClaim,
  readLock,
  removeClaim,
  touchNumber,
  writeClaim,
} from './lockFiles';

/** This process and its clock. Tests put others in their place. */
export interface LockProcess {
  readonly pid: number;
  readonly host: string;
  /** Whether a process of this computer runs. */
  readonly alive: (pid: number) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface Taking {
  /** What this window calls itself to the others. */
  readonly window: string;
  /** Asks a living holder to give way. Without it, the holder is returned. */
  readonly takeOver?: boolean;
  /** Work is under way that shouldn't be cut, beside what `write` does. Waiting for a person is no such work. */
  readonly busy?: () => boolean;
  /** Called once when another window took the lock over. */
  readonly lost: (by: string) => void;
  readonly self?: LockProcess;
}

/** The lock went to another window: nothing more may be written under it. */
export class LockLost extends Error {
  override readonly name = 'LockLost';
  /** @param by what that window calls itself; empty where it isn't known */
  constructor(readonly by: string) {
    super('Another window took the lock over.');
  }
}

/** How often a holder shows that it lives, and after what silence one of another computer is asked to give way. */
const beat = 15_000;
const silence = 60_000;
/** A taker writes its name at once: a lock without one, after this, was left by a process that ended in between. */
const unwritten = 2_000;
/** How often it is looked for at most, however the clock jumps. */
const looks = 20;
/** How often a holder looks whether another window wants the lock. */
const look = 500;
/** A claimant looks this often, so many times: ten seconds, however the clock jumps. Then the lock is taken. */
const step = 100;
const patience = 100;
/** How often a taker looks again after another one was faster. */
const tries = 5;

/**
 * A lock between windows of one user. It is taken by creating the next number's file exclusively, and given back by
 * writing that it is free: the highest number counts and is never deleted. So a lock that was left behind changes hands
 * without a moment in which it is nobody's, and of two takers only one can create the number.
 *
 * A window can be gone while its extension host lives on for hours. So any lock can be taken over by a claim, a file
 * that the holder looks for: it gives way at once, or as soon as its write is done. One that doesn't answer within ten
 * seconds loses it, and finds that out before it writes.
 */
export class WindowLock {
  private readonly timers: readonly NodeJS.Timeout[];
  private writing = 0;
  /** Given back, or lost: then to whom. */
  private over: { readonly by: string | undefined } | undefined;

  private constructor(
    private readonly place: LockPlace,
    private readonly number: number,
    private readonly taking: Taking,
    private readonly self: LockProcess,
  ) {
    this.timers = [
      setInterval(() => void this.touch(), beat),
      setInterval(() => void this.answerClaim(), look),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** @throws the system's error, where the folder takes no files */
  static async take(place: LockPlace, taking: Taking): Promise<WindowLock | LockHolder> {
    const self = taking.self ?? thisProcess;
    const { pid, host } = self;
    const me: LockHolder = { window: taking.window, pid, host };
    let mayClaim = taking.takeOver ?? false;
    for (let attempt = 1; ; attempt++) {
      const highest = await highestNumber(place);
      const held = highest === undefined ? undefined : await writtenHolder(place, highest, self);
      if (held && highest !== undefined) {
        if (!mayClaim && !held.silent) return held.holder;
        await claim(place, highest, me, self);
        // Where another claimant is faster, it isn't asked to give way in turn.
        mayClaim = false;
      }
      const number = (highest ?? 0) + 1;
      if (await createNumber(place, number, me)) return new WindowLock(place, number, taking, self);
      if (attempt === tries) return { window: '', pid: 0, host: '' };
    }
  }

  /** Whether this window may still work under the lock. One that was lost is told. */
  async isHeld(): Promise<boolean> {
    if (this.over) return false;
    const highest = await highestNumber(this.place);
    if (highest === this.number) return true;
    this.lose(highest === undefined ? '' : await nameOf(this.place, highest));
    return false;
  }

  /**
   * Runs a write under the lock: whether it is held is asked before it and after it.
   * @throws LockLost: before it, nothing was written; after it, what was written may be overwritten
   */
  async write<T>(work: () => Promise<T>): Promise<T> {
    // First of all: from now on nothing gives way before the write is done.
    this.writing += 1;
    try {
      if (!(await this.isHeld())) throw this.lostError;
      const done = await work();
      if (!(await this.isHeld())) throw this.lostError;
      return done;
    } finally {
      this.writing -= 1;
      void this.answerClaim();
    }
  }

  /** Gives it back. Another window can take it at once. */
  async release(): Promise<void> {
    if (this.over) return;
    this.end(undefined);
    await freeNumber(this.place, this.number);
  }

  /** Gives way to a window that wants the lock, unless a write is under way. Done twice a second by itself. */
  async answerClaim(): Promise<void> {
    const claimant = this.over ? undefined : await readClaim(this.place, this.number);
    if (!claimant || this.isOver || this.writing > 0 || this.taking.busy?.()) return;
    this.lose(claimant.window);
    await freeNumber(this.place, this.number);
  }

  private get lostError(): LockLost {
    return new LockLost(this.over?.by ?? '');
  }

  private async touch(): Promise<void> {
    if (await this.isHeld().catch(() => true))
      await touchNumber(this.place, this.number, new Date(this.self.now()));
  }

  /** As `over` is now: it may have changed while something else was awaited. */
  private get isOver(): boolean {
    return this.over !== undefined;
  }

  private lose(by: string): void {
    if (this.isOver) return;
    this.end(by);
    this.taking.lost(by);
  }

  private end(by: string | undefined): void {
    this.over = { by };
    for (const timer of this.timers) clearInterval(timer);
  }
}

export const thisProcess: LockProcess = {
  pid: process.pid,
  host: hostname(),
  alive: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // It runs, and belongs to another user.
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
  now: Date.now,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

interface Held {
  readonly holder: LockHolder;
  /** Perhaps gone: it is asked to give way, without asking a person first. */
  readonly silent: boolean;
}

/**
 * Undefined: it is free, or its holder is surely gone. A process of this computer that runs counts as its holder whatever
 * the times say: clocks jump, and whoever wants the lock can take it over.
 */
async function heldBy(
  place: LockPlace,
  number: number,
  self: LockProcess,
): Promise<Held | 'unwritten' | undefined> {
  const content = await readLock(place, number);
  if (content === 'free') return undefined;
  const { holder, at } = content;
  const quiet = Math.abs(self.now() - at);
  if (!holder) return quiet > unwritten ? undefined : 'unwritten';
  const silent = quiet > silence;
  if (holder.host !== self.host || holder.pid <= 0) return { holder, silent };
  return self.alive(holder.pid) ? { holder, silent: false } : undefined;
}

/** As `heldBy`, when a name that is being written is there. */
async function writtenHolder(place: LockPlace, number: number, self: LockProcess): Promise<Held | undefined> {
  for (let looked = 0; looked < looks; looked++) {
    const held = await heldBy(place, number, self);
    if (held !== 'unwritten') return held;
    await self.pause(step);
  }
  return undefined;
}

/** Until the holder gave way, or for ten seconds. */
async function claim(place: LockPlace, number: number, by: LockHolder, self: LockProcess): Promise<void> {
  await writeClaim(place, number, by);
  for (let looked = 0; looked < patience; looked++) {
    await self.pause(step);
    const highest = await highestNumber(place);
    if (highest !== number || (await heldBy(place, number, self)) === undefined) break;
  }
  await removeClaim(place, number);
}

async function nameOf(place: LockPlace, number: number): Promise<string> {
  const content = await readLock(place, number);
  return content === 'free' ? '' : (content.holder?.window ?? '');
}
