import * as vscode from 'vscode';
import { workspaceIdentity } from '../../migration/memory/workspaceIdentity';
import { cloudHere } from '../../signIn/signIn';
import { setContext } from '../../tree/contextKeys';
import { showInformation } from '../../window/messages';
import type { CommandContext } from '../context';
import { isChosen } from './chosenWorkspaces';
import { endPractice, startHere } from './startPractice';
import { l10n } from '../../wording/basics/l10n';

/**
 * In a trusted window with practice tenants: starts the practice servers where a person chose that for this workspace,
 * and asks once where nobody did. Nothing in the workspace can start them. Disposed, they end.
 */
export function watchPractice(context: CommandContext): vscode.Disposable {
  const { overview, storage } = context;
  let asked = false;
  const look = async () => {
    const isPractice = overview.rows.tenants.some(({ tenant }) => tenant?.cloud === 'practice');
    const isHere = cloudHere('practice') !== undefined;
    setContext('backupAuth.practice', !isPractice ? undefined : isHere ? 'runs' : 'stopped');
    if (asked || !isPractice || isHere || !vscode.workspace.isTrusted) return;
    asked = true;
    const id = await workspaceIdentity(vscode.workspace);
    if ((id !== undefined && isChosen(storage.state, id)) || (await ask())) await startHere(context);
  };
  void look();
  return vscode.Disposable.from(
    overview.onDidChange(() => void look()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void look()),
    { dispose: () => void endPractice() },
  );
}

async function ask(): Promise<boolean> {
  const start = l10n.t('Start Practice');
  const what = l10n.t(
    'This folder lists practice tenants. Start the practice sign-in on this computer? Nothing there is real.',
  );
  return (await showInformation(what, start)) === start;
}
