import { access, mkdir, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which lock: a row of files `<name>.<number>.lock` in a folder that all windows of this user share. */
export interface LockPlace {
  readonly folder: string;
  readonly name: string;
}

/** Who holds a lock, as its file says: text of this user's file, to be shown as plain text. */
export interface LockHolder {
  /** What the window calls itself. Empty: it didn't say. */
  readonly window: string;
  /** Of its extension host. */
  readonly pid: number;
  readonly host: string;
}

/** What a lock's file says, and when its holder last showed that it lives, in milliseconds since 1970. */
export type LockContent = 'free' | { readonly holder: LockHolder | undefined; readonly at: number };

const unknown: LockHolder = { window: '', pid: 0, host: '' };
/** Of a lock's file, in bytes; a window's name is cut to fit. */
const length = 2_000;

/** The number that counts: the highest. Undefined: the lock was never taken. @throws the system's error */
export async function highestNumber(place: LockPlace): Promise<number | undefined> {
  return (await numbers(place)).at(-1);
}

/** False: another window has this number, or a higher one by now. @throws the system's error */
export async function createNumber(place: LockPlace, number: number, holder: LockHolder): Promise<boolean> {
  await mkdir(place.folder, { recursive: true });
  const path = lockFile(place, number);
  try {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(written(shortened(holder)));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  const all = await numbers(place);
  // A slow taker may have looked before others took the lock, gave it back, and cleared the numbers away.
  if (all.at(-1) !== number) {
    await rm(path, { force: true });
    return false;
  }
  // The one before stays for those that look right now.
  for (const old of all.slice(0, -2)) {
    await rm(lockFile(place, old), { force: true });
    await rm(claimFile(place, old), { force: true });
  }
  return true;
}

/** `holder` undefined: not readable, because it is being written or its writer died over it. */
export async function readLock(place: LockPlace, number: number): Promise<LockContent> {
  const path = lockFile(place, number);
  try {
    const { mtimeMs, size } = await stat(path);
    const content: unknown = size > length * 4 ? undefined : parsed(await readFile(path, 'utf8'));
    if (typeof content !== 'object' || content === null) return { holder: undefined, at: mtimeMs };
    return 'free' in content ? 'free' : { holder: holderIn(content), at: mtimeMs };
  } catch {
    // Cleared away since the folder was read: a higher one is there.
    return 'free';
  }
}

/** Never creates it: a lock that another window took over stays what it is. */
export async function freeNumber(place: LockPlace, number: number): Promise<void> {
  const freed = writeFile(lockFile(place, number), written({ free: true }), { flag: 'r+' });
  await freed.catch(() => undefined);
}

/** Shows that the holder lives. */
export async function touchNumber(place: LockPlace, number: number, now: Date): Promise<void> {
  await utimes(lockFile(place, number), now, now).catch(() => undefined);
}

/** Tells the holder of this number that another window wants the lock. @throws the system's error */
export async function writeClaim(place: LockPlace, number: number, by: LockHolder): Promise<void> {
  await writeFile(claimFile(place, number), written(shortened(by)));
}

export async function removeClaim(place: LockPlace, number: number): Promise<void> {
  await rm(claimFile(place, number), { force: true }).catch(() => undefined);
}

/** Who wants the lock from its holder. */
export async function readClaim(place: LockPlace, number: number): Promise<LockHolder | undefined> {
  const path = claimFile(place, number);
  try {
    await access(path);
    const content: unknown = parsed(await readFile(path, 'utf8'));
    return typeof content === 'object' && content !== null ? holderIn(content) : unknown;
  } catch {
    return undefined;
  }
}

function lockFile({ folder, name }: LockPlace, number: number): string {
  return join(folder, `${name}.${number}.lock`);
}

function claimFile({ folder, name }: LockPlace, number: number): string {
  return join(folder, `${name}.${number}.claim`);
}

/** Of all files of the lock, ascending. */
async function numbers({ folder, name }: LockPlace): Promise<number[]> {
  const files = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return files
    .filter((file) => file.startsWith(`${name}.`))
    .map((file) => /^\.(\d{1,15})\.lock$/.exec(file.slice(name.length))?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

function holderIn(content: object): LockHolder {
  const { pid, host, window } = content as Record<string, unknown>;
  return {
    window: typeof window === 'string' ? window : '',
    pid: typeof pid === 'number' ? pid : 0,
    host: typeof host === 'string' ? host : '',
  };
}

function shortened({ window, pid, host }: LockHolder): LockHolder {
  return { pid, host: host.slice(0, 255), window: window.slice(0, 100) };
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
