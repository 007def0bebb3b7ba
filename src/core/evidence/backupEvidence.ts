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
export function jobsSince({ method, applied, authorizedAt, recordedAt }: Authentication): string | undefined {
  const since = applied?.at ?? authorizedAt ?? recordedAt;
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
  if (backupRan === undefined) return false;
  const [begins, ends] = dayOnEarth(backupRan.on);
  const [done, stated] = [Date.parse(applied.at), Date.parse(backupRan.at)];
  // Neither a statement before that of the change nor one of a day still to come proves anything: files are merged by hand.
  return ends > done && stated >= done && begins <= stated;
}

const hour = 60 * 60 * 1000;

/**
 * When a day begins at the first place on earth (UTC+14) and is over at the last (UTC-12), in milliseconds since 1970: where
 * the person was who stated it is not known.
 */
function dayOnEarth(day: string): readonly [begins: number, ends: number] {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return [midnight - 14 * hour, midnight + 36 * hour];
}
