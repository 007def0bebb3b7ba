import * as vscode from 'vscode';
import { withoutSecrets } from '../core/backupSets/secretShapes';
import { createAtomically } from '../estate/save/atomicWrite';
import { errorCode } from '../estate/fileAccess';
import { showError, showInformation } from '../window/messages';
import { plainText } from '../wording/basics/plainText';
import { l10n } from '../wording/basics/l10n';

/** A file that the person chooses the place for. */
export interface FileToSave {
  readonly title: string;
  /** Proposed, in the first folder of the workspace. */
  readonly name: string;
  /** What its kind is called, and its ending. */
  readonly kind: { readonly name: string; readonly ending: string };
  readonly text: string;
}

/** Asks where to, and again where that place refuses. */
export async function saveAs({ title, name, kind, text }: FileToSave): Promise<void> {
  const bytes = new TextEncoder().encode(withoutSecrets(text));
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  let refused: boolean;
  do {
    const uri = await vscode.window.showSaveDialog({
      title,
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
      filters: { [kind.name]: [kind.ending] },
    });
    if (!uri) return;
    refused = !(await written(uri, bytes));
  } while (refused);
}

/** False: that place refused, and the person wants another one. */
async function written(uri: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
  try {
    if (uri.scheme === 'file') await createAtomically(uri.fsPath, bytes);
    else await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    const elsewhere = l10n.t('Save Elsewhere…');
    const message = l10n.t(
      "The file couldn't be written to {0} ({1}). Choose a place that you can write to.",
      plainText(uri.scheme === 'file' ? uri.fsPath : uri.path),
      errorCode(error),
    );
    return (await showError(message, elsewhere)) !== elsewhere;
  }
  const open = l10n.t('Open');
  const saved = l10n.t('The file was saved: {0}', plainText(vscode.workspace.asRelativePath(uri)));
  const reveal = l10n.t('Show in Explorer');
  // The Explorer view has only what is in a folder of the workspace.
  const more = vscode.workspace.getWorkspaceFolder(uri) ? [reveal] : [];
  void showInformation(saved, open, ...more).then(async (answer) => {
    if (answer === open) await vscode.window.showTextDocument(uri);
    if (answer === reveal) await vscode.commands.executeCommand('revealInExplorer', uri);
  });
  return true;
}
