import type { Authentication } from '../../core/backupSets/backupSet';
import { plainText } from '../basics/plainText';
import { momentWords } from '../basics/locale';
import { l10n } from '../basics/l10n';

/** "Done in AhsayOBM: Kim Lee says so, 11/22/2026, 9:40 PM". `edition`: the product's name. */
export function doneWords({ applied }: Authentication, edition: string): string {
  return l10n.t(
    'Done in {0}: {1} says so, {2}',
    edition,
    plainText(applied?.by ?? ''),
    momentWords(applied?.at ?? ''),
  );
}

/** "A backup ran on 2026-11-23: Kim Lee says so, 11/24/2026, 9:40 PM". */
export function backupRanWords({ on, by, at }: NonNullable<Authentication['backupRan']>): string {
  return l10n.t('A backup ran on {0}: {1} says so, {2}', plainText(on), plainText(by), momentWords(at));
}

/** For a set that is done in the product. */
export function noBackupYetWords(): string {
  return l10n.t(
    'No backup after that is known. Choose Check Backup Jobs at AhsayCBS, or look in the product and choose Mark Backup as Run.',
  );
}

/**
 * Evidence, and of what it is none.
 * @param ended as AhsayCBS writes it: its time zone is not known, so its words stay as they are
 */
export function laterJobWords(ended: string): string {
  return l10n.t(
    "AhsayCBS lists a successful backup job on {0}, so backups run. It doesn't say which authentication the job used.",
    plainText(ended),
  );
}
