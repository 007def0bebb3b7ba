import * as vscode from 'vscode';
import { keyOf, type SetKey } from '../core/backupSet';
import { idAt } from './entryInText';

/** The set whose entry the cursor stands in, where `file` is the editor's document. */
export function setAtCursor(file: vscode.Uri): SetKey | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== file.toString()) return undefined;
  const { document, selection } = editor;
  const id = idAt(document.getText(), document.offsetAt(selection.active));
  return id === undefined ? undefined : keyOf({ file: file.toString(), id });
}
