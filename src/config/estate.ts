import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { BackupSet } from '../core/backupSet';
import type { FileProblem } from '../core/fileProblem';
import type { ReadFile } from './backupSetsFile';
import type { FileBytes } from './fileAccess';
import { FileWatch } from './fileWatch';
import { findFiles, isNeverSearched, likelyPlaces } from './findFiles';
import { openDocument } from './openDocument';
import { readFile } from './writeFile';

/** One backup-sets file of the workspace. */
export interface EstateFile {
  readonly uri: vscode.Uri;
  /** For people: its path within the workspace. */
  readonly name: string;
  /** `broken`: nothing could be read from it. A file that is `read` may have problems too. */
  readonly state: 'read' | 'broken';
  /** It is broken, and the sets of its last good reading are still among the estate's. */
  readonly lastGood: boolean;
  readonly problems: readonly FileProblem[];
}

interface WatchedFile {
  readonly uri: vscode.Uri;
  /** Counts the readings that were begun: what one brings that was overtaken is dropped. */
  reading: number;
  newest: Promise<boolean>;
  result: ReadFile | undefined;
  /** Undefined: it was never read well. */
  goodSets: readonly BackupSet[] | undefined;
}

type Log = Pick<vscode.LogOutputChannel, 'info' | 'warn'>;

/**
 * All backup-sets files of the workspace, found, read and watched. What an editor holds unsaved wins over the disk.
 * Nothing here throws or rejects: what cannot be read is a state of its file.
 */
export class Estate implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Sets or files are not what they were. */
  readonly onDidChange = this.changed.event;
  /** The first reading is done. */
  readonly ready: Promise<void>;
  private readonly watched = new Map<string, WatchedFile>();
  private readonly watch: FileWatch;
  private listing: Promise<unknown> = Promise.resolve();
  private shown: { sets: readonly BackupSet[]; files: readonly EstateFile[] } | undefined;
  private disposed = false;

  constructor(
    private readonly log: Log,
    private readonly readDisk: (uri: vscode.Uri) => Promise<FileBytes> = readFile,
  ) {
    this.watch = new FileWatch(this.watched);
    this.watch.onDidTell(({ touched, list }) => void this.update(list, touched));
    this.ready = this.refresh();
  }

  /** In the order of their files, and within a file as it lists them. */
  get sets(): readonly BackupSet[] {
    return this.show().sets;
  }

  /** In the order of their addresses. */
  get files(): readonly EstateFile[] {
    return this.show().files;
  }

  /** Finds and reads everything anew. */
  async refresh(): Promise<void> {
    await this.update(true, new Set(this.watched.keys()));
  }

  /** Reads one file anew, at once: for whoever just wrote it. */
  async reread(uri: vscode.Uri): Promise<void> {
    await this.update(false, new Set([uri.toString()]));
  }

  dispose(): void {
    this.disposed = true;
    this.watch.dispose();
    this.changed.dispose();
  }

  private async update(list: boolean, touched: ReadonlySet<string>): Promise<void> {
    const toRead = new Set(touched);
    if (list) {
      // One after the other, so that an older list never wins over a newer one.
      const listed = this.listing.then(() => this.list(touched));
      this.listing = listed;
      for (const address of await listed) toRead.add(address);
    }
    const changes = await Promise.all(
      [...toRead].map(async (address) => {
        const file = this.watched.get(address);
        return file ? (file.newest = this.read(address, file)) : false;
      }),
    );
    // A file that was merely opened or saved is what it was: nothing is judged and drawn again.
    if (this.disposed || (!list && !changes.includes(true))) return;
    this.shown = undefined;
    this.changed.fire();
  }

  /** Brings the watched files to those that are there; resolves with the new ones. */
  private async list(touched: ReadonlySet<string>): Promise<string[]> {
    const { found, refused } = await findFiles();
    for (const message of refused) this.log.warn(`backupAuth.files: ${message}`);
    const perhaps = new Map([...this.watched].map(([address, { uri }]) => [address, uri]));
    const others = [...touched].map((address) => vscode.Uri.parse(address, true));
    for (const uri of [...others, ...likelyPlaces()]) perhaps.set(uri.toString(), uri);
    await Promise.all(
      [...perhaps].map(async ([address, uri]) => {
        if (found.has(address)) return;
        const isKept = refused.length > 0 && this.watched.has(address);
        if (isKept || (await this.belongs(uri))) found.set(address, uri);
      }),
    );
    for (const address of this.watched.keys()) {
      if (!found.has(address)) this.watched.delete(address);
    }
    const added = [...found].filter(([address]) => !this.watched.has(address));
    for (const [address, uri] of added) {
      this.watched.set(address, {
        uri,
        reading: 0,
        newest: Promise.resolve(false),
        result: undefined,
        goodSets: undefined,
      });
    }
    return added.map(([address]) => address);
  }

  /** Whether it belongs to the estate though the search did not find it; see `likelyPlaces`. */
  private async belongs(uri: vscode.Uri): Promise<boolean> {
    if (openDocument(uri)?.isDirty) return this.watched.has(uri.toString());
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      const isDirectory = (type & vscode.FileType.Directory) !== 0;
      return (isDirectory || uri.scheme !== 'file') && !isNeverSearched(uri);
    } catch {
      return false;
    }
  }

  /**
   * Resolves once the file's newest reading is done: one that was overtaken waits for the one that overtook it.
   * @returns whether the file is not what it was
   */
  private async read(address: string, file: WatchedFile): Promise<boolean> {
    const reading = ++file.reading;
    const result = await this.resultOf(address, file.uri);
    if (this.watched.get(address) !== file) return true;
    if (file.reading !== reading) return file.newest;
    if (!result) {
      this.watched.delete(address);
      return true;
    }
    if (isDeepStrictEqual(file.result, result)) return false;
    if (result.kind === 'broken' && file.result?.kind !== 'broken') {
      this.log.warn(`${this.nameOf(file.uri)}: ${result.problems.map(({ id }) => id).join(', ')}`);
    }
    file.result = result;
    if (result.kind === 'read') file.goodSets = result.sets;
    return true;
  }

  /** Undefined: there is no such file any more. Parser and validator are loaded with the first file. */
  private async resultOf(address: string, uri: vscode.Uri): Promise<ReadFile | undefined> {
    const { readBackupSets, readBackupSetsText, wholeFileProblem } = await import('./backupSetsFile');
    const document = openDocument(uri);
    if (document?.isDirty) return readBackupSetsText(address, document.getText());
    const read = await this.readDisk(uri);
    if (read.ok) return readBackupSets(address, read.bytes);
    if (read.fault === 'fileGone') return undefined;
    const detail: Record<string, string> = read.detail === undefined ? {} : { detail: read.detail };
    return { kind: 'broken', problems: [wholeFileProblem(read.fault, detail)] };
  }

  private show(): NonNullable<typeof this.shown> {
    if (this.shown) return this.shown;
    const inOrder = [...this.watched].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
    this.shown = {
      sets: inOrder.flatMap(({ goodSets }) => goodSets ?? []),
      files: inOrder.flatMap(({ uri, result, goodSets }) =>
        result
          ? {
              uri,
              name: this.nameOf(uri),
              state: result.kind,
              lastGood: result.kind === 'broken' && goodSets !== undefined,
              problems: result.problems,
            }
          : [],
      ),
    };
    return this.shown;
  }

  private nameOf(uri: vscode.Uri): string {
    return vscode.workspace.asRelativePath(uri);
  }
}
