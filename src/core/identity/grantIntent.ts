import type { TargetMethod } from '../backupSets/backupSet';

/** A set that a grant was made for, and the method that it is to get. */
export interface IntendedSet {
  /** URI of the file. */
  readonly file: string;
  /** The set's id within the file. */
  readonly set: string;
  readonly method: TargetMethod;
  /**
   * The grant that the set's record named when the sign-in was made, empty: none. A record that names another one has
   * come since then, from a colleague. Undefined: an earlier version did not note it.
   */
  readonly replaces?: string;
}

/** What a grant was authorized for: the journal of a Save that has not happened yet. */
export interface GrantIntent extends IntendedSet {
  /** The other sets of its group. */
  readonly others?: readonly IntendedSet[];
  /** Limits accepted for all of them. */
  readonly acknowledged: readonly string[];
  /** The edition's version at that time. */
  readonly edition?: string;
}

/** All sets that it is for. */
export function intendedSets(intent: GrantIntent): readonly IntendedSet[] {
  return [intent, ...(intent.others ?? [])];
}
