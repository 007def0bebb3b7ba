import { isRecord, readAnswer } from './answerShape';

/** One run of a backup set, as AhsayCBS reports it. */
export interface BackupJob {
  readonly setId: string;
  /** The server's word, such as `BS_STOP_SUCCESS`. */
  readonly status: string;
  /** As the server writes it, in its own time zone: `yyyy-MM-dd`, with or without a time of day. */
  readonly started: string;
  readonly ended: string;
}

/**
 * The jobs of an answer to `ListBackupJobStatus.do`; a record that is none is left out.
 * @throws ImportError `serverError`, `notAnAnswer`
 */
export function jobsOf(answer: unknown): BackupJob[] {
  return readAnswer(answer).flatMap((record): BackupJob[] => {
    if (!isRecord(record)) return [];
    const { BackupSetID: setId, BackupJobStatus: status, StartTime: started, EndTime: ended } = record;
    return typeof setId === 'string' &&
      typeof status === 'string' &&
      typeof started === 'string' &&
      typeof ended === 'string'
      ? [{ setId, status, started, ended }]
      : [];
  });
}

/** Plain success; "with error" and "with warning" are other words. */
const success = 'BS_STOP_SUCCESS';
/** No clock on earth is further ahead of UTC; in milliseconds. */
export const furthestAhead = 14 * 60 * 60 * 1000;

/**
 * The last successful job of a set that began after a moment. The server does not tell its time zone, so a job
 * counts only if it began later in every time zone: evidence may come a day late, and is never wrong.
 * @param after ISO 8601, for example when the set was marked as applied
 * @returns one whose times are times; what it is evidence of, see `core/evidence/backupEvidence.ts`
 */
export function lateJobEvidence(
  jobs: readonly BackupJob[],
  setId: string,
  after: string,
): BackupJob | undefined {
  const moment = Date.parse(after);
  const [last] = jobs
    .filter(({ setId: id, status }) => id === setId && status === success)
    .filter(({ started, ended }) => earliest(started) > moment && !Number.isNaN(earliest(ended)))
    .sort((a, b) => earliest(b.ended) - earliest(a.ended));
  return last;
}

/** The earliest moment that the server's words can mean, in milliseconds since 1970. NaN: they mean none. */
function earliest(words: string): number {
  const [, day, time = '00:00:00'] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/.exec(words.trim()) ?? [];
  return Date.parse(`${day ?? ''}T${time}Z`) - furthestAhead;
}
