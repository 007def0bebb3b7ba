import * as vscode from 'vscode';
import { forLog } from './logText';

/** How a command behaves beside what it does. */
export interface CommandRules {
  /** Most commands touch network, secrets or files: in an untrusted workspace they refuse in plain words. */
  readonly inUntrusted: 'works' | 'refuses';
}

const shownNow = new Set<string>();

/**
 * Every command runs in here: cancelling is silent, an error is logged and shown once, in fixed words, with the
 * way to the log. Nothing of the error itself gets into the notification, which would turn its links into links.
 */
export function registerCommand(
  id: `backupAuth.${string}`,
  log: vscode.LogOutputChannel,
  { inUntrusted }: CommandRules,
  run: (...args: readonly unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
    if (inUntrusted === 'refuses' && !vscode.workspace.isTrusted) {
      await refuse();
      return;
    }
    try {
      await run(...args);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      log.error(`${id}: ${forLog(error)}`);
      void showOnce(id, log);
    }
  });
}

async function refuse(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Restricted Mode: backup sets are shown and checked here, and nothing else, until you trust this workspace.',
    ),
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

async function showOnce(id: string, log: vscode.LogOutputChannel): Promise<void> {
  if (shownNow.has(id)) return;
  shownNow.add(id);
  try {
    const show = vscode.l10n.t('Show Log');
    const message = vscode.l10n.t(
      'Backup Sets: the command failed, and nothing was saved. The log tells more.',
    );
    if ((await vscode.window.showErrorMessage(message, show)) === show) log.show();
  } finally {
    shownNow.delete(id);
  }
}
