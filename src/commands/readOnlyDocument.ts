import * as vscode from 'vscode';

const scheme = 'backup-sets-text';
const texts = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();
let provider: vscode.Disposable | undefined;

/**
 * Shows a text as a document that nobody can change and nobody is asked to save. Plain text: the editor makes nothing
 * of it but links of web addresses. Shown again under the same name, it takes the place of the text before.
 */
export async function showReadOnly(name: string, text: string): Promise<void> {
  provider ??= vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ path }) => texts.get(path) ?? '',
  });
  const uri = vscode.Uri.from({ scheme, path: `/${name}` });
  texts.set(uri.path, text);
  changed.fire(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: true });
}
