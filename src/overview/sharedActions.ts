import type { Action } from './availableActions';

/** What is offered for a tenant or an account: where it is for one of its sets, at least. */
export function sharedActions(rows: readonly { readonly actions: ReadonlySet<Action> }[]): readonly Action[] {
  return forSeveral.filter((action) => rows.some((row) => row.actions.has(action)));
}

/** Of the actions, those that take several sets at once. */
const forSeveral: readonly Action[] = [
  'recordWithout',
  'verify',
  'markApplied',
  'takeBackApplied',
  'markBackupRan',
  'takeBackBackupRan',
  'aftercare',
  'undo',
];
