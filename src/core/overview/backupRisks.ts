import { groupBy } from '../basics/groupBy';
import { sourceTable } from '../backupSets/sources';
import { sources as everySource, type BackupSet } from '../backupSets/backupSet';
import type { JudgedSet } from './planStep';
import { failsForMail } from './retirements';

/**
 * Why a set is probably not backed up. `failsForMail`: Exchange Online refuses Basic. `mayFailForMail`: the same, if a set
 * whose sources nobody listed holds mail. `sitesRefused`: SharePoint takes no stored password, which Basic and Hybrid have.
 * `notDone`: what was recorded isn't done in the product, which most likely goes on with Basic. `refused`: Microsoft refused
 * the authorization at its last test. Only the first is certain; the others are inferences, and must be shown as such.
 */
export const riskIds = ['failsForMail', 'mayFailForMail', 'sitesRefused', 'notDone', 'refused'] as const;
export type RiskId = (typeof riskIds)[number];

export interface BackupRisk<T extends JudgedSet = JudgedSet> {
  readonly id: RiskId;
  readonly inferred: boolean;
  /** At least one. */
  readonly sets: readonly T[];
}

/**
 * Each set once, under what presses most. A backup that ran since the record speaks against all of them but `sitesRefused`: a
 * job counts as successful that left sites out.
 */
export function backupRisks<T extends JudgedSet>(sets: Iterable<T>): readonly BackupRisk<T>[] {
  const byRisk = groupBy(sets, riskOf);
  return riskIds.flatMap((id) => {
    const concerned = byRisk.get(id);
    return concerned ? [{ id, inferred: id !== 'failsForMail', sets: concerned }] : [];
  });
}

function riskOf({ set, status }: JudgedSet): RiskId | undefined {
  const { stage, laterJob, verified } = status;
  const ran = stage === 'backupRan' || laterJob !== undefined;
  if (!ran && failsForMail(set)) return set.sources === undefined ? 'mayFailForMail' : 'failsForMail';
  if (set.authentication.method !== 'modern' && holdsSites(set)) return 'sitesRefused';
  if (ran) return undefined;
  if (stage === 'recorded') return 'notDone';
  return verified === 'refused' ? 'refused' : undefined;
}

/** Only if the file lists them: a set whose sources are unknown is under `mayFailForMail`, or off Basic. */
function holdsSites({ sources = [] }: BackupSet): boolean {
  return everySource.some(
    (source) =>
      sources.includes(source) && sourceTable[source].retirements.includes('sharePointPasswordEnds'),
  );
}
