import * as vscode from 'vscode';
import { wrapLines } from '../../wording/basics/wrapLines';

/** Documents of this scheme are read-only: no file stands behind them. */
export const textScheme = 'backup-auth-text';
const texts = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();
let provider: vscode.Disposable | undefined;

/**
 * Shows a text as a document that nobody can change and nobody is asked to save. It is plain: the editor makes links
 * of web addresses, and nothing else of it. Long lines are broken. Shown again by the same name, it takes the place of the text before.
 */
export async function showReadOnly(
  name: string,
  text: string,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  provider ??= vscode.workspace.registerTextDocumentContentProvider(textScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (of) => texts.get(of.toString()),
  });
  await vscode.window.showTextDocument(replaceReadOnly(name, text), { preview: false, ...options });
}

/** Puts another text in the place of one that was shown, without bringing it to the front. */
export function replaceReadOnly(name: string, text: string): vscode.Uri {
  const uri = vscode.Uri.from({ scheme: textScheme, path: `/${name}.txt` });
  texts.set(uri.toString(), wrapLines(text));
  changed.fire(uri);
  return uri;
}
