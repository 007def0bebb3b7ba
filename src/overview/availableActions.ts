import type { BackupSet } from '../core/backupSets/backupSet';
import type { Judgement } from '../core/rules/judgement';
import { aftercareOf } from '../core/rules/aftercare';
import { isAboutApp, recordableMethods } from '../core/rules/recordWithout';
import { isDone } from '../core/overview/setStage';
import type { LocalState, SetStatus, StatusReason } from '../core/overview/setStatus';

/**
 * What can be done with a set. `authorizeAgainNow`: it is not only possible but due. `running`: its migration can
 * be shown and cancelled. `recordWithout`: the record can say that it's migrated in the product itself.
 */
export const actions = [
  'migrate',
  'authorizeAgain',
  'authorizeAgainNow',
  'running',
  'enterClientId',
  'recordWithout',
  'verify',
  'forget',
  'markApplied',
  'takeBackApplied',
  'markBackupRan',
  'takeBackBackupRan',
  'aftercare',
  'undo',
] as const;
export type Action = (typeof actions)[number];

/**
 * What the commands offer for a set. A blocked set is offered too: the page says what stands in the way and who
 * removes it. Only an entry that cannot be told from another is not.
 */
export function availableActions(
  set: BackupSet,
  judgement: Judgement,
  status: SetStatus,
  local: LocalState,
  running: boolean,
): ReadonlySet<Action> {
  const offered: Action[] = [];
  if (set.faults.includes('duplicateId')) return setOf(offered);
  const { method } = status;
  if (mayMove(method, judgement)) offered.push('migrate');
  if (method !== 'basic') offered.push('authorizeAgain');
  if (status.reasons.some(({ id }) => renewing.includes(id))) offered.push('authorizeAgainNow');
  if (running || status.authorization === 'notSaved' || status.waitingForAdministrator)
    offered.push('running');
  if (set.tenant !== undefined && judgement.blockedBy.some(isAboutApp)) offered.push('enterClientId');
  const isDue =
    set.authentication.grant === undefined || status.reasons.some(({ id }) => id === 'authorizeAgain');
  if ((isDue || mayMove(method, judgement)) && recordableMethods(set, judgement).length > 0)
    offered.push('recordWithout');
  if (method !== 'basic' && status.authorization === 'here') offered.push('verify');
  if (method !== 'basic' && (status.authorization === 'here' || status.authorization === 'unknown'))
    offered.push('forget');
  if (status.stage === 'recorded') offered.push('markApplied');
  if (status.stage === 'done') offered.push('markBackupRan');
  if (isDone(status.stage)) offered.push('takeBackApplied');
  if (set.authentication.backupRan !== undefined) offered.push('takeBackBackupRan');
  if (isDone(status.stage) && aftercareOf(set, local.before).length > 0) offered.push('aftercare');
  if (method !== 'basic' && local.undoable) offered.push('undo');
  return setOf(offered);
}

/** Reasons that a new authorization with the same method removes. */
const renewing: readonly StatusReason['id'][] = [
  'notHere',
  'authorizeAgain',
  'refused',
  'limitsOpen',
  'signerMissing',
];

/** Off Basic; on to Modern; or back to Hybrid, where Modern is closed to a set that the file calls Modern. */
function mayMove(method: SetStatus['method'], { modern, hybrid }: Judgement): boolean {
  switch (method) {
    case 'basic':
      return true;
    case 'hybrid':
      return modern.open;
    case 'modern':
      return !modern.open && hybrid.open;
  }
}

const known = new Map<string, ReadonlySet<Action>>();

/** Ten thousand sets share a few dozen. */
function setOf(offered: readonly Action[]): ReadonlySet<Action> {
  const names = offered.join();
  let shared = known.get(names);
  if (!shared) known.set(names, (shared = new Set(offered)));
  return shared;
}
