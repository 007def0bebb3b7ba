import * as vscode from 'vscode';
import type { SetKey } from '../core/backupSets/backupSet';
import type { GroupingId } from './groupings';
import type { SetFilter } from './setFilter';

const groupingKey = 'backupAuth.grouping';

/** What a person chose to see in the view: the filter for this session, the grouping for this workspace. */
export class ViewChoice implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  /** The set whose row is selected in the view. */
  selected: SetKey | undefined;
  private chosen: SetFilter | undefined;

  constructor(private readonly state: vscode.Memento) {}

  /** Undefined: all sets. */
  get filter(): SetFilter | undefined {
    return this.chosen;
  }

  /** By its name; a name that no version knows any more groups by tenant. */
  get grouping(): string | undefined {
    return this.state.get<string>(groupingKey);
  }

  setFilter(filter: SetFilter | undefined): void {
    this.chosen = filter;
    this.changed.fire();
  }

  async setGrouping(grouping: GroupingId): Promise<void> {
    await this.state.update(groupingKey, grouping);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
