import * as vscode from 'vscode';
import type { SetKey } from '../core/backupSet';
import { badgeWords } from '../wording/status';
import { BackupSetsTree } from './backupSetsTree';
import { decorations } from './decorations';
import { Overview, type OverviewParts } from './overview';
import { showContext } from './contextKeys';
import { viewMessage } from './viewMessage';
import type { Row } from './rows';

/** The view as others use it. */
export interface BackupSetsView extends vscode.Disposable {
  readonly overview: Overview;
  readonly tree: vscode.TreeDataProvider<Row>;
  readonly view: vscode.TreeView<Row>;
  /** Shows and selects the set's row, without taking the focus. */
  reveal(key: SetKey): Promise<void>;
}

/** The view "Backup Sets": rows, decorations, badge, message, and the context keys that `package.json` asks for. */
export function registerTree(parts: OverviewParts): BackupSetsView {
  const { estate, migrations } = parts;
  const overview = new Overview(parts);
  const tree = new BackupSetsTree(overview, estate.ready);
  const view = vscode.window.createTreeView('backupAuth.sets', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const show = () => {
    const { needAction } = overview.rows;
    view.badge = needAction > 0 ? { value: needAction, tooltip: badgeWords(needAction) } : undefined;
    view.message = viewMessage(estate.files, vscode.workspace.isTrusted);
    showContext(estate, migrations);
  };
  void estate.ready.then(show);
  const disposables = vscode.Disposable.from(
    vscode.window.registerFileDecorationProvider(decorations),
    overview.onDidChange(show),
    vscode.workspace.onDidGrantWorkspaceTrust(show),
    view,
    tree,
    overview,
  );
  return {
    overview,
    tree,
    view,
    reveal: async (key) => {
      const row = overview.rows.find(key);
      if (row) await view.reveal(row, { select: true, focus: false });
    },
    dispose: () => disposables.dispose(),
  };
}
