import * as vscode from 'vscode';
import type { Diagnostics } from './diagnostics';
import type { Estate } from './estate';

/** Problems and their words are loaded with the first file that has one. */
export function registerDiagnostics(estate: Pick<Estate, 'files' | 'onDidChange'>): vscode.Disposable {
  let loading: Promise<Diagnostics> | undefined;
  const look = () => {
    if (loading || !estate.files.some(({ problems }) => problems.length > 0)) return;
    loading = import('./diagnostics').then(({ Diagnostics }) => new Diagnostics(estate));
  };
  const changed = estate.onDidChange(look);
  look();
  return new vscode.Disposable(() => {
    changed.dispose();
    void loading?.then((diagnostics) => diagnostics.dispose());
  });
}
