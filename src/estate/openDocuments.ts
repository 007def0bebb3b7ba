import * as vscode from 'vscode';
import { fileIdentity } from './find/fileIdentity';

/** The documents of a file with unsaved changes, under whichever of its addresses; shown in an editor or not. */
export async function dirtyDocuments(file: string): Promise<readonly vscode.TextDocument[]> {
  const dirty = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
  const files = await Promise.all(dirty.map(({ uri }) => fileIdentity(uri)));
  // Meanwhile one may have been saved.
  return dirty.filter(({ isDirty }, index) => isDirty && files[index] === file);
}
