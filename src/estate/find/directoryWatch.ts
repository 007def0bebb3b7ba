import * as vscode from 'vscode';
import { isNeverSearched } from './findFiles';

/** How long news are gathered, in milliseconds. */
const gathering = 500;
/** More new paths at once than are worth a look at each. */
const many = 100;

/**
 * Tells of directories that came, went or were replaced. Watching by the files' own patterns misses two things:
 * nothing is told of the files in a directory that goes, and what is written into a new directory at once, as by
 * a checkout, can come before the system watches that directory.
 */
export class DirectoryWatch implements vscode.Disposable {
  private readonly gone = new vscode.EventEmitter<vscode.Uri>();
  /** Perhaps a directory: it can no longer be asked. */
  readonly onDidGo = this.gone.event;
  private readonly come = new vscode.EventEmitter<readonly vscode.Uri[]>();
  /** Directories that are new or replaced; none of them by name where there were too many. */
  readonly onDidCome = this.come.event;
  private readonly listening: { dispose(): void }[];
  private perhaps = new Map<string, vscode.Uri>();
  private timer: NodeJS.Timeout | undefined;

  constructor(folder: vscode.WorkspaceFolder) {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'));
    this.listening = [
      this.gone,
      this.come,
      watcher,
      watcher.onDidDelete((uri) => this.gone.fire(uri)),
      watcher.onDidCreate((uri) => this.gather(uri)),
      // A directory that was deleted and made anew within moments is told of as changed.
      watcher.onDidChange((uri) => this.gather(uri)),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listening of this.listening) listening.dispose();
  }

  private gather(uri: vscode.Uri): void {
    if (isNeverSearched(uri) || this.perhaps.size > many) return;
    this.perhaps.set(uri.toString(), uri);
    this.timer ??= setTimeout(() => void this.look(), gathering);
  }

  private async look(): Promise<void> {
    const perhaps = [...this.perhaps.values()];
    this.perhaps = new Map();
    this.timer = undefined;
    if (perhaps.length > many) {
      this.come.fire([]);
      return;
    }
    const checked = await Promise.all(perhaps.map(async (uri) => ((await isDirectory(uri)) ? [uri] : [])));
    const directories = checked.flat();
    if (directories.length > 0) this.come.fire(directories);
  }
}

export async function isDirectory(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
