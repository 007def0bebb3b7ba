import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Estate } from '../../src/estate/estate';

/** A log that says nothing. */
export const silent = { info: () => undefined, warn: () => undefined };

function workspaceFolder(): vscode.Uri {
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder is open');
}

/** Of this file's tests: each test file is a bundle of its own. */
const ownFolders = new Set<string>();

/** Those of the test files before this one: their sets would be counted here, too. */
async function deleteForeign(): Promise<void> {
  for (const [name] of await vscode.workspace.fs.readDirectory(workspaceFolder())) {
    if (!name.startsWith('own-') || ownFolders.has(name)) continue;
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), name), { recursive: true });
  }
}

/**
 * A new folder in the workspace for one test, since VS Code keeps documents of a former one for a while. It is
 * watched before the test begins.
 */
export async function ownFolder(): Promise<vscode.Uri> {
  await deleteForeign();
  const name = `own-${randomUUID()}`;
  ownFolders.add(name);
  const folder = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.createDirectory(folder);
  await untilWatched(folder);
  return folder;
}

/** Until the system tells what happens in this folder; what happened before may go untold. */
export async function untilWatched(folder: vscode.Uri): Promise<void> {
  const probe = vscode.Uri.joinPath(folder, 'probe');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
  const told = new Promise<void>((resolve) => {
    watcher.onDidCreate(() => resolve());
    watcher.onDidChange(() => resolve());
  });
  const again = setInterval(() => void write(probe, String(Math.random())), 100);
  await told;
  clearInterval(again);
  watcher.dispose();
}

/** A valid file with a set for each id. */
export function estateText(...ids: string[]): string {
  return JSON.stringify(
    {
      tenants: [{ id: 'contoso', tenant: 'contoso.onmicrosoft.com', cloud: 'global' }],
      backupSets: ids.map((id) => ({
        id,
        name: `Set ${id}`,
        tenant: 'contoso',
        account: 'backup@contoso.com',
        authentication: { method: 'basic' },
      })),
    },
    null,
    2,
  );
}

export async function write(uri: vscode.Uri, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
}

export async function bytesAt(uri: vscode.Uri): Promise<Buffer> {
  return Buffer.from(await vscode.workspace.fs.readFile(uri));
}

export async function closeAllEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Changes a document, and waits until it is unsaved: VS Code tells of that after the change itself. */
export async function change(
  document: vscode.TextDocument,
  where: vscode.Range,
  text: string,
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, where, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
  await until(vscode.workspace.onDidChangeTextDocument, () => document.isDirty);
}

/** Types a comment before everything else. */
export async function typeAtStart(document: vscode.TextDocument): Promise<void> {
  await change(document, new vscode.Range(0, 0, 0, 0), '// mine\n');
}

/** The whole text. */
export function all(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}

/** Gives up what an editor holds unsaved, whatever had the focus before. */
export async function revert(document: vscode.TextDocument): Promise<void> {
  while (document.isDirty) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
}

/** Resolves once the condition holds; looks again at each event. The test's own time limit ends it. */
export async function until(event: vscode.Event<unknown>, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    const listening = event(() => {
      if (!holds()) return;
      listening.dispose();
      resolve();
    });
  });
}

/** The ids of the sets that the estate has from files below a folder, in their order. */
export function idsIn(estate: Estate, folder: vscode.Uri): string[] {
  return estate.sets.filter(({ file }) => file.startsWith(`${folder.toString()}/`)).map(({ id }) => id);
}

/** Waits until the estate has these sets from files below the folder. */
export async function untilIds(estate: Estate, folder: vscode.Uri, ...ids: string[]): Promise<void> {
  await until(estate.onDidChange, () => idsIn(estate, folder).join() === ids.join());
}
