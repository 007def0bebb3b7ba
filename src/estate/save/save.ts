import { isDeepStrictEqual } from 'node:util';
import type { BackupSet } from '../../core/backupSets/backupSet';
import type { Problem } from '../../core/identity/problem';
import { readBackupSets } from '../file/readFile';
import { authenticationOf } from '../file/authenticationOf';
import { type EditResult, type EntryChange, editEntries } from '../file/editEntries';
import { entryListOf, setsOf } from '../file/entries';
import type { FileAccess } from '../fileAccess';
import { refused, replaceFile } from './replaceFile';

/** The texts of one record: `former` brings every byte back, `written` stands in its place. */
export interface ReplacedText {
  readonly former: string;
  readonly written: string;
}

/** `id`: the set whose entry stands against the edit; left out: the whole file does. */
export type SaveResult =
  /** By id. */
  | { readonly saved: true; readonly texts: ReadonlyMap<string, ReplacedText> }
  | { readonly saved: false; readonly problem: Problem; readonly id?: string };

/** What stands against a change of this entry, as the file has it now. */
export type Judge = (now: BackupSet) => Problem | undefined;

/**
 * The whole of Save: reads the file as it is now, judges each entry, edits, writes, reads back and compares; all
 * entries or none. Not saved: nothing was changed, but by `readBackDiffers`. Never rejects.
 */
export async function save(
  file: string,
  access: FileAccess,
  changes: readonly EntryChange[],
  judge: Judge,
): Promise<SaveResult> {
  let id: string | undefined;
  let texts: ReadonlyMap<string, ReplacedText> = new Map();
  const against = (problem: Problem, about?: string) => {
    id = about;
    return problem;
  };
  const problem = await replaceFile(
    access,
    (before) => {
      const list = entryListOf(before);
      if (typeof list === 'string') return against(refused(list));
      const sets = setsOf(
        file,
        list,
        changes.map((change) => change.id),
      );
      const edit = editEntries(list, changes, sets);
      if (edit.kind === 'refused') return against(refused(edit.reason), edit.id);
      for (const change of changes) {
        const set = sets.get(change.id);
        const stands = set ? judge(set) : refused('entryInvalid');
        if (stands) return against(stands, change.id);
      }
      texts = textsOf(edit);
      id = undefined;
      return edit.bytes;
    },
    (after) => holds(file, after, changes),
  );
  if (!problem) return { saved: true, texts };
  return { saved: false, problem, ...(id === undefined ? {} : { id }) };
}

function textsOf({ former, written }: Extract<EditResult, { kind: 'edited' }>): Map<string, ReplacedText> {
  const texts = new Map<string, ReplacedText>();
  for (const [id, text] of former) texts.set(id, { former: text, written: written.get(id) ?? text });
  return texts;
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
