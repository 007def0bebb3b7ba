import * as vscode from 'vscode';

/**
 * Which files have changes that aren't committed, as VS Code's own Git extension says: only where it's there and at work.
 * Nothing is taken for granted of what another extension exports; what has another shape is no answer.
 */
export class UncommittedFiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly heard = new Map<object, vscode.Disposable>();

  /** Fires when an answer might be another one, once it was asked for. */
  readonly onDidChange = this.changed.event;

  /** False, too, outside of Git and where nobody can say. */
  has(file: vscode.Uri): boolean {
    try {
      return this.asked(file);
    } catch {
      return false;
    }
  }

  dispose(): void {
    for (const one of this.heard.values()) one.dispose();
    this.heard.clear();
    this.changed.dispose();
  }

  private asked(file: vscode.Uri): boolean {
    const api = apiOf(vscode.extensions.getExtension<unknown>('vscode.git'));
    if (!api) return false;
    this.hear(api, 'onDidOpenRepository');
    const repository = call(api, 'getRepository', file);
    const state = isObject(repository) ? repository['state'] : undefined;
    if (!isObject(state)) return false;
    this.hear(state, 'onDidChange');

    return lists.some((list) => hasChange(state[list], file));
  }

  private hear(owner: Foreign, event: string): void {
    if (this.heard.has(owner)) return;
    const listening = call(owner, event, () => this.changed.fire());
    if (!isObject(listening)) return;
    this.heard.set(owner, new vscode.Disposable(() => void call(listening, 'dispose')));
  }
}

type Foreign = Readonly<Record<string, unknown>>;

/** Where a repository's state has changes; untracked files are in the second one where the setting says so. */
const lists = ['workingTreeChanges', 'untrackedChanges', 'indexChanges', 'mergeChanges'] as const;

function apiOf(extension: vscode.Extension<unknown> | undefined): Foreign | undefined {
  // It isn't started for this.
  if (extension?.isActive !== true || !isObject(extension.exports)) return undefined;
  const api = extension.exports['enabled'] === true ? call(extension.exports, 'getAPI', 1) : undefined;
  return isObject(api) ? api : undefined;
}

function hasChange(changes: unknown, file: vscode.Uri): boolean {
  if (!Array.isArray(changes)) return false;
  const address = file.toString();
  return changes.some((change: unknown) => {
    const uri = isObject(change) ? change['uri'] : undefined;
    return uri instanceof vscode.Uri && uri.toString() === address;
  });
}

function call(owner: Foreign, name: string, ...args: readonly unknown[]): unknown {
  const method = owner[name];
  return typeof method === 'function' ? (Reflect.apply(method, owner, args) as unknown) : undefined;
}

function isObject(value: unknown): value is Foreign {
  return typeof value === 'object' && value !== null;
}
