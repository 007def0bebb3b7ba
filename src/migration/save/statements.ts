import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../../core/basics/groupBy';
import { lineEndingOf, sameButForLineEndings, withLineEndings } from '../../estate/jsonc/lineEndings';
import type { ReplacedText } from '../../estate/save/save';
import { type Authentication, type BackupSet, keyOf } from '../../core/backupSets/backupSet';
import type { Problem } from '../../core/identity/problem';
import type { MigrationServices } from '../services';

/** What became of the sets of one file: all of them were written in one edit, or none. */
export interface FileOutcome {
  /** URI. */
  readonly file: string;
  readonly sets: readonly BackupSet[];
  /** Undefined: written. */
  readonly problem: Problem | undefined;
}

/**
 * Puts the engineer's statement into the entries of these sets, or takes it out (`undefined`): one edit a file, which
 * is not made where an entry is not what the engineer saw.
 */
export async function writeApplied(
  sets: readonly BackupSet[],
  applied: Authentication['applied'],
  { saveEntries, memory }: Pick<MigrationServices, 'saveEntries' | 'memory'>,
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const [file, ofFile] of groupBy(sets, ({ file }) => file)) {
    const seen = new Map(ofFile.map((set) => [set.id, set.authentication]));
    const changes = ofFile.map(({ id, authentication }) => ({
      id,
      authentication: stated(authentication, applied),
    }));
    const result = await saveEntries(file, changes, (now) =>
      isDeepStrictEqual(now.authentication, seen.get(now.id))
        ? undefined
        : { kind: 'file', reason: 'changedAgain' },
    );
    outcomes.push({ file, sets: ofFile, problem: result.saved ? undefined : result.problem });
    if (!result.saved) continue;
    await Promise.all(ofFile.map((set) => stillUndoable(set, result.texts.get(set.id), memory)));
  }
  return outcomes;
}

/** What we change ourselves is no change by hand: Undo Migration may still bring the former entry back. */
async function stillUndoable(
  set: BackupSet,
  text: ReplacedText | undefined,
  memory: MigrationServices['memory'],
): Promise<void> {
  const key = keyOf(set);
  const former = memory.formerOf(key);
  if (!text || !former) return;
  if (former.saved === text.former) await memory.keepFormer(key, { ...former, saved: text.written });
  else if (sameButForLineEndings(former.saved, text.former)) {
    // As after a checkout: what Undo brings back has the line endings that the entry has by now.
    const before = withLineEndings(former.text, lineEndingOf(text.former) ?? '\n');
    await memory.keepFormer(key, { ...former, text: before, saved: text.written });
  }
}

function stated(authentication: Authentication, applied: Authentication['applied']): Authentication {
  const record: { -readonly [K in keyof Authentication]: Authentication[K] } = { ...authentication };
  delete record.applied;
  return applied ? { ...record, applied } : record;
}
