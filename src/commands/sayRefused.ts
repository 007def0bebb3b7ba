import { ImportError } from '../core/backupSets/importRefusal';
import { ProblemError } from '../core/identity/problem';
import { importRefusalWords } from '../wording/backupSets/importRefusals';
import { problemWords } from '../wording/identity/problems';
import { showModal } from '../window/messages';
import { l10n } from '../wording/basics/l10n';

/** What stands in the dialog beside the refusal. */
interface Beside {
  readonly line?: string;
  readonly button?: string;
}

/**
 * Says why AhsayCBS or a file told nothing; nothing is said of what the person ended.
 * @returns the button that was pressed
 * @throws what is neither ImportError nor ProblemError
 */
export async function sayRefused(error: unknown, { line, button }: Beside = {}): Promise<string | undefined> {
  if (!(error instanceof ImportError || error instanceof ProblemError)) throw error;
  if (error instanceof ProblemError && error.problem.kind === 'attempt') return undefined;
  const { what, next, details } =
    error instanceof ImportError
      ? { ...importRefusalWords(error.refusal), details: [] }
      : problemWords(error.problem, l10n.t('Then try again.'));
  const detail = [next, ...details, ...(line === undefined ? [] : [line])].join('\n');
  return showModal(what, detail, ...(button === undefined ? [] : [button]));
}
