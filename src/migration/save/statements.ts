import { lineEndingOf, sameButForLineEndings, withLineEndings } from '../../estate/jsonc/lineEndings';
import type { ReplacedText } from '../../estate/save/save';
import {
  type Aftercare,
  type AftercareId,
  aftercareIds,
  type Authentication,
  type BackupSet,
  keyOf,
} from '../../core/backupSets/backupSet';
import { aftercareOf } from '../../core/rules/aftercare';
import type { MigrationServices } from '../services';
import { type FileOutcome, writeRecords } from './writeRecords';

type Services = Pick<MigrationServices, 'saveEntries' | 'memory'>;
/** `undefined`: taken back. */
type Statements = Pick<
  { [K in keyof Authentication]: Authentication[K] | undefined },
  'applied' | 'backupRan' | 'aftercare'
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
  return writeStatements(sets, () => ({ applied, backupRan: undefined }), services);
}

/** States that a backup ran after the change was made in the backup product, or takes that back. */
export function writeBackupRan(
  sets: readonly BackupSet[],
  backupRan: Authentication['backupRan'],
  services: Services,
): Promise<readonly FileOutcome[]> {
  return writeStatements(sets, () => ({ backupRan }), services);
}

/**
 * Ticks what was taken back after the migration of these sets, and unticks what was not. What is ticked already keeps who
 * stated it and when; what a set doesn't ask for isn't ticked.
 * @param ticks what it doesn't name stays as it is
 */
export function writeAftercare(
  sets: readonly BackupSet[],
  ticks: Readonly<Partial<Record<AftercareId, boolean>>>,
  statement: { readonly by: string; readonly at: string },
  services: Services,
): Promise<readonly FileOutcome[]> {
  return writeStatements(
    sets,
    (set) => ({ aftercare: ticked(set, aftercareOf(set, beforeOf(set)), ticks, statement) }),
    services,
  );

  function beforeOf(set: BackupSet) {
    return services.memory.formerOf(keyOf(set))?.method;
  }
}

function ticked(
  { authentication: { aftercare: before = {} } }: BackupSet,
  asked: readonly AftercareId[],
  ticks: Readonly<Partial<Record<AftercareId, boolean>>>,
  statement: { readonly by: string; readonly at: string },
): Aftercare | undefined {
  const after = aftercareIds.flatMap((id) => {
    const stands = (asked.includes(id) ? ticks[id] : undefined) ?? before[id] !== undefined;
    return stands ? [[id, before[id] ?? statement] as const] : [];
  });
  return after.length === 0 ? undefined : Object.fromEntries(after);
}

/** Puts the engineer's statements into the entries of these sets, or takes them out. */
function writeStatements(
  sets: readonly BackupSet[],
  statementsOf: (set: BackupSet) => Statements,
  { saveEntries, memory }: Services,
): Promise<readonly FileOutcome[]> {
  return writeRecords(
    sets,
    (set) => stated(set.authentication, statementsOf(set)),
    { saveEntries },
    (set, text) => stillUndoable(set, text, memory),
  );
}

/** What we change ourselves is no change by hand: Undo Migration may still bring the former entry back. */
async function stillUndoable(
  set: BackupSet,
  text: ReplacedText,
  memory: MigrationServices['memory'],
): Promise<void> {
  const key = keyOf(set);
  const former = memory.formerOf(key);
  if (!former) return;
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
