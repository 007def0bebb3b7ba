import type { SetStatus } from './setStatus';

export const statusTones = ['stopped', 'needsAction', 'inProgress', 'authorized'] as const;
/**
 * A status in one word, for colours and marks. `stopped`: action is needed before a migration can begin.
 * `inProgress`: begun, and to be finished: by Save, by an administrator, or by telling the backup product.
 */
export type StatusTone = (typeof statusTones)[number];

/** Undefined: nothing to point at. */
export function toneOf({
  reasons,
  authorization: place,
  waitingForAdministrator,
  applied,
}: SetStatus): StatusTone | undefined {
  if (reasons.some(({ id }) => id === 'fault' || id === 'blocked')) return 'stopped';
  if (place === 'notSaved' || waitingForAdministrator) return 'inProgress';
  if (reasons.length > 0) return 'needsAction';
  if (applied === 'notYet') return 'inProgress';
  return place === 'here' ? 'authorized' : undefined;
}
