import type { BackupSet, TargetMethod } from './backupSet';
import type { Judgement, RuleId } from './judgement';

export type Authority = 'manual' | 'vendor' | 'microsoft' | 'inference' | 'safeguard';
export interface RuleSource {
  readonly authority: Authority;
  /** Title of the document, a proper name. */
  readonly document?: string;
  /** Who says from or until which version it holds, where that is another authority. */
  readonly limitsBy?: Authority;
}
export interface Rule {
  readonly id: RuleId;
  readonly versions?: { readonly from?: string; readonly before?: string };
  readonly source: RuleSource;
}

/** Judges a set by the rules' table. Pure. */
export function judge(_set: BackupSet, _rows?: readonly Rule[]): Judgement {
  throw new Error('unfinished');
}
/** No rule blocks the set, and the method is open to it. */
export function mayMigrate(judgement: Judgement, method: TargetMethod): boolean {
  return judgement.blockedBy.length === 0 && judgement[method].open;
}
export function ruleSource(_id: RuleId): RuleSource {
  throw new Error('unfinished');
}
