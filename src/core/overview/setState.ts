import type { SetStatus } from './setStatus';

/**
 * A set's state in one word, for its icon. `blocked`: something must change before a migration can begin. `broken`: Microsoft
 * refused its authorization, or a test of it failed. `inProgress`: a finished sign-in waits for its Save, or the set for an
 * administrator. `attention`: off Basic, and yet something is to be done here. `backupRan`: nothing is left, and a backup ran
 * since. `settled`: off Basic, and nothing to point at.
 */
export type SetState =
  | 'signingIn'
  | 'blocked'
  | 'broken'
  | 'inProgress'
  | 'toMigrate'
  | 'attention'
  | 'recorded'
  | 'done'
  | 'backupRan'
  | 'settled';

/** A set's migration waits for a browser, or for Microsoft's answer. */
export interface SigningIn {
  /** When the wait for the browser ends, in milliseconds since 1970. Undefined: it isn't, or no longer, waited for. */
  readonly until: number | undefined;
}

export function setStateOf(
  { reasons, authorization: place, waitingForAdministrator, stage, verified }: SetStatus,
  signingIn?: SigningIn,
): SetState {
  if (signingIn) return 'signingIn';
  if (reasons.some(({ id }) => id === 'fault' || id === 'blocked')) return 'blocked';
  if (place === 'notSaved' || waitingForAdministrator) return 'inProgress';
  if (verified === 'refused' || verified === 'failed') return 'broken';
  if (stage === 'toMigrate') return 'toMigrate';
  const pressing = reasons.filter(({ id }) => id !== 'notDone' && id !== 'upgrade');
  if (pressing.length > 0) return 'attention';
  // The upgrade comes after the change that is recorded.
  if (stage === 'recorded') return 'recorded';
  if (reasons.length > 0) return 'attention';
  return stage === 'done' || stage === 'backupRan' ? stage : 'settled';
}
