import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Replaces the content of a file that exists, as a whole or not at all: a new file beside it, written to the disk
 * and read back, takes its place. Links lead where they led; rights stay, the owner too where the system lets us.
 * @throws the system's error; then the file is what it was and nothing is left beside it.
 */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path);
  const { mode, uid, gid } = await stat(target);
  await replace(target, bytes, mode & 0o7777, async (handle) => {
    await keepOwner(handle, uid, gid);
    // After the owner, since a change of owner drops some rights.
    await handle.chmod(mode & 0o7777);
  });
}

/**
 * Makes a file that need not exist, as a whole or not at all; one that does is replaced as by `writeAtomically`.
 * @param mode the rights of a new file; the process's mask takes from them
 * @throws the system's error; then nothing was made and nothing changed.
 */
export async function createAtomically(path: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  await (exists ? writeAtomically(path, bytes) : replace(path, bytes, mode, () => Promise.resolve()));
}

async function replace(
  target: string,
  bytes: Uint8Array,
  mode: number,
  keepRights: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`;
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
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Only root may give a file away; a member of the group may at least keep the group. */
async function keepOwner(handle: FileHandle, uid: number, gid: number): Promise<void> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return;
  await handle.chown(uid, gid).catch(() => handle.chown(own.uid, gid).catch(() => undefined));
}
