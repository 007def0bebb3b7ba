import * as vscode from 'vscode';
import type { SetKey } from '../core/backupSet';
import { badgeWords } from '../wording/status';
import { BackupSetsTree } from './backupSetsTree';
import { showContext } from './contextKeys';
import { decorations } from './decorations';
import type { Overview, OverviewParts } from './overview';
import { viewMessage } from './viewMessage';

/** What the view shows, and where it hears that something is wrong with it. */
export interface TreeParts {
  readonly estate: OverviewParts['estate'];
  readonly overview: Overview;
}

/** The view as others use it. */
export interface BackupSetsView {
  /** Shows and selects the set's row, without taking the focus. */
  reveal(key: SetKey): Promise<void>;
  dispose(): void;
}

/** The view "Backup Sets": rows, decorations, badge, message, and the context keys that `package.json` asks for. */
export function registerTree({ estate, overview }: TreeParts): BackupSetsView {
  const tree = new BackupSetsTree(overview, estate.ready);
  const view = vscode.window.createTreeView('backupAuth.sets', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const show = () => {
    const { needAction } = overview.rows;
    view.badge = needAction > 0 ? { value: needAction, tooltip: badgeWords(needAction) } : undefined;
    view.message = viewMessage(estate.files, vscode.workspace.isTrusted);
    showContext(estate, overview.rows);
  };
  void estate.ready.then(show);
  const disposables = vscode.Disposable.from(
    vscode.window.registerFileDecorationProvider(decorations),
    overview.onDidChange(show),
    vscode.workspace.onDidGrantWorkspaceTrust(show),
    view,
    tree,
  );
  return {
    reveal: async (key) => {
      const row = overview.rows.find(key);
      if (row) await view.reveal(row, { select: true, focus: false });
    },
    dispose: () => {
      disposables.dispose();
    },
  };
}
