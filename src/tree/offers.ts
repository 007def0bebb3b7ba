import type { BackupSet } from '../core/backupSet';
import type { Judgement } from '../core/judgement';
import type { Here, SetStatus } from '../core/setStatus';

/**
 * What can be done with a set. `authorizeAgainNow`: it is not only possible but due. `running`: its migration can
 * be shown and cancelled.
 */
export const offers = [
  'migrate',
  'authorizeAgain',
  'authorizeAgainNow',
  'running',
  'verify',
  'forget',
  'markApplied',
  'takeBackApplied',
  'undo',
] as const;
export type Offer = (typeof offers)[number];

/**
 * What the commands offer for a set. A blocked set is offered too: the page says what stands in the way and who
 * removes it. Only an entry that cannot be told from another is not.
 */
export function offersOf(
  set: BackupSet,
  judgement: Judgement,
  status: SetStatus,
  here: Here,
  running: boolean,
): ReadonlySet<Offer> {
  const offered: Offer[] = [];
  if (set.faults.includes('duplicateId')) return setOf(offered);
  const { method } = status;
  if (method === 'basic' || (method === 'hybrid' && judgement.modern.open)) offered.push('migrate');
  if (method !== 'basic') offered.push('authorizeAgain');
  if (
    status.place === 'notHere' ||
    status.reasons.some(({ id }) => id === 'authorizeAgain' || id === 'refused')
  ) {
    offered.push('authorizeAgainNow');
  }
  if (running || status.place === 'notSaved' || status.waitingForAdministrator) offered.push('running');
  if (method !== 'basic' && status.place === 'here') offered.push('verify');
  if (method !== 'basic' && (status.place === 'here' || status.place === 'unknown')) offered.push('forget');
  if (status.applied === 'notYet') offered.push('markApplied');
  if (status.applied === 'applied') offered.push('takeBackApplied');
  if (method !== 'basic' && here.undoable) offered.push('undo');
  return setOf(offered);
}

const known = new Map<string, ReadonlySet<Offer>>();

/** Ten thousand sets share a few dozen. */
function setOf(offered: readonly Offer[]): ReadonlySet<Offer> {
  const names = offered.join();
  let shared = known.get(names);
  if (!shared) known.set(names, (shared = new Set(offered)));
  return shared;
}

/** What is offered for a tenant or an account: where it is for one of its sets, at least. */
export function offersOfAll(rows: readonly { readonly offers: ReadonlySet<Offer> }[]): readonly Offer[] {
  return forSeveral.filter((offer) => rows.some(({ offers: offered }) => offered.has(offer)));
}

/** Of the offers, those that take several sets at once. */
const forSeveral: readonly Offer[] = ['verify', 'markApplied', 'takeBackApplied', 'undo'];
