import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The part of `node:fs/promises` that is used. */
export interface Disk {
  realpath(path: string): Promise<string>;
  lstat(path: string): Promise<{ readonly dev: number; readonly ino: number }>;
  readdir(path: string): Promise<readonly string[]>;
}

const thisDisk: Disk = { realpath, lstat, readdir };

/**
 * The one path of a file, whichever links and whichever case lead to it. Of a file that is not there, or of a link that
 * leads nowhere, that of its directory with its name. Never rejects: what cannot be looked at is taken as it is given.
 */
export async function realPath(path: string, disk: Disk = thisDisk): Promise<string> {
  try {
    return await asSpelled(await disk.realpath(path), disk);
  } catch {
    const directory = dirname(path);
    return directory === path ? path : join(await realPath(directory, disk), basename(path));
  }
}

/**
 * As the directories spell it. macOS and Windows tell that by themselves; Linux leaves the case that was asked for, also
 * on a disk where case does not count.
 */
async function asSpelled(path: string, disk: Disk): Promise<string> {
  const directory = dirname(path);
  if (directory === path) return path;
  const above = await asSpelled(directory, disk);
  const name = basename(path);
  return join(above, (await isWithoutCase(above, name, disk)) ? await spelling(above, name, disk) : name);
}

async function isWithoutCase(directory: string, name: string, disk: Disk): Promise<boolean> {
  const lower = name.toLowerCase();
  const other = lower === name ? name.toUpperCase() : lower;
  if (other === name) return false;
  try {
    const [one, two] = await Promise.all([
      disk.lstat(join(directory, name)),
      disk.lstat(join(directory, other)),
    ]);
    return one.ino === two.ino && one.dev === two.dev;
  } catch {
    return false;
  }
}

async function spelling(directory: string, name: string, disk: Disk): Promise<string> {
  const names = await disk.readdir(directory).catch((): readonly string[] => []);
  const lower = name.toLowerCase();
  return names.includes(name) ? name : (names.find((one) => one.toLowerCase() === lower) ?? name);
}
