import { isDeepStrictEqual } from 'node:util';
import type { BackupSet } from '../core/backupSet';
import { readBackupSets } from './backupSetsFile';
import { authenticationOf } from './buildSets';
import { type EditRefusal, type EntryChange, editEntries } from './entryEdit';
import { type FileAccess, type FileBytes, type ReadFault, errorCode } from './fileAccess';

export type SaveRefusal =
  | ReadFault
  | EditRefusal
  /** An editor holds changes of the file that are not saved yet. */
  | 'unsavedChanges'
  /** The file changed at every try, just before it was to be written. */
  | 'changedAgain'
  /** The file system refused; the file is what it was. */
  | 'cannotWrite'
  /** What stands in the file now is not what was written. */
  | 'readBackDiffers';

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

const tries = 3;

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
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (access.hasUnsavedChanges()) return { kind: 'refused', reason: 'unsavedChanges' };
    const before = await access.read();
    if (!before.ok) return refusedBy(before);
    const edit = editEntries(before.bytes, changes);
    if (edit.kind === 'refused') return edit;
    const read = readBackupSets(file, before.bytes);
    const sets = new Map((read.kind === 'read' ? read.sets : []).map((set) => [set.id, set]));
    for (const { id } of changes) {
      const set = sets.get(id);
      if (!set) return { kind: 'refused', reason: 'entryInvalid', id };
      const against = judgeAgain(set);
      if (against !== undefined) return { kind: 'notAdmitted', id, against };
    }
    // As late as can be: what another program writes from here on until the file is replaced would be lost.
    if (!sameBytes(await access.read(), before.bytes)) continue;
    if (access.hasUnsavedChanges()) return { kind: 'refused', reason: 'unsavedChanges' };
    const refused = await write(file, access, before.bytes, edit.bytes, changes);
    return refused ?? { kind: 'saved', former: edit.former, written: edit.written };
  }
  return { kind: 'refused', reason: 'changedAgain' };
}

type Refused = Extract<SaveResult<never>, { kind: 'refused' }>;

async function write(
  file: string,
  access: FileAccess,
  before: Uint8Array,
  edited: Uint8Array,
  changes: readonly EntryChange[],
): Promise<Refused | undefined> {
  let failure: string | undefined;
  try {
    await access.write(edited);
  } catch (error) {
    failure = errorCode(error);
  }
  const after = await access.read();
  if (sameBytes(after, edited)) return undefined;
  if (failure === undefined) {
    return holds(file, after, changes) ? undefined : { kind: 'refused', reason: 'readBackDiffers' };
  }
  if (sameBytes(after, before) || (await restored(access, before, edited, after))) {
    return { kind: 'refused', reason: 'cannotWrite', detail: failure };
  }
  return { kind: 'refused', reason: 'readBackDiffers', detail: failure };
}

/** Another program wrote after us and kept our change. */
function holds(file: string, after: FileBytes, changes: readonly EntryChange[]): boolean {
  const read = after.ok ? readBackupSets(file, after.bytes) : undefined;
  if (read?.kind !== 'read') return false;
  return changes.every((change) => {
    const found = read.sets.filter(({ id }) => id === change.id);
    return (
      'authentication' in change &&
      found.length === 1 &&
      isDeepStrictEqual(found[0]?.authentication, authenticationOf(change.authentication))
    );
  });
}

/** Puts the old bytes back where a write broke off half way: only over a beginning of our own bytes. */
async function restored(
  access: FileAccess,
  before: Uint8Array,
  edited: Uint8Array,
  after: FileBytes,
): Promise<boolean> {
  if (!after.ok || !sameBytes(after, edited.subarray(0, after.bytes.length))) return false;
  try {
    await access.write(before);
  } catch {
    // What counts is what stands there now.
  }
  return sameBytes(await access.read(), before);
}

function refusedBy({ fault, detail }: Extract<FileBytes, { ok: false }>): Refused {
  return { kind: 'refused', reason: fault, ...(detail === undefined ? {} : { detail }) };
}

function sameBytes(read: FileBytes, bytes: Uint8Array): boolean {
  return read.ok && Buffer.compare(read.bytes, bytes) === 0;
}
