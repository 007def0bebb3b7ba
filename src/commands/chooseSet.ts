import * as vscode from 'vscode';
import { keyOf, type SetKey } from '../core/backupSets/backupSet';
import type { Action } from '../overview/availableActions';
import type { Overview } from '../overview/overview';
import type { SetRow } from '../overview/rows';
import { plainText } from '../wording/basics/plainText';
import { statusWords } from '../wording/rules/status';
import { showInformation } from '../window/messages';
import { type PickItem, pickOne } from '../window/questions';
import { setAtCursor } from './setAtCursor';

/** What a command is asked with: a row of the view, a set's key, a file in the editor, or nothing. */
export type Asked = unknown;

interface SetPick extends PickItem {
  readonly row?: SetRow;
}

/** The words of one command's quick pick. */
export interface ChoiceWords {
  readonly placeholder: string;
  /** Said where no set can be offered. */
  readonly none: string;
  /** Where one set alone can be offered, it is not asked which. */
  readonly onlyOne?: 'taken';
}

/**
 * The set that a command is about. Asked without one, the person chooses among those the command is offered for,
 * those that need action first. Undefined: none chosen, or none there.
 */
export async function chooseSet(
  asked: Asked,
  overview: Pick<Overview, 'settled' | 'rows'>,
  offer: Action,
  words: ChoiceWords,
): Promise<SetRow | undefined> {
  const key = await keyAsked(asked);
  // A command may be what started the extension.
  await overview.settled();
  const { rows } = overview;
  if (key !== undefined) {
    const row = rows.find(key);
    // The row may have been drawn before the file changed.
    if (row?.actions.has(offer)) return row;
    if (row) sayNotSo();
    else sayGone();
    return undefined;
  }
  const offered = rows.sets.filter((row) => row.actions.has(offer));
  if (offered.length === 0) {
    const nothing = rows.sets.length === 0 ? vscode.l10n.t('No file lists a backup set yet.') : words.none;
    void showInformation(nothing);
    return undefined;
  }
  if (words.onlyOne && offered.length === 1) return offered[0];
  const chosen = await pickOne(picks(offered), {
    placeHolder: words.placeholder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.row;
}

export function sayGone(): void {
  void showInformation(vscode.l10n.t('That backup set is no longer in its file.'));
}

export function sayNotSo(): void {
  const message = vscode.l10n.t('This command does not apply to that backup set as it stands now.');
  void showInformation(message);
}

/** The set that was named. Undefined: none was. */
export async function keyAsked(asked: Asked): Promise<SetKey | undefined> {
  if (typeof asked === 'string') return asked;
  if (asked instanceof vscode.Uri) return setAtCursor(asked);
  if (typeof asked !== 'object' || asked === null || !('kind' in asked) || asked.kind !== 'set')
    return undefined;
  return keyOf((asked as SetRow).set);
}

function picks(rows: readonly SetRow[]): SetPick[] {
  const pressing = rows.filter(({ status }) => status.needsAction);
  const others = rows.filter(({ status }) => !status.needsAction);
  return [...group(vscode.l10n.t('Needs action'), pressing), ...group(vscode.l10n.t('In order'), others)];
}

function group(label: string, rows: readonly SetRow[]): SetPick[] {
  if (rows.length === 0) return [];
  return [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...rows.map((row) => ({
      label: plainText(row.set.name),
      description: `${plainText(row.set.account)} · ${plainText(row.parent.parent.name)}`,
      detail: statusWords(row.status),
      row,
    })),
  ];
}
