import * as vscode from 'vscode';
import type { Estate } from '../estate/estate';
import { mayHaveChanged } from '../core/identity/problem';
import type { FileOutcome } from '../migration/save/writeRecords';
import { plainText } from '../wording/basics/plainText';
import { problemWords } from '../wording/identity/problems';
import { showInStatusBar, showWarning } from '../window/messages';
import { l10n } from '../wording/basics/l10n';

type Outcome = Pick<FileOutcome, 'file' | 'problem'>;

/** Says `done` where every file took its edit; else what stands against it, file by file, with the way there. */
export function sayOutcomes(
  outcomes: readonly Outcome[],
  done: string,
  estate: Pick<Estate, 'addressOf'>,
): void {
  const failed = outcomes.filter(({ problem }) => problem !== undefined);
  if (failed.length === 0) {
    showInStatusBar(done, 10_000);
    return;
  }
  for (const outcome of failed) void sayFailure(outcome, estate.addressOf(outcome.file));
}

async function sayFailure({ problem }: Outcome, uri: vscode.Uri): Promise<void> {
  if (!problem) return;
  const openFile = l10n.t('Open File');
  const { what } = problemWords(problem);
  const name = plainText(vscode.workspace.asRelativePath(uri));
  const message = mayHaveChanged(problem)
    ? l10n.t('{0}: {1}', name, what)
    : l10n.t('{0}: nothing was changed. {1}', name, what);
  if ((await showWarning(message, openFile)) === openFile) await vscode.window.showTextDocument(uri);
}
