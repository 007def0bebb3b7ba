import type { BackupSet } from './backupSet';
import type { Signer } from './judgement';
import type { Check, Evidence, RoleResult } from './signedIn';

export interface RecordedIdentity {
  readonly objectId: string;
  readonly tenantId: string;
}
export interface ExpectedSigner {
  /** The set's account. */
  readonly account: string;
  /** That account's ids, where an earlier authorization recorded them: they decide instead of the name. */
  readonly recorded?: RecordedIdentity | undefined;
  readonly signer: Signer;
}
/** Judges who signed in. Every check is listed, passed ones too. */
export function judgeIdentity(
  _evidence: Evidence,
  _expected: ExpectedSigner,
): { readonly role: RoleResult; readonly checks: readonly Check[] } {
  throw new Error('unfinished');
}
/** The ids that the file's record has for the set's own account. */
export function recordedIdentity(_set: BackupSet): RecordedIdentity | undefined {
  throw new Error('unfinished');
}
