import * as vscode from 'vscode';
import { editInSequence } from './editSequencer';
import type { EntryChange } from './entryEdit';
import { type Judge, type SaveResult, save } from './save';
import { fileAccess } from './writeFile';

/** `save` in a file of the workspace, after the edits of that file that were asked for before. Never rejects. */
export function saveToFile(file: string, changes: readonly EntryChange[], judge: Judge): Promise<SaveResult> {
  return editInSequence(file, () => save(file, fileAccess(vscode.Uri.parse(file, true)), changes, judge));
}
