import type { Row, Rows, SetRow } from '../overview/rows';
import type { Asked } from './chooseSet';

/**
 * The sets that a command of many is about, in the order of the view, each once: those of the rows that are selected
 * (a tenant's and an account's are all of theirs), of the one row that was asked for, or all where none was.
 */
export function selectedRows(rows: Rows, asked: Asked, selected: Asked): readonly SetRow[] {
  const named = (Array.isArray(selected) && selected.length > 0 ? selected : [asked]).filter(isRow);
  const all = rows.tenants.flatMap(({ accounts }) => accounts.flatMap(({ sets }) => sets));
  if (named.length === 0) return all;
  // By id: the rows may have been drawn before the file changed.
  const ids = new Set(named.map(({ id }) => id));
  return all.filter(({ id, parent }) => ids.has(id) || ids.has(parent.id) || ids.has(parent.parent.id));
}

export function isRow(asked: unknown): asked is Row {
  return (
    typeof asked === 'object' &&
    asked !== null &&
    'kind' in asked &&
    'id' in asked &&
    typeof asked.id === 'string'
  );
}
