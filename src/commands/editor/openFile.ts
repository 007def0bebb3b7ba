import * as vscode from 'vscode';
import { chooseSet } from '../chooseSets';
import { type Asked, unreadableAsked } from '../selection';
import { newFile } from '../../estate/file/newFile';
import { withViewProgress } from '../../window/messages';
import type { Span } from '../../estate/jsonc/scan';
import { placeAt, placeOf } from './entryInText';
import { sayNoFolder } from './noFolder';
import { askFirstEntries } from './newFileSteps';
import type { CommandContext } from '../context';
import { l10n } from '../../wording/basics/l10n';

const fileName = 'backup-sets.json';

/** Refresh. */
export async function refresh({ estate }: CommandContext): Promise<void> {
  await withViewProgress('backupAuth.sets', () => estate.refresh());
}

/** Open Entry in File. */
export async function openEntry({ estate, overview }: CommandContext, asked: Asked): Promise<void> {
  const wrong = unreadableAsked(asked);
  if (wrong) {
    await showEntry(estate.addressOf(wrong.file), (text) => placeAt(text, wrong.index));
    return;
  }
  const row = await chooseSet(asked, overview, 'any', {
    placeholder: l10n.t('Select the backup set whose entry to open'),
    none: l10n.t('No backup set can be opened.'),
  });
  if (row) await showEntry(estate.addressOf(row.set.file), (text) => placeOf(text, row.set.id));
}

/** Create Backup Sets File: asks what it begins with. Never over a file that is there; that one is opened instead. */
export async function createFile(): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const uri = vscode.Uri.joinPath(folder.uri, fileName);
  if (!(await exists(uri))) {
    const first = await askFirstEntries();
    if (!first) return;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(newFile(first)), overwrite: false });
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The file could not be created.');
  }
  await vscode.window.showTextDocument(uri);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    const placeHolder = l10n.t('Select the folder for the backup sets file');
    return vscode.window.showWorkspaceFolderPick({ placeHolder });
  }
  if (!folders[0]) sayNoFolder();
  return folders[0];
}

async function showEntry(file: vscode.Uri, placeIn: (text: string) => Span | undefined): Promise<void> {
  const editor = await vscode.window.showTextDocument(file);
  const { document } = editor;
  const place = placeIn(document.getText());
  if (!place) return;
  const start = document.positionAt(place.offset);
  editor.selection = new vscode.Selection(start, start);
  const range = new vscode.Range(start, document.positionAt(place.offset + place.length));
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
