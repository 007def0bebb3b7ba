import * as vscode from 'vscode';
import { ImportError } from '../core/importRefusal';
import { ProblemError } from '../core/problem';
import { importRefusalWords } from '../wording/importRefusals';
import { problemWords } from '../wording/problems';

/**
 * Says why AhsayCBS or a file told nothing; nothing is said of what the person ended.
 * @throws what is neither ImportError nor ProblemError
 */
export async function sayRefused(error: unknown): Promise<void> {
  if (error instanceof ImportError) {
    const { what, next } = importRefusalWords(error.refusal);
    await sayModal(what, next);
    return;
  }
  if (!(error instanceof ProblemError)) throw error;
  if (error.problem.kind === 'attempt') return;
  const { what, next, details } = problemWords(error.problem, '');
  await sayModal(what, [next, ...details].join('\n'));
}

/** Modal: a notification would turn links in a server's words into links. */
export async function sayModal(what: string, detail: string): Promise<void> {
  await vscode.window.showWarningMessage(what, { modal: true, detail });
}
