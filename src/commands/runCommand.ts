import * as vscode from 'vscode';
import { ProblemError } from '../core/identity/problem';
import { showError, showWarning } from '../window/messages';
import type { CommandContext } from './context';
import { l10n } from '../wording/basics/l10n';

/** What a command does; `asked` is what VS Code calls it with: a row and the selected rows, a file, or nothing. */
export type Run = (context: CommandContext, ...asked: readonly unknown[]) => unknown;

/**
 * Whether it works in an untrusted workspace (most commands touch network, secrets or files, and refuse in plain
 * words), and where what it does comes from.
 */
export type Command = readonly [inUntrusted: 'works' | 'refuses', load: () => Run | Promise<Run>];

const shownNow = new Set<string>();

/**
 * Every command runs in here: cancelling is silent, an error is logged and shown once, in fixed words, with the
 * way to the log. Nothing of the error itself gets into the notification, which would turn its links into links.
 */
export async function runCommand(
  id: string,
  [inUntrusted, load]: Command,
  context: CommandContext,
  asked: readonly unknown[],
): Promise<void> {
  if (inUntrusted === 'refuses' && !vscode.workspace.isTrusted) {
    await refuse();
    return;
  }
  try {
    const run = await load();
    await run(context, ...asked);
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    if (error instanceof ProblemError && error.problem.kind === 'otherWindow') {
      const { askOtherWindow } = await import('./queue/otherWindow');
      if (await askOtherWindow(error.problem, context.storage.secrets))
        await vscode.commands.executeCommand(id, ...asked);
      return;
    }
    const { forLog } = await import('./diagnosis/logText');
    context.log.error(`${id}: ${forLog(error)}`);
    void showOnce(id, context.log);
  }
}

async function refuse(): Promise<void> {
  const manage = l10n.t('Manage Workspace Trust');
  const answer = await showWarning(
    l10n.t('Restricted Mode: backup sets are only shown and checked until you trust this workspace.'),
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

async function showOnce(id: string, log: vscode.LogOutputChannel): Promise<void> {
  if (shownNow.has(id)) return;
  shownNow.add(id);
  try {
    const show = l10n.t('Show Log');
    const message = l10n.t('Backup Sets: the command failed, and nothing was saved. The log has details.');
    if ((await showError(message, show)) === show) log.show();
  } finally {
    shownNow.delete(id);
  }
}
