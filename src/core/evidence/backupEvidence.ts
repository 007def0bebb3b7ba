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
