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

type Services = Pick<MigrationServices, 'saveEntries' | 'memory'>;
/** `undefined`: taken back. */
type Statements = Pick<
  { [K in keyof Authentication]: Authentication[K] | undefined },
  'applied' | 'backupRan'
>;

/**
 * States that the change was made in the backup product, or takes that back. A backup that was stated before ran after
 * another change, or after none: that statement goes with it.
 */
export function writeApplied(
  sets: readonly BackupSet[],
  applied: Authentication['applied'],
  services: Services,
): Promise<readonly FileOutcome[]> {
  return writeStatements(sets, { applied, backupRan: undefined }, services);
}

/** States that a backup ran after the change was made in the backup product, or takes that back. */
export function writeBackupRan(
  sets: readonly BackupSet[],
  backupRan: Authentication['backupRan'],
  services: Services,
): Promise<readonly FileOutcome[]> {
  return writeStatements(sets, { backupRan }, services);
}

/**
 * Puts the engineer's statements into the entries of these sets, or takes them out: one edit a file, which is not made
 * where an entry is not what the engineer saw.
 */
async function writeStatements(
  sets: readonly BackupSet[],
  statements: Statements,
  { saveEntries, memory }: Services,
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const [file, ofFile] of groupBy(sets, ({ file }) => file)) {
    const seen = new Map(ofFile.map((set) => [set.id, set.authentication]));
    const changes = ofFile.map(({ id, authentication }) => ({
      id,
      authentication: stated(authentication, statements),
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

function stated(authentication: Authentication, statements: Statements): Authentication {
  const kept = Object.entries({ ...authentication, ...statements }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(kept) as unknown as Authentication;
}
