import * as vscode from 'vscode';
import { fileIdentity } from '../../estate/find/fileIdentity';
import { keyOf, type SetKey } from '../../core/backupSets/backupSet';

/** The set whose entry the cursor stands in, where `file` is the editor's document. */
export async function setAtCursor(file: vscode.Uri): Promise<SetKey | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== file.toString()) return undefined;
  const { document, selection } = editor;
  const { idAt } = await import('./entryInText');
  const id = idAt(document.getText(), document.offsetAt(selection.active));
  return id === undefined ? undefined : keyOf({ file: await fileIdentity(file), id });
}
