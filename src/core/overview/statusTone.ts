import type { SetStatus } from './setStatus';

export const statusTones = ['stopped', 'needsAction', 'inProgress', 'backupRan'] as const;
/**
 * A status in one word, for colours and marks. `stopped`: action is needed before a migration can begin.
 * `inProgress`: begun, and to be finished: by Save, by an administrator, or in the backup product. `backupRan`: nothing is left,
 * and a backup ran since.
 */
export type StatusTone = (typeof statusTones)[number];

/** Undefined: nothing to point at. */
export function toneOf({
  reasons,
  authorization: place,
  waitingForAdministrator,
  stage,
}: SetStatus): StatusTone | undefined {
  if (reasons.some(({ id }) => id === 'fault' || id === 'blocked')) return 'stopped';
  if (place === 'notSaved' || waitingForAdministrator) return 'inProgress';
  if (reasons.some(({ id }) => id !== 'notDone')) return 'needsAction';
  if (stage === 'recorded') return 'inProgress';
  return stage === 'backupRan' ? 'backupRan' : undefined;
}
