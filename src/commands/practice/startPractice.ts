import * as vscode from 'vscode';
import { workspaceIdentity } from '../../migration/memory/workspaceIdentity';
import { cloudHere } from '../../signIn/signIn';
import { showWarning } from '../../window/messages';
import type { CommandContext } from '../context';
import { choose } from './chosenWorkspaces';
import { BrowserElsewhere } from './practiceOrigin';
import { endServers, runServers } from './runPractice';
import { l10n } from '../../wording/basics/l10n';

let entry: vscode.StatusBarItem | undefined;

/** Start Practice. */
export async function startPractice(context: CommandContext): Promise<void> {
  if (cloudHere('practice') === undefined) await startHere(context);
}

/** A person's word for this workspace, from now on. A window whose browser is elsewhere is told so. */
export async function startHere({ storage, localGrants }: CommandContext): Promise<void> {
  try {
    await runServers();
  } catch (error) {
    if (!(error instanceof BrowserElsewhere)) throw error;
    await showWarning(
      l10n.t(
        "Practice can't work here: the browser of this window can't reach the computer that VS Code runs on. Open the folder in desktop VS Code.",
      ),
    );
    return;
  }
  const id = await workspaceIdentity(vscode.workspace);
  if (id !== undefined) await choose(storage.state, id);
  entry ??= newEntry();
  entry.show();
  localGrants.fire();
}

/** The servers end, and what they knew of authorizations is gone. */
export async function endPractice(): Promise<void> {
  entry?.dispose();
  entry = undefined;
  await endServers();
}

function newEntry(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('backupAuth.practice', vscode.StatusBarAlignment.Left);
  item.name = l10n.t('Backup Sets: practice');
  item.text = `$(beaker) ${l10n.t('Practice')}`;
  item.tooltip = l10n.t('The practice sign-in runs on this computer. Select this entry to see its accounts.');
  item.command = 'backupAuth.practiceAccounts';
  return item;
}
