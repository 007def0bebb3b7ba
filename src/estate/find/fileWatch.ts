import * as vscode from 'vscode';
import { DirectoryWatch } from './directoryWatch';
import type { BeyondWatch } from './beyondWatch';
import { relativePatterns } from './findFiles';

export interface FileNews {
  /** What these addresses lead to may have other content now, or be gone. */
  readonly touched: ReadonlySet<string>;
  /** Which files there are may have changed. */
  readonly list: boolean;
}

/** How long news are gathered, in milliseconds: a branch that is checked out is one piece of news, not hundreds. */
const gathering = 100;

/** Watches disk, open documents, folders and settings, and tells what may have changed. */
export class FileWatch implements vscode.Disposable {
  private readonly told = new vscode.EventEmitter<FileNews>();
  readonly onDidTell = this.told.event;
  private readonly listening: { dispose(): void }[];
  private watchers: { dispose(): void }[] = [];
  private touched = new Set<string>();
  private list = false;
  private timer: NodeJS.Timeout | undefined;

  private beyond: BeyondWatch | undefined;
  private disposed = false;

  /** `known`: the addresses of the files that are watched, so that a directory above one of them is noticed. */
  constructor(private readonly known: () => Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>) {
    const { workspace } = vscode;
    const document = ({ uri }: vscode.TextDocument): void => this.touch(uri);
    this.listening = [
      this.told,
      workspace.onDidOpenTextDocument(document),
      workspace.onDidChangeTextDocument((change) => document(change.document)),
      workspace.onDidSaveTextDocument(document),
      workspace.onDidCloseTextDocument(document),
      workspace.onDidChangeWorkspaceFolders(() => this.watchAgain()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('backupAuth.files')) this.watchAgain();
        else if (change.affectsConfiguration('files.exclude')) this.tellSoon(true);
      }),
    ];
    this.watch();
  }

  /** @param files identities of all files, wherever links lead */
  async follow(files: readonly string[]): Promise<void> {
    if (files.length === 0 && !this.beyond) return;
    const loaded = await import('./beyondWatch');
    if (this.disposed) return;
    if (!this.beyond) {
      this.beyond = new loaded.BeyondWatch();
      this.listening.push(
        this.beyond,
        this.beyond.onDidTell(({ file, list }) => this.tellSoon(list, file)),
      );
    }
    await this.beyond.follow(files);
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.listening, ...this.watchers).dispose();
  }

  private watchAgain(): void {
    vscode.Disposable.from(...this.watchers).dispose();
    this.watch();
    this.tellSoon(true);
  }

  private watch(): void {
    const { workspace } = vscode;
    this.watchers = relativePatterns().flatMap((pattern) => {
      const watcher = workspace.createFileSystemWatcher(pattern);
      return [
        watcher,
        watcher.onDidCreate((uri) => this.tellSoon(true, uri.toString())),
        // VS Code makes one change of a deletion and what comes after it: the file may have been dropped in between.
        watcher.onDidChange((uri) => this.tellSoon(!this.known().has(uri.toString()), uri.toString())),
        watcher.onDidDelete((uri) => this.tellSoon(true, uri.toString())),
      ];
    });
    for (const folder of workspace.workspaceFolders ?? []) {
      const directories = new DirectoryWatch(folder);
      this.watchers.push(
        directories,
        directories.onDidGo((uri) => this.touchBelow(uri)),
        directories.onDidCome((uris) => {
          this.tellSoon(true);
          for (const uri of uris) this.touchBelow(uri);
        }),
      );
    }
  }

  /** On disk any address may lead to a file of ours: the estate finds out. */
  private touch(uri: vscode.Uri): void {
    const address = uri.toString();
    if (uri.scheme === 'file' || this.known().has(address)) this.tellSoon(false, address);
  }

  private touchBelow(directory: vscode.Uri): void {
    const above = `${directory.toString()}/`;
    for (const known of this.known().keys()) {
      if (known.startsWith(above)) this.tellSoon(true, known);
    }
  }

  private tellSoon(list: boolean, address?: string): void {
    this.list ||= list;
    if (address !== undefined) this.touched.add(address);
    this.timer ??= setTimeout(() => {
      const news = { touched: this.touched, list: this.list };
      this.timer = undefined;
      this.touched = new Set();
      this.list = false;
      this.told.fire(news);
    }, gathering);
  }
}
