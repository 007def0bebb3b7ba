import { ImportError } from '../../src/core/backupSets/importRefusal';
import { ProblemError } from '../../src/core/identity/problem';
import { importRefusalWords } from '../../src/wording/backupSets/importRefusals';
import { problemWords } from '../../src/wording/identity/problems';
import type { Problem } from '../../src/core/identity/problem';

/** How a way ended, as a person reads it. */
export interface Ended {
  /** `over`: given up, and nothing is said of it. */
  readonly how: 'goes on' | 'says' | 'over';
  /** What happened, and what to do. */
  readonly words: string;
  /** Empty: time does, or the sentence says it. */
  readonly who: string;
}

export const goesOn: Ended = { how: 'goes on', words: '', who: '' };

/** As the page of a set says it. */
export function endedBy(problem: Problem): Ended {
  const { what, next, who = '' } = problemWords(problem);
  return { how: 'says', words: `${what} ${next}`, who };
}

/** As the dialog of an import says it (`sayRefused.ts`). */
export function endedInDialog(error: unknown): Ended {
  if (error instanceof ImportError) {
    const { what, next } = importRefusalWords(error.refusal);
    return { how: 'says', words: `${what} ${next}`, who: '' };
  }
  if (!(error instanceof ProblemError)) throw error;
  if (error.problem.kind === 'attempt') return { how: 'over', words: '', who: '' };
  const { what, next, who = '' } = problemWords(error.problem, 'Then try again.');
  return { how: 'says', words: `${what} ${next}`, who };
}
