import { cp, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { temporaryFolder } from '../vscodeHost/leftovers';
import { projectRoot } from '../vscodeHost/projectRoot';

/** A workspace folder of a test. */
export interface Folder {
  /** Absolute. */
  readonly path: string;
  /** The bytes of a file in it, as text in which each character is one byte. */
  bytes(file?: string): Promise<string>;
  remove(): Promise<void>;
}

/** Copies a folder under its own name, given relative to the project or absolute (another test folder: a clone). */
export async function copyFolder(original: string): Promise<Folder> {
  const copy = await temporaryFolder('workspace');
  const path = join(copy.path, basename(original));
  await cp(resolve(projectRoot, original), path, { recursive: true });
  return { ...folderAt(path), remove: () => copy.remove() };
}

/** A folder that something else removes. */
export function folderAt(path: string): Folder {
  return {
    path,
    bytes: (file = 'backup-sets.json') => readFile(join(path, file), 'latin1'),
    remove: () => Promise.resolve(),
  };
}
