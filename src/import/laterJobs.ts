import type { SetKey } from '../core/backupSets/backupSet';
import type { BackupEvidence } from '../core/evidence/backupEvidence';
import { type AhsayCbs, type Asking, listBackupJobs, listBackupSets } from './ahsayCbs';
import { furthestAhead, lateJobEvidence } from './backupJobs';

/** A set, and after which moment (ISO 8601) its jobs count. */
export interface WantedJob {
  readonly key: SetKey;
  readonly id: string;
  readonly since: string;
}

export interface LaterJobs {
  /** Of the wanted sets, those that the server lists for this backup user. */
  readonly listed: readonly SetKey[];
  /** Of these, those with a later successful job: its last one. */
  readonly found: ReadonlyMap<SetKey, BackupEvidence>;
}

/** The server tells of one day at a time: a set whose last success is older has other worries. */
const mostDays = 31;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Looks for the last successful job of each wanted set of one backup user, from the newest day back to the one after
 * which the sets' jobs count, and no further than is needed: it is somebody's production server.
 * @param now milliseconds since 1970
 * @throws ImportError or ProblemError `network`, `attempt`
 */
export async function laterJobs(
  server: AhsayCbs,
  loginName: string,
  { wanted, now }: { readonly wanted: readonly WantedJob[]; readonly now: number },
  asking: Asking = {},
): Promise<LaterJobs> {
  const ids = new Set((await listBackupSets(server, loginName, asking)).sets.map(({ id }) => id));
  const listed = wanted.filter(({ id }) => ids.has(id));
  const found = new Map<SetKey, BackupEvidence>();
  let open = listed;
  // The days of a server whose clock is the furthest ahead; on those of any other there is nothing yet.
  for (let day = now + furthestAhead, days = 0; days < mostDays; day -= dayMs, days += 1) {
    const endOfDay = Math.floor(day / dayMs) * dayMs + dayMs;
    open = open.filter(({ since }) => Date.parse(since) + furthestAhead < endOfDay);
    if (open.length === 0) break;
    const jobs = await listBackupJobs(server, loginName, new Date(day).toISOString().slice(0, 10), asking);
    for (const { key, id, since } of open) {
      const job = lateJobEvidence(jobs, id, since);
      if (job) found.set(key, { at: job.ended.trim(), since });
    }
    open = open.filter(({ key }) => !found.has(key));
  }
  return { listed: listed.map(({ key }) => key), found };
}
