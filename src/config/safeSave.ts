import { isDeepStrictEqual } from 'node:util';
import type { BackupSet } from '../core/backupSet';
import { readBackupSets } from './backupSetsFile';
import { authenticationOf } from './authenticationOf';
import { type EditRefusal, type EntryChange, editEntries } from './entryEdit';
import { entryListOf, setsOf } from './entryList';
import type { FileAccess } from './fileAccess';
import { type EditFailure, safeEdit } from './safeEdit';

export type SaveRefusal = EditFailure | EditRefusal;

export type SaveResult<Against> =
  | {
      readonly kind: 'saved';
      /** By id, the text that was replaced: as `formerText` it brings every byte back. */
      readonly former: ReadonlyMap<string, string>;
      /** By id, the text that stands in its place. */
      readonly written: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'refused';
      readonly reason: SaveRefusal;
      readonly id?: string;
      readonly detail?: string;
    }
  /** The entry as it stands now was judged again, and this stands against it. */
  | { readonly kind: 'notAdmitted'; readonly id: string; readonly against: Against };

/**
 * The whole of Save: reads the file as it is now, judges again, edits, writes, reads back and compares. Unless it
 * resolves with `saved`, or with `readBackDiffers`, nothing was changed. Never rejects.
 */
export async function safeSave<Against>(
  file: string,
  access: FileAccess,
  changes: readonly EntryChange[],
  judgeAgain: (now: BackupSet) => Against | undefined,
): Promise<SaveResult<Against>> {
  const none: ReadonlyMap<string, string> = new Map();
  let replaced = { former: none, written: none };
  const outcome = await safeEdit<SaveResult<Against>>(
    access,
    (before) => {
      const list = entryListOf(before);
      if (typeof list === 'string') return { stopped: { kind: 'refused', reason: list } };
      const ids = changes.map(({ id }) => id);
      const sets = setsOf(file, list, ids);
      const edit = editEntries(list, changes, sets);
      if (edit.kind === 'refused') return { stopped: edit };
      for (const { id } of changes) {
        const set = sets.get(id);
        if (!set) return { stopped: { kind: 'refused', reason: 'entryInvalid', id } };
        const against = judgeAgain(set);
        if (against !== undefined) return { stopped: { kind: 'notAdmitted', id, against } };
      }
      replaced = { former: edit.former, written: edit.written };
      return { bytes: edit.bytes };
    },
    (after) => holds(file, after, changes),
  );
  switch (outcome.kind) {
    case 'written':
      return { kind: 'saved', ...replaced };
    case 'stopped':
      return outcome.by;
    case 'failed':
      return { ...outcome, kind: 'refused' };
  }
}

/** Another program wrote after us and kept our change. */
function holds(file: string, after: Uint8Array, changes: readonly EntryChange[]): boolean {
  const read = readBackupSets(file, after);
  if (read.kind !== 'read') return false;
  return changes.every((change) => {
    const found = read.sets.filter(({ id }) => id === change.id);
    return (
      'authentication' in change &&
      found.length === 1 &&
      isDeepStrictEqual(found[0]?.authentication, authenticationOf(change.authentication))
    );
  });
}
