import * as vscode from 'vscode';
import { permissionSetting } from '../settings';
import type { Overview } from '../overview/overview';
import { roundTrip } from './contextKeys';
import { RowQuestions } from './rowQuestions';
import type { TreeModel } from './treeModel';
import type { ViewChoice } from './viewChoice';
import type { ViewRow } from './viewRows';

/** Up to this many sets, the tree opens with all of them in sight. */
const allInSight = 200;

/** Tenants, their accounts, their sets; or the groups that were chosen. Only what the filter leaves. */
export class BackupSetsTree implements vscode.TreeDataProvider<ViewRow>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: readonly vscode.Disposable[];
  readonly questions = new RowQuestions(roundTrip, () => this.changed.fire());
  private expanded: boolean | undefined;
  private built: Promise<TreeModel> | undefined;
  private model: TreeModel | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly overview: Overview,
    private readonly choice: Pick<ViewChoice, 'filter' | 'grouping' | 'onDidChange'>,
  ) {
    const change = () => {
      this.built = undefined;
      this.questions.change();
    };
    this.listening = [overview.onDidChange(change), choice.onDidChange(change)];
  }

  async getTreeItem(row: ViewRow): Promise<vscode.TreeItem> {
    // Decided once: a state that changes would undo what the person opened and closed. What was looked for is shown.
    this.expanded ??= this.overview.rows.sets.length <= allInSight;
    // Loaded with the first row: most windows have none.
    const { treeItem } = await import('./treeItems');
    const inGroup = row.kind === 'set' && this.model?.parentOf(row)?.kind === 'group';
    return treeItem(row, this.expanded || this.choice.filter !== undefined, inGroup);
  }

  getChildren(row?: ViewRow): Promise<ViewRow[]> {
    const isFirst = row?.kind === 'tenant' || row?.kind === 'group';
    return this.questions.answer(isFirst, async () => {
      if (!row) await this.overview.ready;
      const model = await this.shown();
      return [...(row ? model.childrenOf(row) : model.roots)];
    });
  }

  /** A row's tooltip, made when the pointer rests on it: most of a thousand sets are never asked. */
  async resolveTreeItem(item: vscode.TreeItem, row: ViewRow): Promise<vscode.TreeItem> {
    const { markdownTooltip } = await import('../window/markdown');
    item.tooltip = markdownTooltip(await tooltipOf(row));
    return item;
  }

  async getParent(row: ViewRow): Promise<ViewRow | undefined> {
    return (await this.shown()).parentOf(row);
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
    this.changed.dispose();
  }

  /** What is shown of all there is, as it is now. */
  async shown(): Promise<TreeModel> {
    this.built ??= this.build();
    this.model = await this.built;
    return this.model;
  }

  private async build(): Promise<TreeModel> {
    const { treeModel } = await import('./treeModel');
    return treeModel(this.overview, this.choice.filter, this.choice.grouping);
  }
}

async function tooltipOf(row: ViewRow): Promise<readonly string[]> {
  if (row.kind !== 'set') return (await import('./groupTooltip')).groupTooltip(row);
  const { setTooltip } = await import('./setTooltip');
  return setTooltip(row, permissionSetting().overrides).split('\n');
}
