import { withoutGuids } from '../core/basics/guid';
import type { Method, TargetMethod } from '../core/backupSets/backupSet';
import { methodChange } from '../wording/backupSets/methodChange';
import { plainText } from '../wording/basics/plainText';
import { setCountWords } from '../wording/basics/setCounts';
import { methodName } from '../wording/rules/status';
import { l10n } from '../wording/basics/l10n';

/** What a Save recorded. */
export interface RecordedChange {
  /** At least one. */
  readonly sets: readonly { readonly name: string; readonly from: Method; readonly to: TargetMethod }[];
  /** Who signed in. */
  readonly by: string;
}

/** Git's own tools cut a longer subject, in characters. */
const subjectLength = 72;
/** More are counted: nobody reads them in a log. */
const listed = 50;

/** A message for the commit of the file: sets, methods, and whose sign-in it was. No id. */
export function commitMessage({ sets, by }: RecordedChange): string {
  const more = sets.length - listed;
  return [
    subject(sets),
    '',
    ...sets.slice(0, listed).map(({ name, from, to }) => `- ${text(name)}: ${methodChange(from, to)}`),
    ...(more > 0 ? [`- ${l10n.t('… and {0} more', more)}`] : []),
    '',
    l10n.t('Authorized by {0}.', text(by)),
    '',
  ].join('\n');
}

function subject(sets: RecordedChange['sets']): string {
  const methods = new Set(sets.map(({ to }) => to));
  const [first] = sets;
  const of = sets.length === 1 && first ? text(first.name) : setCountWords(sets.length);
  const words = (what: string) =>
    methods.size === 1 && first
      ? l10n.t('Record {0} for {1}', methodName(first.to), what)
      : l10n.t('Record the authentication of {0}', what);
  return words(cut(of, subjectLength - Array.from(words('')).length));
}

function cut(words: string, length: number): string {
  const characters = Array.from(words);
  return characters.length <= length
    ? words
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

function text(foreign: string): string {
  return withoutGuids(plainText(foreign));
}
