import type { BackupSet } from '../backupSets/backupSet';
import type { SetStatus } from './setStatus';

/** How it is known that a backup ran after the change: by a job of which AhsayCBS told, or by a person's statement. */
export type RanEvidence =
  /** When the job ended, as `SetStatus.laterJob`. */
  | { readonly kind: 'job'; readonly at: string }
  /** The day (`yyyy-MM-dd`), and who stated it when (ISO 8601). */
  | { readonly kind: 'statement'; readonly on: string; readonly by: string; readonly at: string };

/** Undefined: nothing shows that a backup ran after the change. A job says more than a statement. */
export function ranEvidenceOf(
  { authentication: { backupRan } }: Pick<BackupSet, 'authentication'>,
  { stage, laterJob }: Pick<SetStatus, 'stage' | 'laterJob'>,
): RanEvidence | undefined {
  if (stage !== 'backupRan') return undefined;
  if (laterJob !== undefined) return { kind: 'job', at: laterJob };
  return backupRan && { kind: 'statement', ...backupRan };
}
