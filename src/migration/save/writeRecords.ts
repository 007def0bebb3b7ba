import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../../core/basics/groupBy';
import type { Authentication, BackupSet } from '../../core/backupSets/backupSet';
import type { Problem } from '../../core/identity/problem';
import type { ReplacedText } from '../../estate/save/save';
import type { MigrationServices } from '../services';

/** What became of the sets of one file: all of them were written in one edit, or none. */
export interface FileOutcome {
  /** URI. */
  readonly file: string;
  readonly sets: readonly BackupSet[];
  /** Undefined: written. */
  readonly problem: Problem | undefined;
}

const changedAgain: Problem = { kind: 'file', reason: 'changedAgain' };

/**
 * Brings the records of these sets to what `recordFor` makes of them: one edit a file, which is not made where an entry's
 * record is not what the engineer saw, or where the entry as it is now gets another one.
 * @param recordFor undefined: the set gets no such record
 * @param afterwards for each set that was written
 */
export async function writeRecords(
  sets: readonly BackupSet[],
  recordFor: (set: BackupSet) => Authentication | undefined,
  { saveEntries }: Pick<MigrationServices, 'saveEntries'>,
  afterwards: (set: BackupSet, text: ReplacedText) => Promise<void>,
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const [file, ofFile] of groupBy(sets, ({ file }) => file)) {
    const seen = new Map(ofFile.map((set) => [set.id, set.authentication]));
    const changes = ofFile.flatMap((set) => {
      const authentication = recordFor(set);
      return authentication ? [{ id: set.id, authentication }] : [];
    });
    if (changes.length < ofFile.length) {
      outcomes.push({ file, sets: ofFile, problem: changedAgain });
      continue;
    }
    const wanted = new Map(changes.map(({ id, authentication }) => [id, authentication]));
    const result = await saveEntries(file, changes, (now) =>
      isDeepStrictEqual(now.authentication, seen.get(now.id)) &&
      isDeepStrictEqual(recordFor(now), wanted.get(now.id))
        ? undefined
        : changedAgain,
    );
    outcomes.push({ file, sets: ofFile, problem: result.saved ? undefined : result.problem });
    if (!result.saved) continue;
    await Promise.all(
      ofFile.map(async (set) => {
        const text = result.texts.get(set.id);
        if (text) await afterwards(set, text);
      }),
    );
  }
  return outcomes;
}
