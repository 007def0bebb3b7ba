import { type BackupSet, keyOf, type TargetMethod } from '../../core/backupSets/backupSet';
import { keptAftercare } from '../../core/rules/aftercare';
import { type RecordStatement, recordWithout } from '../../core/rules/recordWithout';
import type { MigrationServices } from '../services';
import { formerOf } from './saveGrant';
import { type FileOutcome, writeRecords } from './writeRecords';

/**
 * Record Without Authorizing: the sets are, or will be, migrated in the product itself. It takes the place of the whole
 * record, as a Save does, and can be undone as one. Nothing is written to a file of which an entry, as it is now, can't be
 * recorded so.
 */
export function writeRecordWithout(
  sets: readonly BackupSet[],
  method: TargetMethod,
  statement: RecordStatement,
  { saveEntries, memory }: Pick<MigrationServices, 'saveEntries' | 'memory'>,
): Promise<readonly FileOutcome[]> {
  return writeRecords(
    sets,
    (set) => {
      const record = recordWithout(set, method, statement);
      return typeof record === 'string'
        ? undefined
        : { ...record, ...keptAftercare(set.authentication, method) };
    },
    { saveEntries },
    async (set, text) => {
      const key = keyOf(set);
      // The edit is made: what fails from here on turns it into no failure.
      await Promise.allSettled([
        memory.keepFormer(key, formerOf(set, text, statement.at)),
        memory.rememberWaiting(key, false),
      ]);
    },
  );
}
