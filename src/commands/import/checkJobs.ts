import type { SetKey } from '../../core/backupSets/backupSet';
import { jobsSince } from '../../core/evidence/backupEvidence';
import type { LaterJobs, WantedJob } from '../../import/laterJobs';
import type { SetRow } from '../../overview/rows';
import { showInformation } from '../../window/messages';
import { askAhsayCbs } from './askAhsayCbs';
import type { CommandContext } from '../context';
import { setCountWords } from '../../wording/basics/setCounts';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/**
 * Check Backup Jobs at AhsayCBS: looks for a later successful job of each migrated set, and remembers it as evidence
 * that backups run. What was found before an error is kept.
 */
export async function checkJobs({ overview, localGrants, services, storage }: CommandContext): Promise<void> {
  await overview.settled();
  const wanted = overview.rows.sets.flatMap(wantedOf);
  if (wanted.length === 0) {
    void showInformation(l10n.t('No backup set has been migrated yet, so no later job can be found.'));
    return;
  }
  const { laterJobs } = await import('../../import/laterJobs');
  const title = (origin: string) => l10n.t('Asking {0} for its backup jobs', origin);
  const answers = await askAhsayCbs(
    storage,
    l10n.t('Check Backup Jobs at AhsayCBS'),
    title,
    async (server, loginName, asking) => {
      const answer = await laterJobs(server, loginName, { wanted, now: services.now() }, asking);
      for (const [key, job] of answer.found) await services.memory.keepJob(key, job);
      return answer;
    },
  );
  localGrants.fire();
  if (answers) sumUp(answers, wanted);
}

/** An entry that cannot be told from another has no jobs of its own. */
function wantedOf({ key, set }: SetRow): readonly WantedJob[] {
  const since = jobsSince(set.authentication);
  return since === undefined || set.faults.includes('duplicateId') ? [] : [{ key, id: set.id, since }];
}

function sumUp(answers: readonly LaterJobs[], wanted: readonly WantedJob[]): void {
  const listed = new Set<SetKey>(answers.flatMap((answer) => answer.listed));
  const found = new Set<SetKey>(answers.flatMap((answer) => [...answer.found.keys()]));
  const others = wanted.length - listed.size;
  const sentences = [
    l10n.t('A later successful job: {0} of {1}.', found.size, setCountWords(listed.size)),
    ...(others > 0 ? [l10n.t('Migrated sets of other backup users: {0}.', others)] : []),
  ];
  void showInformation(sentences.join(between.sentences));
}
