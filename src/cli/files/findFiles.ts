import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { errorCode } from '../../estate/fileAccess';
import { Failed } from '../failed';

/** A file that may list backup sets. */
export interface FoundFile {
  /** Where it is: its folder without links. */
  readonly path: string;
  /** For people and programs, from the folder in which the program was called; with "/". */
  readonly name: string;
  /** It's a link to something outside of the folder that was searched: what that says isn't this folder's. */
  readonly leadsOut?: true;
}

/** A file or folder that was asked for. */
export interface AskedPath {
  readonly asked: string;
  /** Absolute. That of a folder is without links, that of a file as far as its folder. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'gone';
}

/** Files that VS Code takes for such by itself, in folders that it searches. */
export function isBackupSetsName(path: string): boolean {
  return /(^|\/)(backup-sets\.json|[^/]*\.backup-sets\.jsonc?)$/.test(path);
}
export function isSearched(path: string): boolean {
  return !path.split('/').some((name) => name === 'node_modules' || name === '.git');
}

/** @throws Failed `cannotRead` */
export async function askedPaths(paths: readonly string[], folder: string): Promise<readonly AskedPath[]> {
  return Promise.all(
    paths.map(async (asked) => {
      const absolute = resolve(folder, asked);
      try {
        if ((await stat(absolute)).isDirectory())
          return { asked, path: await realpath(absolute), kind: 'folder' } as const;
        return { asked, path: await withoutLinks(absolute), kind: 'file' } as const;
      } catch (error) {
        const detail = errorCode(error);
        if (detail === 'ENOENT' || detail === 'ENOTDIR')
          return { asked, path: await withoutLinks(absolute), kind: 'gone' } as const;
        throw new Failed({ id: 'cannotRead', path: asked, detail });
      }
    }),
  );
}

/** In the order asked for, and of a folder by name; each file once, however it's addressed. @throws Failed */
export async function findFiles(asked: readonly AskedPath[], folder: string): Promise<readonly FoundFile[]> {
  const here = await realpath(folder);
  const found = new Map<string, FoundFile>();
  const add = (path: string, leadsOut?: true) => {
    found.set(path, { path, name: nameFrom(here, path), ...(leadsOut && { leadsOut }) });
  };
  for (const { path, kind } of asked) {
    if (kind === 'file') add(path);
    else if (kind === 'folder') await search(path, add);
  }
  return [...found.values()];
}

/** @param here without links */
export function nameFrom(here: string, path: string): string {
  return relative(here, path).split(sep).join('/');
}

/** No link to a folder is followed: what it leads to is found where it is, and a circle has no end. */
async function search(root: string, add: (path: string, leadsOut?: true) => void): Promise<void> {
  const left = [root];
  for (let folder = left.pop(); folder !== undefined; folder = left.pop()) {
    const below: string[] = [];
    for (const entry of await entriesOf(folder)) {
      const path = join(folder, entry.name);
      const isNamed = isBackupSetsName(entry.name);
      if (entry.isDirectory()) {
        if (isSearched(entry.name)) below.push(path);
        if (isNamed) add(path);
      } else if (isNamed && entry.isSymbolicLink()) {
        const target = await realpath(path).catch(() => path);
        add(path, target.startsWith(root.endsWith(sep) ? root : root + sep) ? undefined : true);
      } else if (isNamed) add(path);
    }
    left.push(...below.reverse());
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new Failed({ id: 'cannotRead', path: folder, detail: errorCode(error) });
  }
}

/** The file may be a link itself: Git knows it by its own name. What is no longer there has a folder that is, or was. */
async function withoutLinks(path: string): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  const real = await realpath(parent).catch(() => undefined);
  return join(real ?? (await withoutLinks(parent)), basename(path));
}
