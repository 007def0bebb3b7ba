import * as vscode from 'vscode';
import { groupBy } from '../core/basics/groupBy';
import type { Action } from '../overview/availableActions';
import type { Overview } from '../overview/overview';
import type { SetRow } from '../overview/rows';
import { plainText } from '../wording/basics/plainText';
import { statusWords } from '../wording/rules/status';
import { showInformation } from '../window/messages';
import { type PickItem, pickMany } from '../window/questions';
import { type Asked, type ChoiceWords, keyAsked, sayGone, sayNotSo } from './chooseSet';
import { isRow, selectedRows } from './selectedRows';

/**
 * The sets that a command is about, where it takes several: of the rows selected, with all that stand below a tenant
 * or an account; else those that the person ticks. Empty: none chosen, or none there.
 */
export async function chooseSets(
  overview: Pick<Overview, 'settled' | 'rows'>,
  [asked, selected]: readonly [Asked, Asked],
  offer: Action,
  words: ChoiceWords & { readonly title: string },
): Promise<readonly SetRow[]> {
  const key = isRow(asked) ? undefined : await keyAsked(asked);
  await overview.settled();
  const { rows } = overview;
  if (key !== undefined || isRow(asked)) {
    // The rows may have been drawn before a file changed.
    const there =
      key === undefined
        ? selectedRows(rows, asked, selected)
        : [rows.find(key)].filter((row) => row !== undefined);
    const offered = there.filter((row) => row.actions.has(offer));
    if (there.length === 0) sayGone();
    else if (offered.length === 0) sayNotSo();
    return offered;
  }
  const offered = rows.sets.filter((row) => row.actions.has(offer));
  if (offered.length === 0) {
    void showInformation(words.none);
    return [];
  }
  const chosen = await pickMany(picks(offered), {
    title: words.title,
    placeHolder: words.placeholder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.flatMap(({ row }) => row ?? []) ?? [];
}

interface SetPick extends PickItem {
  readonly row?: SetRow;
}

/** By tenant, as the view has them. */
function picks(rows: readonly SetRow[]): SetPick[] {
  const tenants = groupBy(rows, (row) => row.parent.parent);
  return [...tenants].flatMap(([{ name }, ofTenant]): SetPick[] => [
    { label: plainText(name), kind: vscode.QuickPickItemKind.Separator },
    ...ofTenant.map((row) => ({
      label: plainText(row.set.name),
      description: plainText(row.set.account),
      detail: statusWords(row.status),
      row,
    })),
  ]);
}
