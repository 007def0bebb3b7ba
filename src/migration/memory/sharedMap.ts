import { randomUUID } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createAtomically } from '../../estate/save/atomicWrite';
import { Listeners } from './listeners';
import {
  bounded,
  type Entry,
  type Entries,
  entriesText,
  merged,
  parseEntries,
  pruned,
} from './sharedMapEntries';

/** More files than this are merged into one. */
const manyFiles = 24;
/** Of a file, in bytes: a longer one is none of ours. */
const longestFile = 64 * 1024 * 1024;
/** A window that is writing at this moment is done with its temporary file after this, in milliseconds. */
const abandoned = 60 * 60 * 1000;
/** How long news of the folder are gathered, in milliseconds. */
const gathering = 300;
/** As often the folder is read anew where files go while they are read. */
const mostTries = 5;
/** Another window that merges at the same time may not have seen yet that a key was taken out, in milliseconds. */
const remembered = 60 * 60 * 1000;
const ours = /^[0-9a-f-]{36}\.json$/;

/**
 * A map from text to JSON that all windows of this computer share, in a folder of small files. No file is ever
 * changed: each write adds one with the entries that it is about, and the youngest entry of a key counts. So no
 * window can lose another's entries, and no lock is needed. Many files are merged into one; only then are they deleted.
 * It is read once, and afterwards only what is new.
 */
export class SharedMap {
  private readonly files = new Map<string, { readonly entries: Entries; readonly length: number }>();
  private entries = new Map<string, Entry>();
  /** Not on the disk yet, or refused by it. */
  private unwritten = new Map<string, Entry>();
  private next: Promise<void> | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private watcher: FSWatcher | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly changed = new Listeners();

  /** Fires when another window changed something. */
  readonly onDidChange = this.changed.add;

  private constructor(
    private readonly folder: string,
    private readonly now: () => number,
  ) {}

  /** A folder that can't be read is an empty map; what is put into it then lasts as long as this window. */
  static async open(folder: string, now: () => number = Date.now): Promise<SharedMap> {
    const map = new SharedMap(folder, now);
    await map.prepare().catch(() => undefined);
    await map.refresh();
    return map;
  }

  get(key: string): unknown {
    return this.entries.get(key)?.value;
  }

  /** All entries whose key begins with `prefix`, which is left out of the keys. */
  startingWith(prefix: string): (readonly [key: string, value: unknown])[] {
    const found: (readonly [string, unknown])[] = [];
    for (const [key, { value }] of this.entries)
      if (value !== undefined && key.startsWith(prefix)) found.push([key.slice(prefix.length), value]);
    return found;
  }

  /**
   * Reads as put at once; resolves when it is on the disk. `undefined` takes the key out.
   * @throws the system's error; it is tried again with the next `put`
   */
  async put(key: string, value: unknown): Promise<void> {
    // Later than what it replaces, whatever the clock says.
    const at = Math.max(this.now(), (this.entries.get(key)?.at ?? 0) + 1);
    const entry = { at, value: bounded(value) };
    this.entries.set(key, entry);
    this.unwritten.set(key, entry);
    // What is put while a file is written goes into the next one together.
    this.next ??= this.inTurn(() => this.write());
    await this.next;
  }

  /** Looks for what other windows wrote. */
  async refresh(): Promise<void> {
    if (await this.inTurn(() => this.read())) this.changed.fire();
  }

  /** Deletes everything, for all windows. @throws the system's error */
  async clear(): Promise<void> {
    await this.inTurn(async () => {
      this.unwritten.clear();
      for (const name of await this.names()) await rm(join(this.folder, name), { force: true });
      await this.read();
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.watcher?.close();
    this.changed.clear();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await chmod(this.folder, 0o700);
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.tmp'));
    for (const path of names.map((name) => join(this.folder, name))) {
      if (this.now() - (await stat(path)).mtimeMs > abandoned) await rm(path, { force: true });
    }
    this.watcher?.close();
    this.watcher = watch(this.folder, { persistent: false }, () => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        void this.refresh();
      }, gathering).unref();
    });
    // A folder that goes is an error of its watch; what was read stays.
    this.watcher.on('error', () => this.watcher?.close());
  }

  private async write(): Promise<void> {
    this.next = undefined;
    const batch = this.unwritten;
    if (batch.size === 0) return;
    this.unwritten = new Map();
    try {
      await this.add(batch);
    } catch (error) {
      this.unwritten = new Map([...batch, ...this.unwritten]);
      throw error;
    }
    // What is on the disk is safe already: a merge that fails is tried after the next write.
    await this.mergeFiles().catch(() => undefined);
  }

  private async add(entries: Entries): Promise<void> {
    const name = `${randomUUID()}.json`;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const text = entriesText(entries);
    await createAtomically(join(this.folder, name), Buffer.from(text), 0o600);
    this.files.set(name, { entries, length: text.length });
  }

  /** @returns whether anything is other than it was known here */
  private async read(): Promise<boolean> {
    let change = false;
    // A file that goes between list and reading was merged into another, which was there before it went.
    for (let again = true, tries = 0; again && tries < mostTries; tries++) {
      again = false;
      const names = new Set(await this.names());
      for (const name of this.files.keys()) if (!names.has(name)) change = this.files.delete(name);
      for (const name of names) {
        if (this.files.has(name)) continue;
        const text = await this.textOf(name);
        if (text === undefined) again = true;
        else this.files.set(name, { entries: parseEntries(text), length: text.length });
        change = true;
      }
    }
    if (change) this.look();
    return change;
  }

  private async names(): Promise<readonly string[]> {
    return (await readdir(this.folder).catch(() => [])).filter((name) => ours.test(name));
  }

  /** Empty: it can't be read. Undefined: it is gone. */
  private async textOf(name: string): Promise<string | undefined> {
    const path = join(this.folder, name);
    try {
      return (await stat(path)).size > longestFile ? '' : await readFile(path, 'utf8');
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? undefined : '';
    }
  }

  private look(): void {
    this.entries = merged([...[...this.files.values()].map(({ entries }) => entries), this.unwritten]);
  }

  /** A big file is left alone until the small ones together are worth its rewriting. */
  private async mergeFiles(): Promise<void> {
    const readable = () => [...this.files].filter(([, { entries }]) => entries.size > 0);
    if (readable().length <= manyFiles) return;
    await this.read();
    const [biggest, ...small] = readable().sort(([, a], [, b]) => b.length - a.length);
    const lengthOfSmall = small.reduce((sum, [, { length }]) => sum + length, 0);
    const all = biggest !== undefined && 2 * lengthOfSmall >= biggest[1].length;
    const merging = all ? [biggest, ...small] : small;
    const entries = merged(merging.map(([, file]) => file.entries));
    await this.add(all ? pruned(entries, this.now() - remembered) : entries);
    for (const [name] of merging) {
      await rm(join(this.folder, name), { force: true });
      this.files.delete(name);
    }
    this.look();
  }
}
