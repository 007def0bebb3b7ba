import * as vscode from 'vscode';
import { workspaceIdentity } from '../memory/workspaceIdentity';
import type { QueuePlaces } from './queueStore';

/** Where queues are kept, of all workspaces: a file each, named by the workspace's identity. */
export function queuesFolder({
  globalStorageUri,
}: Pick<vscode.ExtensionContext, 'globalStorageUri'>): string {
  return vscode.Uri.joinPath(globalStorageUri, 'queues').fsPath;
}

/** Undefined: no folder is open. */
export async function queuePlaces(
  context: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'storageUri'>,
): Promise<QueuePlaces | undefined> {
  const { workspaceFile, workspaceFolders = [], name } = vscode.workspace;
  const identity = await workspaceIdentity(vscode.workspace);
  if (identity === undefined) return undefined;
  const { globalStorageUri, storageUri } = context;
  const file = workspaceFile?.scheme === 'untitled' ? undefined : workspaceFile;
  const opens = file ? [file] : workspaceFolders.map(({ uri }) => uri);
  return {
    lockFolder: globalStorageUri.fsPath,
    file: vscode.Uri.joinPath(vscode.Uri.file(queuesFolder(context)), `${identity}.json`).fsPath,
    formerFile: storageUri && vscode.Uri.joinPath(storageUri, 'migration-queue.json').fsPath,
    owner: { name: name ?? '', opens: opens.map(String) },
  };
}
