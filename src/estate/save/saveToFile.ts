import * as vscode from 'vscode';
import { editInSequence } from './editSequencer';
import type { EntryChange } from '../file/editEntries';
import { type Judge, type SaveResult, save } from './save';
import { fileAccess } from './writeFile';

/**
 * `save` in a file of the workspace, after the edits of that file that were asked for before. Never rejects.
 * @param file its identity
 * @param at where it is read and written
 */
export function saveToFile(
  file: string,
  changes: readonly EntryChange[],
  judge: Judge,
  at = vscode.Uri.parse(file, true),
): Promise<SaveResult> {
  return editInSequence(file, () => save(file, fileAccess(at, file), changes, judge));
}
