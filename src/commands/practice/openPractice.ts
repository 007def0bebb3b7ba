import * as vscode from 'vscode';
import { showError } from '../../window/messages';
import { askText } from '../../window/questions';
import type { CommandContext } from '../context';
import { workspaceIdentity } from '../../migration/memory/workspaceIdentity';
import { choose } from './chosenWorkspaces';
import { l10n } from '../../wording/basics/l10n';

const sample = 'backup-sets.json';

/** Open a Practice Estate: copies the sample to a folder that the person chooses, and opens that. */
export async function openPractice({ storage }: CommandContext): Promise<void> {
  for (;;) {
    const folder = await chooseFolder();
    if (!folder) return;
    const failed = await copySample(storage.extension, folder);
    if (!failed) {
      const id = await workspaceIdentity({
        workspaceFile: undefined,
        workspaceFolders: [{ uri: folder, name: '', index: 0 }],
      });
      if (id !== undefined) await choose(storage.state, id);
      // What is open here is the person's work, and stays.
      const forceNewWindow = vscode.workspace.workspaceFolders !== undefined;
      await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
      return;
    }
    const another = l10n.t('Choose Another Folder');
    if ((await showError(failed, another)) !== another) return;
  }
}

/** An empty folder as it is; in another one, a new folder that the person names. Undefined: given up. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: l10n.t('Folder for the Practice Estate'),
      openLabel: l10n.t('Copy Practice Estate Here'),
    })) ?? [];
  if (!chosen) return undefined;
  const there = await namesIn(chosen);
  if (there.size === 0) return chosen;
  const name = await askText({
    title: l10n.t('Name of a New Folder'),
    prompt: l10n.t("That folder isn't empty. A new folder is made in it."),
    value: freeName(there),
    validateInput: (text) => refusal(text.trim(), there),
  });
  return name === undefined ? undefined : vscode.Uri.joinPath(chosen, name.trim());
}

async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  return new Set(entries.map(([name]) => name));
}

function freeName(there: ReadonlySet<string>): string {
  const first = 'practice-estate';
  for (let number = 1; ; number++) {
    const name = number === 1 ? first : `${first}-${number}`;
    if (!there.has(name)) return name;
  }
}

function refusal(name: string, there: ReadonlySet<string>): string | undefined {
  if (name === '' || name === '.' || name === '..' || /[\\/:*?"<>|\0]/.test(name)) {
    return l10n.t("That can't be the name of a folder.");
  }
  return there.has(name) ? l10n.t('There is something of that name. Type another one.') : undefined;
}

/** @returns what went wrong, for the person; undefined: nothing */
async function copySample(extension: vscode.Uri, folder: vscode.Uri): Promise<string | undefined> {
  try {
    await vscode.workspace.fs.createDirectory(folder);
    const from = vscode.Uri.joinPath(extension, 'examples', sample);
    await vscode.workspace.fs.copy(from, vscode.Uri.joinPath(folder, sample), { overwrite: false });
    return undefined;
  } catch {
    return l10n.t("Nothing could be written to that folder. The practice estate wasn't copied.");
  }
}
