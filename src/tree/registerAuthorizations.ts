import * as vscode from 'vscode';
import type { AuthorizationRow } from './authorizationRows';
import type { AuthorizationsParts } from './authorizationChildren';
import { roundTrip } from './contextKeys';
import { RowQuestions } from './rowQuestions';

/** The view "Authorizations": what is kept on this computer. What makes its rows is loaded when somebody opens it. */
export function registerAuthorizations(parts: AuthorizationsParts): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const questions = new RowQuestions(roundTrip, () => changed.fire());
  const treeDataProvider: vscode.TreeDataProvider<AuthorizationRow> = {
    onDidChangeTreeData: changed.event,
    getChildren: (row) =>
      questions.answer(row?.kind === 'grantGroup', async () =>
        (await import('./authorizationChildren')).childrenOf(row, parts),
      ),
    getTreeItem: async (row) => (await import('./authorizationRows')).authorizationItem(row),
  };
  let refused = false;
  const note = async () => {
    if (refused || parts.localGrants.all.length === 0) return;
    try {
      await (await import('./noteUsesHere')).noteUsesHere(parts);
    } catch {
      // A disk that takes no notes is told of once; the notes are for display only.
      refused = true;
      parts.services.log.error('Which authorizations this workspace uses could not be noted.');
    }
  };
  return vscode.Disposable.from(
    vscode.window.createTreeView('backupAuth.authorizations', {
      treeDataProvider,
      showCollapseAll: true,
      canSelectMany: true,
    }),
    parts.overview.onDidChange(() => {
      questions.change();
      void note();
    }),
    changed,
  );
}
