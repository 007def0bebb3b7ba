import { type QuickPickItem, QuickPickItemKind } from 'vscode';
import { groupBy } from '../core/basics/groupBy';
import { plainText } from '../wording/basics/plainText';
import { statusWords } from '../wording/rules/status';
import type { SetRow } from './rows';
import { l10n } from '../wording/basics/l10n';

/** A line of a list of sets; a heading has no row. */
export interface SetPick extends QuickPickItem {
  readonly row?: SetRow;
}

/** Those that need action first, each with its account and tenant. */
export function pressingFirst(rows: readonly SetRow[]): SetPick[] {
  const pressing = rows.filter(({ status }) => status.needsAction);
  const others = rows.filter(({ status }) => !status.needsAction);
  return [
    ...group(l10n.t('Needs action'), pressing, inTenant),
    ...group(l10n.t('In order'), others, inTenant),
  ];
}

/** By tenant, as the view has them. */
export function ofTenants(rows: readonly SetRow[]): SetPick[] {
  return [...groupBy(rows, (row) => row.parent.parent)].flatMap(([{ name }, ofTenant]) =>
    group(plainText(name), ofTenant, ({ set }) => plainText(set.account)),
  );
}

/** Sets under one heading; nothing where there is none. */
export function group(
  label: string,
  rows: readonly SetRow[],
  describe: (row: SetRow) => string = inTenant,
): SetPick[] {
  if (rows.length === 0) return [];
  return [
    { label, kind: QuickPickItemKind.Separator },
    ...rows.map((row) => ({
      label: plainText(row.set.name),
      description: describe(row),
      detail: statusWords(row.status, row.set.edition),
      row,
    })),
  ];
}

function inTenant({ set, parent }: SetRow): string {
  return `${plainText(set.account)} · ${plainText(parent.parent.name)}`;
}
