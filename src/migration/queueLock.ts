import { mkdir, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The window that runs a queue. */
export interface QueueHolder {
  /** What the window calls itself; text of a file of this user, to be shown as plain text. */
  readonly window: string;
}

/** The process as others see it. Tests put themselves in its place. */
export interface LockProcess {
  readonly pid: number;
  readonly host: string;
  /** Whether a process of this computer runs. */
  readonly alive: (pid: number) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How often a holder shows that it lives, and after what silence its lock counts as left behind, in milliseconds. */
const beat = 15_000;
const silence = 60_000;
/** Of a lock file, in bytes; a window's name is cut to fit. */
const length = 2_000;
/** As often a taker looks again after another one was faster. */
const tries = 5;

/**
 * The lock that lets one window of this computer run a migration queue. It is a row of files, `queue.<number>.lock`,
 * and the one with the highest number counts. A lock is taken by creating the next number exclusively, and given
 * back by writing that it is free: the highest is never deleted. So a lock that was left behind is taken over without
 * a moment in which it is nobody's, and of two takers only one can create the number. Deleting and creating anew
 * would let the second delete what the first has just created.
 */
export class QueueLock {
  private readonly heart: NodeJS.Timeout;

  private constructor(
    private readonly folder: string,
    private readonly number: number,
    private readonly self: LockProcess,
  ) {
    this.heart = setInterval(() => void this.touch(), beat);
    this.heart.unref();
  }

  /** @throws the system's error, where the folder takes no files */
  static async take(
    folder: string,
    window: string,
    self: LockProcess = thisProcess,
  ): Promise<QueueLock | QueueHolder> {
    await mkdir(folder, { recursive: true });
    const content = { pid: self.pid, host: self.host, window: window.slice(0, 100) };
    for (let attempt = 1; ; attempt++) {
      const highest = (await numbers(folder)).at(-1);
      const holder = highest === undefined ? undefined : await holderOf(fileOf(folder, highest), self);
      if (holder) return holder;
      const number = (highest ?? 0) + 1;
      if (await create(folder, number, content)) {
        return new QueueLock(folder, number, self);
      }
      if (attempt === tries) return { window: '' };
    }
  }

  /** Nobody took it over, as others may where this computer slept for long. To be asked before anything is done. */
  async isHeld(): Promise<boolean> {
    return (await numbers(this.folder)).at(-1) === this.number;
  }

  /** Gives it back. Another window can take it at once. */
  async release(): Promise<void> {
    clearInterval(this.heart);
    // Never created anew: a lock that another one took over stays what it is.
    const freed = writeFile(fileOf(this.folder, this.number), written({ free: true }), { flag: 'r+' });
    await freed.catch(() => undefined);
  }

  private async touch(): Promise<void> {
    const now = new Date(this.self.now());
    await utimes(fileOf(this.folder, this.number), now, now).catch(() => undefined);
  }
}

const thisProcess: LockProcess = {
  pid: process.pid,
  host: hostname(),
  alive: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // It runs, and belongs to somebody else.
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
  now: Date.now,
};

function fileOf(folder: string, number: number): string {
  return join(folder, `queue.${number}.lock`);
}

/** Of all locks in the folder, ascending. */
async function numbers(folder: string): Promise<number[]> {
  const found = (await readdir(folder)).map((name) => /^queue\.(\d{1,15})\.lock$/.exec(name)?.[1]);
  return found
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

/** False: another one has this number, or a higher one by now. */
async function create(folder: string, number: number, content: object): Promise<boolean> {
  const path = fileOf(folder, number);
  try {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(written(content));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  const all = await numbers(folder);
  // A slow taker may have looked before others took the lock, gave it back, and cleared the numbers away.
  if (all.at(-1) !== number) {
    await rm(path, { force: true });
    return false;
  }
  // The one before stays for those that look right now.
  for (const old of all.slice(0, -2)) await rm(fileOf(folder, old), { force: true });
  return true;
}

/** Who holds the lock. Undefined: it is free, or its holder is gone. */
async function holderOf(path: string, { host, alive, now }: LockProcess): Promise<QueueHolder | undefined> {
  try {
    const { mtimeMs, size } = await stat(path);
    const content: unknown = size > length * 4 ? undefined : parsed(await readFile(path, 'utf8'));
    const silent = Math.abs(now() - mtimeMs) > silence;
    // Not readable: it is being written at this moment, or its writer died over it.
    if (typeof content !== 'object' || content === null) return silent ? undefined : { window: '' };
    if ('free' in content) return undefined;
    const { pid, host: its, window } = content as Record<string, unknown>;
    const gone = its === host && typeof pid === 'number' && pid > 0 && !alive(pid);
    return gone || silent ? undefined : { window: typeof window === 'string' ? window : '' };
  } catch {
    // Cleared away since the folder was read: a higher one is there.
    return undefined;
  }
}

/** Always of one length, so that one write replaces another at once. */
function written(content: object): string {
  return JSON.stringify(content).padEnd(length);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
