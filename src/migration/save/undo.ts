import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../../core/basics/groupBy';
import { type EntryText, entryTextsOf, withoutStatements } from '../../estate/file/entryText';
import { parse } from '../../estate/jsonc/parse';
import { isObject } from '../../estate/file/schema';
import { lineEndingOf, sameButForLineEndings, withLineEndings } from '../../estate/jsonc/lineEndings';
import { type BackupSet, keyOf } from '../../core/backupSets/backupSet';
import type { FileOutcome } from './writeRecords';
import type { FormerEntry } from '../memory/memory';
import type { MigrationServices } from '../services';

/** A set whose last Save can be undone, or what stands against it. */
export interface UndoCase {
  readonly set: BackupSet;
  readonly former: FormerEntry;
  /** Its line endings are not those that Save wrote, as after a checkout; nothing else differs. */
  readonly otherEndings: boolean;
  /** The text that takes the record's place, with the line endings that the entry has now. */
  readonly restored: string;
  /** `changed`: since its Save somebody changed the entry by hand. `gone`: it is no longer in its file. */
  readonly state: 'undoable' | 'changed' | 'gone';
  /** The whole entry as it stands now; empty where it is gone. */
  readonly now: string;
  /** The whole entry as it would be after the undo. */
  readonly then: string;
  /** The whole entry as Save wrote it: what a change by hand is compared with. */
  readonly saved: string;
}

type ReadBytes = (file: string) => Promise<Uint8Array | undefined>;

/** Looks at the entries as they stand in their files now. A set that no former entry is kept of is left out. */
export async function undoCases(
  sets: readonly BackupSet[],
  { memory }: Pick<MigrationServices, 'memory'>,
  readBytes: ReadBytes,
): Promise<readonly UndoCase[]> {
  const cases: UndoCase[] = [];
  for (const [file, ofFile] of groupBy(sets, ({ file }) => file)) {
    const bytes = await readBytes(file);
    const texts = bytes ? entryTextsOf(bytes) : new Map<string, EntryText>();
    for (const set of ofFile) {
      const former = memory.formerOf(keyOf(set));
      if (former) cases.push(caseOf(set, former, texts.get(set.id)));
    }
  }
  return cases;
}

function caseOf(set: BackupSet, former: FormerEntry, text: EntryText | undefined): UndoCase {
  if (!text) {
    const nothing = { now: '', then: '', saved: '', restored: '' };
    return { set, former, state: 'gone', otherEndings: false, ...nothing };
  }
  const { authentication } = text;
  const isUndoable = sameButForLineEndings(authentication, former.saved);
  const otherEndings = isUndoable && authentication !== former.saved;
  // The former record, to the byte; but what was stated of the product then is not known to hold now.
  const before = withoutStatements(former.text);
  const restored = otherEndings
    ? withLineEndings(before, lineEndingOf(authentication) ?? lineEndingOf(before) ?? '\n')
    : before;
  return {
    set,
    former,
    state: isUndoable ? 'undoable' : 'changed',
    otherEndings,
    restored,
    now: text.entry,
    then: text.with(restored),
    saved: text.with(former.saved),
  };
}

/** The grant that the record names which would come back. Undefined: none, as Basic. */
export function formerGrant({ text }: FormerEntry): string | undefined {
  const record = parse(text);
  const grant: unknown = record.ok && isObject(record.value) ? record.value['grant'] : undefined;
  return typeof grant === 'string' ? grant.toLowerCase() : undefined;
}

/**
 * Brings the former entries back: one edit a file, which is not made where an entry is not what was looked at. No
 * authorization is deleted by it.
 */
export async function undo(
  cases: readonly UndoCase[],
  services: Pick<MigrationServices, 'saveEntries' | 'memory'>,
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const restoredByKey = new Map(cases.map(({ set, restored }) => [keyOf(set), restored]));
  for (const [file, sets] of groupBy(
    cases.map(({ set }) => set),
    ({ file }) => file,
  )) {
    const seen = new Map(sets.map((set) => [set.id, set.authentication]));
    const changes = sets.flatMap((set) => {
      const formerText = restoredByKey.get(keyOf(set));
      return formerText === undefined ? [] : [{ id: set.id, formerText }];
    });
    const result = await services.saveEntries(file, changes, (now) =>
      isDeepStrictEqual(now.authentication, seen.get(now.id))
        ? undefined
        : { kind: 'file', reason: 'changedAgain' },
    );
    outcomes.push({ file, sets, problem: result.saved ? undefined : result.problem });
    // What is left of it then says only that the entry is another one now.
    if (!result.saved) continue;
    const { memory } = services;
    await Promise.allSettled(
      sets.flatMap((set) => [
        memory.noteUndone(keyOf(set), set.authentication.grant),
        memory.dropFormer(keyOf(set)),
      ]),
    );
  }
  return outcomes;
}
