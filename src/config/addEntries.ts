import * as vscode from 'vscode';
import { type NewEntry, idsIn, insertEntries } from './entryInsert';
import type { EditRefusal } from './entryEdit';
import { inTurn } from './inTurn';
import { type EditFailure, safeEdit } from './safeEdit';
import { fileAccess } from './writeFile';

export type AddRefusal = EditFailure | EditRefusal;

/**
 * Adds entries to a file in one edit, all of them or none. Undefined: they stand there now; else why the file did
 * not take them. Never rejects.
 */
export async function addEntries(
  uri: vscode.Uri,
  added: readonly NewEntry[],
): Promise<{ readonly reason: AddRefusal; readonly id?: string; readonly detail?: string } | undefined> {
  const outcome = await inTurn(uri.toString(), () =>
    safeEdit<{ readonly reason: EditRefusal; readonly id?: string }>(
      fileAccess(uri),
      (before) => {
        const edit = insertEntries(before, added);
        return edit.kind === 'refused' ? { stopped: edit } : { bytes: edit.bytes };
      },
      (after) => {
        const ids = idsIn(after);
        return added.every(({ id }) => ids.has(id));
      },
    ),
  );
  switch (outcome.kind) {
    case 'written':
      return undefined;
    case 'stopped':
      return outcome.by;
    case 'failed':
      return outcome;
  }
}
