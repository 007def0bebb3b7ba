import * as vscode from 'vscode';
import { DirectoryWatch } from './directoryWatch';
import { relativePatterns } from './findFiles';

export interface FileNews {
  /** These may have other content now, or be gone. */
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

  /** `known`: the addresses of the files that are watched, so that a directory above one of them is noticed. */
  constructor(private readonly known: Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>) {
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

  dispose(): void {
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
        watcher.onDidChange((uri) => this.tellSoon(false, uri.toString())),
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

  private touch(uri: vscode.Uri): void {
    const address = uri.toString();
    if (this.known.has(address)) this.tellSoon(false, address);
  }

  private touchBelow(directory: vscode.Uri): void {
    const above = `${directory.toString()}/`;
    for (const known of this.known.keys()) {
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
