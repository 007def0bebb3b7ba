import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { BackupSet } from '../core/backupSets/backupSet';
import type { UnreadableSet } from '../core/backupSets/unreadableSet';
import type { FileProblem } from '../core/backupSets/fileProblem';
import type { ReadFile } from './file/readFile';
import type { FileBytes } from './fileAccess';
import { byIdentity } from './find/fileAddresses';
import { fileIdentity } from './find/fileIdentity';
import { FileWatch } from './find/fileWatch';
import { findFiles, isNeverSearched, likelyPlaces } from './find/findFiles';
import { dirtyDocuments } from './openDocuments';

/** One backup-sets file of the workspace. */
export interface EstateFile {
  /** Its identity, which its sets carry; see `fileIdentity.ts`. */
  readonly file: string;
  /** Where it is shown and edited: of its addresses within the workspace, the shortest. */
  readonly uri: vscode.Uri;
  /** All that are known, `uri` first; several where links lead to it. */
  readonly addresses: readonly vscode.Uri[];
  /** For people: its path within the workspace. */
  readonly name: string;
  /** `broken`: nothing could be read from it. A file that is `read` may have problems too. */
  readonly state: 'read' | 'broken';
  /** It is broken, and the sets of its last good reading are still among the estate's. */
  readonly lastGood: boolean;
  readonly problems: readonly FileProblem[];
}

interface WatchedFile {
  /** Within the workspace, the one that is shown first. */
  addresses: readonly [vscode.Uri, ...vscode.Uri[]];
  /** Counts the readings that were begun: what one brings that was overtaken is dropped. */
  reading: number;
  newest: Promise<boolean>;
  result: ReadFile | undefined;
  /** Undefined: it was never read well. */
  good: Extract<ReadFile, { kind: 'read' }> | undefined;
}

type Log = Pick<vscode.LogOutputChannel, 'info' | 'warn'>;

/**
 * All backup-sets files of the workspace, found, read and watched, each once, however many addresses lead to it. What an
 * editor holds unsaved wins over the disk.
 * Nothing here throws or rejects: what cannot be read is a state of its file.
 */
export class Estate implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Sets or files are not what they were. */
  readonly onDidChange = this.changed.event;
  /** The first reading is done. */
  readonly ready: Promise<void>;
  /** By identity. */
  private readonly watched = new Map<string, WatchedFile>();
  /** The identity behind each address that was found. */
  private addressed: ReadonlyMap<string, string> = new Map();
  private readonly watch: FileWatch;
  /** Which files there are, by which addresses and names. */
  private places: readonly string[] | undefined;
  private listing: Promise<unknown> = Promise.resolve();
  private shown:
    | {
        sets: readonly BackupSet[];
        unreadable: readonly UnreadableSet[];
        files: readonly EstateFile[];
      }
    | undefined;
  private disposed = false;

  constructor(
    private readonly log: Log,
    private readonly readDisk?: (uri: vscode.Uri) => Promise<FileBytes>,
  ) {
    this.watch = new FileWatch(() => this.addressed);
    this.watch.onDidTell(({ touched, list }) => void this.update(list, touched));
    // Whoever waits for the extension's activation gets it first: what reading loads holds up this thread.
    this.ready = nextTurn().then(() => this.refresh());
  }

  /** In the order of their files, and within a file as it lists them. */
  get sets(): readonly BackupSet[] {
    return this.show().sets;
  }

  /** Entries with a wrong value, in the same order. */
  get unreadable(): readonly UnreadableSet[] {
    return this.show().unreadable;
  }

  /** In the order of their addresses. */
  get files(): readonly EstateFile[] {
    return this.show().files;
  }

  /** Finds and reads everything anew. */
  async refresh(): Promise<void> {
    await this.update(true, new Set(this.addressed.keys()));
  }

  /** Reads one file anew, at once: for whoever just wrote it. */
  async reread(uri: vscode.Uri): Promise<void> {
    await this.update(false, new Set([uri.toString()]));
  }

  /** Whether a file, by its identity, is one of the workspace's now. */
  has(file: string): boolean {
    return this.watched.has(file);
  }

  /** Where a file is shown and edited, by its identity; one that is no longer in the workspace: where it is. */
  addressOf(file: string): vscode.Uri {
    return this.watched.get(file)?.addresses[0] ?? vscode.Uri.parse(file, true);
  }

  dispose(): void {
    this.disposed = true;
    this.watch.dispose();
    this.changed.dispose();
  }

  private async update(list: boolean, touched: ReadonlySet<string>): Promise<void> {
    const toRead = new Set<string>();
    let findAnew = list;
    let otherPlaces = false;
    await Promise.all(
      [...touched].map(async (address) => {
        const file = await fileIdentity(vscode.Uri.parse(address, true));
        const before = this.addressed.get(address);
        toRead.add(file);
        // A link leads elsewhere than it did, or the file was gone and is back.
        if (before !== undefined && (before !== file || !this.watched.has(file))) findAnew = true;
      }),
    );
    if (findAnew) {
      // One after the other, so that an older list never wins over a newer one.
      const listed = this.listing.then(() => this.list(touched));
      this.listing = listed;
      const { added, changed } = await listed;
      otherPlaces = changed;
      for (const file of added) toRead.add(file);
    }
    const changes = await Promise.all(
      [...toRead].map(async (file) => {
        const watched = this.watched.get(file);
        return watched ? (watched.newest = this.read(file, watched)) : false;
      }),
    );
    // A file that was merely opened or saved is what it was, and Git makes directories at every commit: nothing is
    // judged and drawn again, under an open menu perhaps.
    if (this.disposed || (!otherPlaces && !changes.includes(true))) return;
    this.shown = undefined;
    this.changed.fire();
  }

  /** Brings the watched files to those that are there. */
  private async list(touched: ReadonlySet<string>): Promise<{ added: string[]; changed: boolean }> {
    const { found, refused } = await findFiles();
    for (const message of refused) this.log.warn(`backupAuth.files: ${message}`);
    const known = [...this.watched.values()].flatMap(({ addresses }) => addresses);
    const others = [...touched].map((address) => vscode.Uri.parse(address, true));
    await Promise.all(
      [...known, ...others, ...likelyPlaces()].map(async (uri) => {
        const address = uri.toString();
        if (found.has(address)) return;
        const isKept = refused.length > 0 && this.addressed.has(address);
        if (isKept || (await this.belongs(uri))) found.set(address, uri);
      }),
    );
    const { byFile, addressed } = await byIdentity(found);
    this.addressed = addressed;
    for (const file of this.watched.keys()) if (!byFile.has(file)) this.watched.delete(file);
    const added: string[] = [];
    for (const [file, addresses] of byFile) {
      const watched = this.watched.get(file);
      if (watched) watched.addresses = addresses;
      else {
        const newest = Promise.resolve(false);
        this.watched.set(file, { addresses, reading: 0, newest, result: undefined, good: undefined });
        added.push(file);
      }
    }
    await this.watch.follow([...byFile.keys()]);
    const before = this.places;
    this.places = placesOf(byFile);
    return { added, changed: !isDeepStrictEqual(this.places, before) };
  }

  /** Whether it belongs to the estate though the search did not find it; see `likelyPlaces`. */
  private async belongs(uri: vscode.Uri): Promise<boolean> {
    const dirty = await dirtyDocuments(await fileIdentity(uri));
    if (dirty.length > 0) return this.addressed.has(uri.toString());
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
  private async read(file: string, watched: WatchedFile): Promise<boolean> {
    const reading = ++watched.reading;
    // Parser and validator are loaded with the first file.
    const { readEstateFile, isSame } = await import('./readEstateFile');
    const result = await readEstateFile(file, watched.addresses[0], this.readDisk);
    if (this.watched.get(file) !== watched) return true;
    if (watched.reading !== reading) return watched.newest;
    if (!result) {
      this.watched.delete(file);
      return true;
    }
    if (watched.result && (await isSame(watched.result, result))) return false;
    if (this.watched.get(file) !== watched) return true;
    if (watched.reading !== reading) return watched.newest;
    if (result.kind === 'broken' && watched.result?.kind !== 'broken') {
      this.log.warn(`${nameOf(watched.addresses[0])}: ${result.problems.map(({ id }) => id).join(', ')}`);
    }
    watched.result = result;
    if (result.kind === 'read') watched.good = result;
    return true;
  }

  private show(): NonNullable<typeof this.shown> {
    if (this.shown) return this.shown;
    const inOrder = [...this.watched].sort(([, a], [, b]) =>
      a.addresses[0].toString() < b.addresses[0].toString() ? -1 : 1,
    );
    this.shown = {
      sets: inOrder.flatMap(([, { good }]) => good?.sets ?? []),
      unreadable: inOrder.flatMap(([, { good }]) => good?.unreadable ?? []),
      files: inOrder.flatMap(([file, { addresses, result, good }]) =>
        result
          ? {
              file,
              uri: addresses[0],
              addresses,
              name: nameOf(addresses[0]),
              state: result.kind,
              lastGood: result.kind === 'broken' && good !== undefined,
              problems: result.problems,
            }
          : [],
      ),
    };
    return this.shown;
  }
}

function placesOf(byFile: ReadonlyMap<string, readonly vscode.Uri[]>): readonly string[] {
  return [...byFile]
    .flatMap(([file, addresses]) => addresses.map((uri) => [file, uri.toString(), nameOf(uri)].join(' ')))
    .sort();
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
