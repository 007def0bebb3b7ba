import type { Problem } from '../../core/identity/problem';
import { editInSequence } from './editSequencer';
import type { EstateFile } from '../estate';
import { type NewEntry, idsIn, insertEntries } from '../file/insertEntries';
import { refused, replaceFile } from './replaceFile';
import { editBackupUsers } from '../file/editTenants';
import { fileAccess } from './writeFile';

/**
 * Adds entries to a file, and notes whose backup users they are of, in one edit: all of it or nothing. Undefined: it's
 * there now. Never rejects.
 * @param backupUsers see `editBackupUsers`
 */
export function addEntries(
  { file, uri }: Pick<EstateFile, 'file' | 'uri'>,
  added: readonly NewEntry[],
  backupUsers: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Promise<Problem | undefined> {
  return editInSequence(file, () =>
    replaceFile(
      fileAccess(uri, file),
      (before) => {
        const edit = insertEntries(before, added);
        if (edit.kind === 'refused') return refused(edit.reason);
        const noted = editBackupUsers(edit.bytes, backupUsers);
        return noted.kind === 'refused' ? refused(noted.reason) : noted.bytes;
      },
      (after) => {
        const ids = idsIn(after);
        return added.every(({ id }) => ids.has(id));
      },
    ),
  );
}
