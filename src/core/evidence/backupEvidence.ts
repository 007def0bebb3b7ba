import type { Authentication } from '../backupSets/backupSet';

/**
 * A successful job of a set, of which AhsayCBS told: evidence that backups run, and of no more than that. It tells
 * neither which authentication the job used, nor that everything was backed up.
 */
export interface BackupEvidence {
  /** When it ended, as the server writes it, in its own time zone: `yyyy-MM-dd`, with or without a time of day. */
  readonly at: string;
  /** The moment that it began after, ISO 8601. */
  readonly since: string;
}

/** After which moment a job says something of the set: that of the last statement on it. Undefined: of none. */
export function jobsSince({ method, applied, authorizedAt }: Authentication): string | undefined {
  const since = applied?.at ?? authorizedAt;
  return method === 'basic' || Number.isNaN(Date.parse(since ?? '')) ? undefined : since;
}

/** Whether a job that was looked for earlier is still later than what the set's record says now. */
export function isStillEvidence({ since }: BackupEvidence, authentication: Authentication): boolean {
  return Date.parse(since) >= Date.parse(jobsSince(authentication) ?? '');
}

/** Whether a backup ran after the change was made in the product: as AhsayCBS told, or as a person stated. */
export function hasRunSince(authentication: Authentication, job: BackupEvidence | undefined): boolean {
  const { applied, backupRan } = authentication;
  if (applied === undefined) return false;
  if (job !== undefined && isStillEvidence(job, authentication)) return true;
  return backupRan !== undefined && endOfDay(backupRan.on) > Date.parse(applied.at);
}

/** When a day is over everywhere on earth, in milliseconds since 1970: where the person stated it is not known. */
function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + 36 * 60 * 60 * 1000;
}
