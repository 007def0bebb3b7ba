import { groupBy } from '../../core/basics/groupBy';
import type { BackupSet } from '../../core/backupSets/backupSet';
import { plainText } from '../basics/plainText';
import { editionName } from '../rules/rules';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** More names than this in one sentence nobody reads; where it matters, the sets stand above it. */
const named = 5;

interface OfSet {
  readonly set: BackupSet;
}

/** What is said of several sets, once, with those that it is said of. */
export interface Said<T extends OfSet> {
  readonly words: string;
  readonly of: readonly T[];
}

/** Each sentence once, in the order in which it comes up first. */
export function eachOnce<T extends OfSet>(
  members: readonly T[],
  wordsOf: (member: T) => readonly string[],
): readonly Said<T>[] {
  const said = members.flatMap((member) => wordsOf(member).map((words) => ({ words, member })));
  return [...groupBy(said, ({ words }) => words)].map(([words, of]) => ({
    words,
    of: of.map(({ member }) => member),
  }));
}

/** The same as lines: the names of the sets stand in front where it is not said of all of them. */
export function perSet<T extends OfSet>(
  members: readonly T[],
  wordsOf: (member: T) => readonly string[],
): readonly string[] {
  return eachOnce(members, wordsOf).map(({ words, of }) =>
    of.length === members.length ? words : `${namesOf(of)}: ${words}`,
  );
}

/** "Finance, Legal, … and 7 more". */
export function namesOf(members: readonly OfSet[]): string {
  const first = members.slice(0, named).map(({ set }) => plainText(set.name, 60));
  const more = members.length - first.length;
  return [...first, ...(more > 0 ? [l10n.t('… and {0} more', more)] : [])].join(between.names);
}

/** What the backup products of these sets are called, each once: "AhsayOBM, AhsayACB". */
export function editionNames(members: readonly OfSet[]): string {
  return [...new Set(members.map(({ set }) => editionName(set.edition)))].join(between.names);
}
