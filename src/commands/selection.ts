import * as vscode from 'vscode';
import { keyOf, type SetKey } from '../core/backupSets/backupSet';
import type { Rows, SetRow } from '../overview/rows';
import type { GrantGroupRow, GrantRow } from '../tree/authorizationRows';
import { setsBelow, type UnreadableRow, type ViewRow } from '../tree/viewRows';
import { setAtCursor } from './editor/setAtCursor';

/** What a command is asked with: a row of a view, a set's key, a file in the editor, or nothing. */
export type Asked = unknown;

/**
 * The sets that a command of many is about, in the order of the view, each once: those of the rows that are selected
 * (a tenant's and an account's are all of theirs), of the one row that was asked for, or all where none was.
 */
export function selectedRows(rows: Rows, asked: Asked, selected: Asked): readonly SetRow[] {
  const named = (Array.isArray(selected) && selected.length > 0 ? selected : [asked]).filter(isRow);
  const all = rows.tenants.flatMap(({ accounts }) => accounts.flatMap(({ sets }) => sets));
  if (named.length === 0) return all;
  // By id, since the rows may have been drawn before the file changed; and no more than what a filter left in sight.
  const ids = new Set(named.flatMap((row) => setsBelow(row).map(({ id }) => id)));
  return all.filter(({ id }) => ids.has(id));
}

export function isRow(asked: Asked): asked is ViewRow {
  return (
    typeof asked === 'object' &&
    asked !== null &&
    'kind' in asked &&
    'id' in asked &&
    typeof asked.id === 'string'
  );
}

/** The set that was named. Undefined: none was. */
export async function keyAsked(asked: Asked): Promise<SetKey | undefined> {
  if (typeof asked === 'string') return asked;
  if (asked instanceof vscode.Uri) return setAtCursor(asked);
  return isKind<SetRow>(asked, 'set') ? keyOf(asked.set) : undefined;
}

/** The entry with a wrong value that was named. */
export function unreadableAsked(asked: Asked): UnreadableRow['entry'] | undefined {
  return isKind<UnreadableRow>(asked, 'unreadable') ? asked.entry : undefined;
}

/** Ids of the grants whose rows in the view Authorizations are selected. Undefined: asked with something else. */
export function selectedGrants(asked: Asked, selected: Asked): readonly string[] | undefined {
  if (!isGrant(asked)) return undefined;
  const rows: readonly unknown[] = Array.isArray(selected) && selected.includes(asked) ? selected : [asked];
  return [...new Set(rows.filter(isGrant).map(({ authorization }) => authorization.facts.id))];
}

/** The tenant whose row in the view Authorizations was asked for. */
export function groupAsked(asked: Asked): Extract<GrantGroupRow['group'], { kind: 'tenant' }> | undefined {
  return isKind<GrantGroupRow>(asked, 'grantGroup') && asked.group.kind === 'tenant'
    ? asked.group
    : undefined;
}

function isGrant(asked: Asked): asked is GrantRow {
  return isKind<GrantRow>(asked, 'grant');
}

function isKind<T extends { readonly kind: string }>(asked: Asked, kind: T['kind']): asked is T {
  return typeof asked === 'object' && asked !== null && 'kind' in asked && asked.kind === kind;
}
