import type { UnreadableSet } from '../core/backupSets/unreadableSet';
import type { Progress } from '../core/overview/setStage';
import type { Row, SetRow } from '../overview/rows';

/** An entry with a wrong value. No command acts on it but the one that opens it. */
export interface UnreadableRow {
  readonly kind: 'unreadable';
  readonly id: string;
  readonly entry: UnreadableSet;
}

/** Sets that have something else in common than their tenant; or what can't be read of a file. */
export interface GroupRow {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  /** What else is to be said of all of them. */
  readonly about: string | undefined;
  readonly sets: readonly SetRow[];
  readonly needAction: number;
  readonly progress: Progress;
}

export type ViewRow = Row | UnreadableRow | GroupRow;

/** The sets that a row stands for, as it was drawn. */
export function setsBelow(row: ViewRow): readonly SetRow[] {
  switch (row.kind) {
    case 'tenant':
      return row.accounts.flatMap(({ sets }) => sets);
    case 'account':
    case 'group':
      return row.sets;
    case 'set':
      return [row];
    case 'unreadable':
      return [];
  }
}
