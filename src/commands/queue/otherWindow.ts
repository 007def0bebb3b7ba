import * as vscode from 'vscode';
import type { Problem } from '../../core/identity/problem';
import { ExclusiveSecrets } from '../../signIn/exclusiveSecrets';
import { showWarning, withStatusBarProgress } from '../../window/messages';
import { otherWindowWords } from '../../wording/identity/otherWindow';
import { l10n } from '../../wording/basics/l10n';

type OtherWindow = Extract<Problem, { kind: 'otherWindow' }>;

/** Another window has what this one had. */
export function sayTookOver(problem: Problem): void {
  if (problem.kind === 'otherWindow') void showWarning(otherWindowWords(problem).what);
}

/** Whether the queue that another window runs goes on in this one. */
export async function mayTakeOverQueue(window: string): Promise<boolean> {
  const takeOver = l10n.t('Take Over');
  const words = sentences({ kind: 'otherWindow', about: 'queue', reason: 'holds', window });
  return (await showWarning(words, takeOver)) === takeOver;
}

/**
 * A command couldn't store or delete a secret. Offers what helps.
 * @returns whether the command can be run again now
 */
export async function askOtherWindow(problem: OtherWindow, secrets: vscode.SecretStorage): Promise<boolean> {
  const takeOver = l10n.t('Take Over');
  const reload = l10n.t('Reload Window');
  const without = l10n.t('Continue Without Them');
  const answers = {
    holds: [takeOver],
    tookOver: [takeOver],
    stored: [reload],
    storedBefore: [reload, without],
  }[problem.reason];
  const answer = await showWarning(sentences(problem), ...answers);
  if (answer === undefined || !(secrets instanceof ExclusiveSecrets)) return false;
  const against = await whileTakingOver(() => secrets.takeOver(answer === without));
  if (answer === reload) await vscode.commands.executeCommand('workbench.action.reloadWindow');
  else if (against?.kind === 'otherWindow') return askOtherWindow(against, secrets);
  return answer !== reload && against === undefined;
}

/** The other window finishes what it's just writing: that takes ten seconds at most. */
export async function whileTakingOver<T>(work: () => Promise<T>): Promise<T> {
  const title = l10n.t('Taking over from the other window…');
  return withStatusBarProgress(title, work);
}

function sentences(problem: OtherWindow): string {
  const { what, next } = otherWindowWords(problem);
  return `${what} ${next}`;
}
