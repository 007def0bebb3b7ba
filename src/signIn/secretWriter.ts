import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStorage } from 'vscode';
import { type Problem, ProblemError } from '../core/identity/problem';
import type { LockHolder } from '../locks/lockFiles';
import { LockLost, type LockProcess, thisProcess, WindowLock } from '../locks/windowLock';

export interface SecretWriterOptions {
  /** This window's copy of the secrets. */
  readonly copy: SecretStorage;
  /** Shared by all windows of this user. */
  readonly folder: string;
  /**
   * Tells this browser profile, whose secrets they are, from others, until the first write names it for good. Asked anew:
   * windows that start at once agree on one later.
   */
  readonly browser: () => Promise<string>;
  /** What this window calls itself to the others. */
  readonly window: string;
  /** When this window's extension host started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Another window took over. */
  readonly lost: (problem: Problem) => void;
  readonly self?: LockProcess;
}

/** Which write was the last: in the secrets themselves, and beside the lock. */
interface Mark {
  /** Grows with each write. */
  readonly count: number;
  /** Tells two writes apart that both were, say, the seventh. */
  readonly id: string;
  /** Whose secrets they are: all profiles of VS Code in a browser have these secrets, and each a state of its own. */
  readonly browser: string;
}

/** A secret that holds no secret: which write was the last one that this window's copy has. */
export const markKey = 'lastWrite';

/** How long VS Code in a browser may take to write a change, in milliseconds: sealing it can take a request. */
const settle = 250;

/**
 * Lets one window of a browser write secrets, and only one whose copy has all that was written before. From its first
 * write on a window stays the one, until it ends or another takes over.
 */
export class SecretWriter {
  private lock: { readonly of: string; readonly lock: WindowLock } | undefined;
  private work: Promise<unknown> = Promise.resolve();
  /** A last write that this browser doesn't have and that the person has given up. */
  private givenUp: string | undefined;

  constructor(private readonly options: SecretWriterOptions) {}

  /** Asked before something begins that ends with a write. @throws ProblemError `otherWindow` */
  async ready(): Promise<void> {
    await this.inTurn(() => this.writable(false));
  }

  /** @throws ProblemError `otherWindow`: nothing was written, or what was written may be overwritten (`tookOver`) */
  async write(work: () => Thenable<void>): Promise<void> {
    await this.inTurn(async () => {
      const lock = await this.writable(false);
      try {
        await lock.write(() => this.marked(work, lock));
      } catch (error) {
        throw error instanceof LockLost ? tookOver(error.by) : error;
      }
    });
  }

  /**
   * Makes this window the one that writes: the other one gives way.
   * @param anyway what others stored and this browser doesn't have is given up
   * @throws ProblemError `otherWindow`, `stored`: the window must be reloaded first; meanwhile no other one writes
   */
  async takeOver(anyway = false): Promise<void> {
    await this.inTurn(async () => {
      if (anyway) this.givenUp = (await this.lastWrite())?.mark.id;
      await this.writable(true);
    });
  }

  async dispose(): Promise<void> {
    await this.lock?.lock.release();
  }

  private async writable(takeOver: boolean): Promise<WindowLock> {
    const taken = await this.take(takeOver);
    const stale = await this.stale();
    if (!(taken instanceof WindowLock)) {
      throw new ProblemError({
        kind: 'otherWindow',
        about: 'secrets',
        window: taken.window,
        ...holds(stale),
      });
    }
    if (!stale) return taken;
    throw new ProblemError({ kind: 'otherWindow', about: 'secrets', window: '', ...holds(stale) });
  }

  private async take(takeOver: boolean): Promise<WindowLock | LockHolder> {
    const { folder, window, self, lost } = this.options;
    const of = await this.browser();
    if (this.lock?.of === of && (await this.lock.lock.isHeld())) return this.lock.lock;
    await this.lock?.lock.release();
    this.lock = undefined;
    const lock = await WindowLock.take(
      { folder, name: `secrets-${of}` },
      { window, takeOver, lost: (by) => lost(tookOver(by).problem), ...(self ? { self } : {}) },
    );
    if (lock instanceof WindowLock) this.lock = { of, lock };
    return lock;
  }

  /** The mark goes along with the secret: whoever has the one in its copy has the other. */
  private async marked(work: () => Thenable<void>, lock: WindowLock): Promise<void> {
    const { copy, folder, self } = this.options;
    const [own, last, browser] = await Promise.all([this.ownMark(), this.lastWrite(), this.browser()]);
    const count = Math.max(own?.count ?? 0, last?.mark.count ?? 0) + 1;
    const mark: Mark = { count, id: randomUUID(), browser };
    await work();
    // VS Code writes each change by itself, and the second of two can be the first to be there. The mark comes when the
    // secret has been written: it writes the whole copy again.
    await (self ?? thisProcess).pause(settle);
    await copy.store(markKey, JSON.stringify(mark));
    // Another window's write is the last one then, and this one is told that its own came too late.
    if (!(await lock.isHeld())) return;
    const path = lastWriteFile(folder, browser);
    await writeFile(`${path}.${mark.id}.tmp`, JSON.stringify(mark));
    await rename(`${path}.${mark.id}.tmp`, path);
  }

  /**
   * Whether another window wrote what this one's copy doesn't have. VS Code reads the copy when the window loads, so
   * reloading brings it up to date, unless a crash kept the browser from storing that write.
   */
  private async stale(): Promise<Stale | undefined> {
    const [own, last] = await Promise.all([this.ownMark(), this.lastWrite()]);
    // Nobody had named this browser when the window started: the first write since then can be this browser's.
    if (!own && !last)
      return (await this.lastWritesOfAny()).some((at) => this.isSince(at)) ? { since: true } : undefined;
    if (!last || last.mark.id === this.givenUp) return undefined;
    if (own && (own.id === last.mark.id || own.count > last.mark.count)) return undefined;
    return { since: this.isSince(last.at) };
  }

  /** Since this window started. In the future: the clock was set back since, and says nothing. */
  private isSince(at: number): boolean {
    const now = this.options.self?.now() ?? Date.now();
    return at > this.options.startedAt && at < now + 60_000;
  }

  private async browser(): Promise<string> {
    return (await this.ownMark())?.browser ?? (await this.options.browser());
  }

  private async ownMark(): Promise<Mark | undefined> {
    const text = await this.options.copy.get(markKey);
    return text === undefined ? undefined : markIn(text);
  }

  private async lastWrite(): Promise<{ readonly mark: Mark; readonly at: number } | undefined> {
    const path = lastWriteFile(this.options.folder, await this.browser());
    try {
      const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
      const mark = markIn(text);
      return mark && { mark, at: mtimeMs };
    } catch {
      return undefined;
    }
  }

  /** When each browser was last written, in milliseconds since 1970. */
  private async lastWritesOfAny(): Promise<readonly number[]> {
    const { folder } = this.options;
    const names = await readdir(folder).catch((): string[] => []);
    const files = names.filter((name) => name.endsWith('.lastWrite'));
    return Promise.all(
      files.map((name) =>
        stat(join(folder, name)).then(
          ({ mtimeMs }) => mtimeMs,
          () => -Infinity,
        ),
      ),
    );
  }

  /** One after the other: a window can renew many authorizations at once. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work);
    this.work = done.catch(() => undefined);
    return done;
  }
}

interface Stale {
  /** Since this window started; otherwise reloading may not help. */
  readonly since: boolean;
}

function holds(stale: Stale | undefined): { readonly reason: 'holds' | 'stored' | 'storedBefore' } {
  if (!stale) return { reason: 'holds' };
  return { reason: stale.since ? 'stored' : 'storedBefore' };
}

function tookOver(window: string): ProblemError {
  return new ProblemError({ kind: 'otherWindow', about: 'secrets', reason: 'tookOver', window });
}

function lastWriteFile(folder: string, browser: string): string {
  return join(folder, `secrets-${browser}.lastWrite`);
}

function markIn(text: string): Mark | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { count, id, browser } = value as Record<string, unknown>;
    return typeof count === 'number' &&
      Number.isSafeInteger(count) &&
      typeof id === 'string' &&
      typeof browser === 'string' &&
      /^[\w-]{1,64}$/.test(browser)
      ? { count, id, browser }
      : undefined;
  } catch {
    return undefined;
  }
}
