import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { Uri, workspace } from 'vscode';

/** What is open in a window. */
export type OpenWorkspace = Pick<typeof workspace, 'workspaceFile' | 'workspaceFolders'>;

/**
 * Names a workspace by what it is: its file, or its folders in whatever order, by their real paths. VS Code's own storage
 * folder of a workspace doesn't: a second extension host of the same workspace gets another one. An untitled
 * workspace, whose file is of the moment, is its folders.
 * @returns 32 hexadecimal digits; undefined: nothing is open
 */
export async function workspaceIdentity(open: OpenWorkspace): Promise<string | undefined> {
  const file = open.workspaceFile?.scheme === 'untitled' ? undefined : open.workspaceFile;
  const folders = open.workspaceFolders?.map(({ uri }) => uri) ?? [];
  if (!file && folders.length === 0) return undefined;
  const names = await Promise.all((file ? [file] : folders).map(realName));
  const text = JSON.stringify([file ? 'file' : 'folders', ...new Set(names.sort())]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** A folder that is gone, or lives elsewhere than on a disk, is named by its address. */
async function realName(uri: Uri): Promise<string> {
  if (uri.scheme !== 'file') return uri.toString();
  return realpath(uri.fsPath).catch(() => uri.fsPath);
}
