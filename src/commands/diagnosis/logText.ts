import { ProblemError } from '../../core/identity/problem';

/** Runs that may be a token, a code or a verifier: nothing else of that length stands in a sentence. */
const secretLike = /[\w.~+/=-]{32,}/g;

/** An error for the log: its kind, its words without anything like a secret, and where it came from. */
export function forLog(error: unknown): string {
  if (error instanceof ProblemError) {
    const { problem } = error;
    return [problem.kind, 'reason' in problem ? problem.reason : undefined].filter(Boolean).join(' ');
  }
  if (!(error instanceof Error)) return 'an error that is none';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${error.message.replace(secretLike, '…')}`, ...frames.slice(0, 5)].join('\n');
}
