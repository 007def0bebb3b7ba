import * as vscode from 'vscode';
import type { EditorHelp } from './editorHelp';
import type { EditorServices } from './editorParts';

/** Problems, and what helps in the editor, are loaded after the first file was found. */
export function registerEditor(services: EditorServices): vscode.Disposable {
  let loading: Promise<EditorHelp> | undefined;
  const changed = services.estate.onDidChange(() => {
    if (services.estate.files.length === 0) return;
    loading ??= import('./editorHelp').then(({ EditorHelp }) => new EditorHelp(services));
  });
  return new vscode.Disposable(() => {
    changed.dispose();
    void loading?.then((help) => help.dispose());
  });
}
