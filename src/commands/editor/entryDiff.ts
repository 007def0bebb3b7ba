import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/** Documents of entries to compare: there is no such file, and nothing to save. */
const scheme = 'backup-set-entry';
/** By the first part of their path; they live as long as their comparison is open. */
const texts = new Map<string, readonly [left: string, right: string]>();
let registered: vscode.Disposable | undefined;

/** Two texts side by side in an editor of their own. */
export interface EntryDiff {
  close(): Promise<void>;
}

/**
 * Shows two texts of entries beside each other.
 * @param title of the editor; the texts are shown as JSON with comments, and are not kept
 */
export async function showEntryDiff(title: string, left: string, right: string): Promise<EntryDiff> {
  registered ??= vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: textOf }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const tab of closed) if (isDiff(tab)) texts.delete(idOf(tab.input.original));
    }),
  );
  const id = randomUUID();
  texts.set(id, [left, right]);
  await vscode.commands.executeCommand('vscode.diff', uriOf(id, 'left'), uriOf(id, 'right'), title, {
    preview: false,
  } satisfies vscode.TextDocumentShowOptions);
  return {
    close: async () => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      await vscode.window.tabGroups.close(
        tabs.filter((tab) => isDiff(tab) && idOf(tab.input.original) === id),
      );
    },
  };
}

function uriOf(id: string, side: 'left' | 'right'): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${id}/${side}.jsonc` });
}

function idOf({ path }: vscode.Uri): string {
  return path.split('/')[1] ?? '';
}

function textOf(uri: vscode.Uri): string {
  const [left = '', right = ''] = texts.get(idOf(uri)) ?? [];
  return uri.path.endsWith('left.jsonc') ? left : right;
}

function isDiff(tab: vscode.Tab): tab is vscode.Tab & { readonly input: vscode.TabInputTextDiff } {
  return tab.input instanceof vscode.TabInputTextDiff && tab.input.original.scheme === scheme;
}
