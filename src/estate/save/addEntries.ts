import type { Problem } from '../../core/identity/problem';
import { editInSequence } from './editSequencer';
import type { EstateFile } from '../estate';
import { type NewEntry, idsIn, insertEntries } from '../file/insertEntries';
import { refused, replaceFile } from './replaceFile';
import { fileAccess } from './writeFile';

/** Adds entries to a file in one edit, all of them or none. Undefined: they stand there now. Never rejects. */
export function addEntries(
  { file, uri }: Pick<EstateFile, 'file' | 'uri'>,
  added: readonly NewEntry[],
): Promise<Problem | undefined> {
  return editInSequence(file, () =>
    replaceFile(
      fileAccess(uri, file),
      (before) => {
        const edit = insertEntries(before, added);
        return edit.kind === 'refused' ? refused(edit.reason) : edit.bytes;
      },
      (after) => {
        const ids = idsIn(after);
        return added.every(({ id }) => ids.has(id));
      },
    ),
  );
}
