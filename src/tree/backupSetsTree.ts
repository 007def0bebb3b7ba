import * as vscode from 'vscode';
import { permissionSetting } from '../settings';
import type { Overview } from '../overview/overview';
import type { Row } from '../overview/rows';
import { ChildrenDelay } from './childrenDelay';

/** Up to this many sets, the tree opens with all of them in sight. */
const allInSight = 200;

/** Tenants, their accounts, their sets. */
export class BackupSetsTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;
  private readonly delay = new ChildrenDelay();
  private expanded: boolean | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly overview: Overview) {
    this.listening = overview.onDidChange(() => this.changed.fire());
  }

  async getTreeItem(row: Row): Promise<vscode.TreeItem> {
    // Decided once: a state that changes would undo what the person opened and closed.
    this.expanded ??= this.overview.rows.sets.length <= allInSight;
    // Loaded with the first row: most windows have none.
    const { treeItem } = await import('./treeItems');
    return treeItem(row, this.expanded);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (!row) {
      await this.overview.ready;
      this.delay.begin();
      return [...this.overview.rows.tenants];
    }
    switch (row.kind) {
      case 'tenant':
        await this.delay.over();
        return row.accounts;
      case 'account':
        return row.sets;
      case 'set':
        return [];
    }
  }

  /** A row's tooltip, made when the pointer rests on it: most of a thousand sets are never asked. */
  async resolveTreeItem(item: vscode.TreeItem, row: Row): Promise<vscode.TreeItem> {
    const { markdownTooltip } = await import('../window/markdown');
    item.tooltip = markdownTooltip(await tooltipOf(row));
    return item;
  }

  getParent(row: Row): Row | undefined {
    return row.kind === 'tenant' ? undefined : row.parent;
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}

async function tooltipOf(row: Row): Promise<readonly string[]> {
  if (row.kind !== 'set') return (await import('./groupTooltip')).groupTooltip(row);
  const { setTooltip } = await import('./setTooltip');
  return setTooltip(row, permissionSetting().overrides).split('\n');
}
