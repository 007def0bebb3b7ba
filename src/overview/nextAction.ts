import type { BackupSet } from '../core/backupSets/backupSet';
import type { SetStatus } from '../core/overview/setStatus';
import { isAboutApp } from '../core/rules/recordWithout';
import type { Action } from './availableActions';

/**
 * The one thing to do next with a set. `openEntry`: its file must change first, by hand. `upgrade`: the backup product must, outside
 * of this program. `checkBackup`: AhsayCBS is asked for a later job, or the person looks in the product.
 */
export type NextAction =
  | Extract<Action, 'migrate' | 'authorizeAgain' | 'running' | 'enterClientId' | 'markApplied' | 'aftercare'>
  | 'openEntry'
  | 'upgrade'
  | 'checkBackup';

/** By what presses most. Undefined: nothing is left to do. */
export function nextActionOf(
  { faults }: Pick<BackupSet, 'faults'>,
  status: SetStatus,
  actions: ReadonlySet<Action>,
): NextAction | undefined {
  if (faults.length > 0) return 'openEntry';
  if (actions.has('running')) return 'running';
  const blocked = status.reasons.find(({ id }) => id === 'blocked');
  const rule = blocked && 'rule' in blocked ? blocked.rule : undefined;
  if (rule === 'productTooOld') return 'upgrade';
  if (rule !== undefined && isAboutApp(rule) && actions.has('enterClientId')) return 'enterClientId';
  if (blocked) return 'openEntry';
  if (status.method === 'basic') return 'migrate';
  // Moving on authorizes anew, too.
  const otherMethod = status.reasons.some(({ id }) => id === 'reviewDue' || id === 'methodClosed');
  if (otherMethod && actions.has('migrate')) return 'migrate';
  if (actions.has('authorizeAgainNow')) return 'authorizeAgain';
  if (status.stage === 'recorded') return 'markApplied';
  if (status.stage === 'done') return 'checkBackup';
  if (status.hybridForNow) return 'upgrade';
  return status.aftercareOpen.length > 0 ? 'aftercare' : undefined;
}
