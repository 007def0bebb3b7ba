import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { errorCode } from '../fileAccess';

/** How often a Save looks whether another one of the file is done, each time after up to so many milliseconds. */
const looks = 20;
const longestPause = 50;

/**
 * Replaces the content of a file that exists, as a whole or not at all: a new file beside it, written to the disk
 * and read back, takes its place. Links lead where they led; rights stay, the owner too where the system lets us.
 *
 * No window, on whichever computer, replaces what another one just wrote. Who is about to replace the file first removes
 * the temporary files of all others, then looks for the last time whether it still is `before`: whoever looked earlier
 * has no file left to put in its place. So what a killed Save left goes too, and one that was stopped changes nothing.
 * @returns false: the file isn't `before` any more, or another Save was faster; nothing was changed
 * @throws the system's error; then the file is what it was and nothing is left beside it.
 */
export async function replaceAtomically(
  path: string,
  bytes: Uint8Array,
  before: Uint8Array,
): Promise<boolean> {
  try {
    const target = await realpath(path);
    // For no more than politeness: of two that don't wait, one has to begin anew.
    for (let looked = 0; looked < looks && (await temporariesOf(target)).length > 0; looked++)
      await setTimeout(Math.random() * longestPause);
    return await replace(target, bytes, async (own) => {
      for (const other of await temporariesOf(target)) if (other !== own) await rm(other, { force: true });
      return (await readFile(target)).equals(before);
    });
  } catch (error) {
    // The file or its temporary one; reading the file again tells which.
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Makes a file that need not exist, as a whole or not at all; of one that does, the rights stay. No other window's is
 * looked for.
 * @param mode the rights of a new file; the process's mask takes from them
 * @throws the system's error; then nothing was made and nothing changed.
 */
export async function createAtomically(path: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  const target = await realpath(path).catch(() => undefined);
  const always = () => Promise.resolve(true);
  if (target === undefined) await replaceBy(path, bytes, mode, () => Promise.resolve(), always);
  else await replace(target, bytes, always);
}

/** @param mayReplace asked when the temporary file is whole, with its path */
async function replace(
  target: string,
  bytes: Uint8Array,
  mayReplace: (own: string) => Promise<boolean>,
): Promise<boolean> {
  const { mode, uid, gid } = await stat(target);
  const keepRights = async (handle: FileHandle) => {
    await keepOwner(handle, uid, gid);
    // After the owner, since a change of owner drops some rights.
    await handle.chmod(mode & 0o7777);
  };
  return replaceBy(target, bytes, mode & 0o7777, keepRights, mayReplace);
}

async function replaceBy(
  target: string,
  bytes: Uint8Array,
  mode: number,
  keepRights: (handle: FileHandle) => Promise<void>,
  mayReplace: (own: string) => Promise<boolean>,
): Promise<boolean> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  let replaced = false;
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await keepRights(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await readFile(temporary)).equals(bytes))
      throw new Error('The disk did not keep what was written.');
    if (!(await mayReplace(temporary))) return false;
    await rename(temporary, target);
    replaced = true;
    return true;
  } finally {
    if (!replaced) await rm(temporary, { force: true });
  }
}

/** Those of Saves of this file that are under way, or ended in the midst; nothing else has such a name. */
async function temporariesOf(target: string): Promise<readonly string[]> {
  const [folder, name] = [dirname(target), basename(target)];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && isTemporaryOf(name, entry.name))
    .map((entry) => join(folder, entry.name));
}

/** In whichever case: where that makes no difference, another window may spell the file's name otherwise. */
function isTemporaryOf(name: string, other: string): boolean {
  const begins = other.toLowerCase().startsWith(`${name.toLowerCase()}.`);
  return begins && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/.test(other.slice(name.length + 1));
}

/** Only root may give a file away; a member of the group may at least keep the group. */
async function keepOwner(handle: FileHandle, uid: number, gid: number): Promise<void> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return;
  await handle.chown(uid, gid).catch(() => handle.chown(own.uid, gid).catch(() => undefined));
}
