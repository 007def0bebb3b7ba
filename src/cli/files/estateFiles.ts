import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ReadFile, readBackupSets } from '../../estate/file/readFile';
import { wholeFileProblem } from '../../estate/findings/placedProblems';
import type { FileBytes } from '../../estate/fileAccess';
import { Failed } from '../failed';
import { type AskedPath, type FoundFile, isBackupSetsName, isSearched, nameFrom } from './findFiles';
import { type CommittedFile, isTooBig, Repository } from './git';
import { readBytes } from './readBytes';

/** A file as it was read. */
export interface EstateFile extends FoundFile {
  /** As `BackupSet.file`: the same at both times that are compared. */
  readonly uri: string;
  readonly read: ReadFile;
  /** Undefined: they couldn't be had. */
  readonly bytes: Uint8Array | undefined;
}

/** One after the other: each may have 50 MB. */
export async function readFiles(found: readonly FoundFile[]): Promise<readonly EstateFile[]> {
  const files: EstateFile[] = [];
  for (const file of found) {
    if (file.leadsOut) files.push({ ...file, uri: uriOf(file), ...nothing });
    else files.push(fileOf(file, await readBytes(file.path)));
  }
  return files;
}

const nothing = { read: { kind: 'broken', problems: [] }, bytes: undefined } as const;

function fileOf(file: FoundFile, bytes: FileBytes): EstateFile {
  const uri = uriOf(file);
  if (bytes.ok) return { ...file, uri, read: readBackupSets(uri, bytes.bytes), bytes: bytes.bytes };
  // It was there when it was found.
  const fault = bytes.fault === 'fileGone' ? 'cannotRead' : bytes.fault;
  const problem = wholeFileProblem(fault, bytes.detail === undefined ? {} : { detail: bytes.detail });
  return { ...file, uri, read: { kind: 'broken', problems: [problem] }, bytes: undefined };
}

function uriOf({ path }: FoundFile): string {
  return pathToFileURL(path).href;
}

/**
 * The same files, and those that are no longer there, as a pull request found them.
 * @param folder from which they get their names
 * @param ref a commit, as Git names it
 * @throws Failed
 */
export async function readBase(
  asked: readonly AskedPath[],
  folder: string,
  ref: string,
): Promise<readonly EstateFile[]> {
  const here = await realpath(folder);
  const repository = await Repository.around(await folderFor(asked[0], here));
  const commit = await repository.baseOf(ref);
  const committed = new Map<string, CommittedFile>();
  for (const one of asked) {
    const within = repository.pathOf(one.path);
    if (within === undefined) throw new Failed({ id: 'outsideRepository', path: one.asked });
    for (const file of await repository.files(commit, within)) {
      const below = within === '' ? file.path : file.path.slice(within.length + 1);
      if (file.path === within || (isBackupSetsName(file.path) && isSearched(below)))
        committed.set(file.path, file);
    }
  }
  const files: EstateFile[] = [];
  for (const file of committed.values()) {
    const path = join(repository.top, file.path);
    const found = { path, name: nameFrom(here, path) };
    const bytes: FileBytes = isTooBig(file)
      ? { ok: false, fault: 'tooBig' }
      : { ok: true, bytes: await repository.read(file) };
    files.push(fileOf(found, bytes));
  }
  return files;
}

/** One that is there, so that Git can be asked in it. */
async function folderFor(asked: AskedPath | undefined, here: string): Promise<string> {
  if (!asked) return here;
  const folder = asked.kind === 'folder' ? asked.path : dirname(asked.path);
  const found = await stat(folder).catch(() => undefined);
  return found?.isDirectory() ? folder : here;
}
