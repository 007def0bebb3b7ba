import * as vscode from 'vscode';
import { fileIdentity } from './fileIdentity';
import { isNeverSearched } from './findFiles';

export interface BeyondNews {
  /** Identity of a file that is followed. */
  readonly file: string;
  /** It came or went. */
  readonly list: boolean;
}

/** Watches files that links lead to beyond the workspace's folders: watchers of the folders say nothing of them. */
export class BeyondWatch implements vscode.Disposable {
  private readonly told = new vscode.EventEmitter<BeyondNews>();
  readonly onDidTell = this.told.event;
  private here: ReadonlySet<string> = new Set();
  /** Those that were here, too: a link may dangle for a while. */
  private followed: ReadonlySet<string> = new Set();
  /** By the URI of the directory. */
  private readonly watchers = new Map<string, vscode.Disposable>();
  private disposed = false;

  /** @param files identities of all files of the workspace */
  async follow(files: readonly string[]): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const within = await Promise.all(folders.map(async ({ uri }) => `${await fileIdentity(uri)}/`));
    if (this.disposed) return;
    const isBeyond = (file: string): boolean =>
      file.startsWith('file:') &&
      (!within.some((folder) => file.startsWith(folder)) || isNeverSearched(vscode.Uri.parse(file, true)));
    this.here = new Set(files);
    this.followed = new Set([...this.followed, ...files].filter(isBeyond));
    const directories = new Set([...this.followed].map((file) => file.slice(0, file.lastIndexOf('/'))));
    for (const [directory, watcher] of this.watchers) {
      if (directories.has(directory)) continue;
      watcher.dispose();
      this.watchers.delete(directory);
    }
    for (const directory of directories) {
      if (!this.watchers.has(directory)) this.watchers.set(directory, this.watch(directory));
    }
  }

  dispose(): void {
    this.disposed = true;
    vscode.Disposable.from(this.told, ...this.watchers.values()).dispose();
  }

  private watch(directory: string): vscode.Disposable {
    const pattern = new vscode.RelativePattern(vscode.Uri.parse(directory, true), '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const tell = (uri: vscode.Uri, list: boolean): void => {
      const file = uri.toString();
      // VS Code makes one change of a deletion and what comes after it.
      if (this.followed.has(file)) this.told.fire({ file, list: list || !this.here.has(file) });
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate((uri) => tell(uri, true)),
      watcher.onDidChange((uri) => tell(uri, false)),
      watcher.onDidDelete((uri) => tell(uri, true)),
    );
  }
}
