import * as vscode from 'vscode';
import { noteUses } from '../migration/grants/useNotes';
import { workspaceIdentity } from '../migration/memory/workspaceIdentity';
import type { AuthorizationSources } from './currentAuthorizations';

/** Notes which grants the files of this window's workspace name. */
export async function noteUsesHere({ localGrants, services }: AuthorizationSources): Promise<void> {
  const id = await workspaceIdentity(vscode.workspace);
  if (id === undefined) return;
  await noteUses(localGrants, services, {
    id,
    name: vscode.workspace.name ?? '',
    fileName: (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true)),
  });
}
