import type { TargetMethod } from '../backupSets/backupSet';

/** Id of a row in `rules.json`. The host holds its sentence; the row holds its source. */
export type RuleId = string;
/** Id of a limit that must be acknowledged, from `rules.json`. */
export type GapId = string;
/** Who has to sign in: any member of the tenant (the set's own account is expected), or a Global Administrator. */
export type Signer = 'anyMember' | 'globalAdministrator';

export interface MethodJudgement {
  readonly method: TargetMethod;
  readonly open: boolean;
  /** Rules that close it; empty when open. */
  readonly closedBy: readonly RuleId[];
  readonly signer: Signer;
  /** The rule that asks for that signer. */
  readonly signerBy: RuleId;
  /** Limits to acknowledge before Continue. */
  readonly gaps: readonly GapId[];
  /** The rule that names the gaps, if any. */
  readonly gapsBy: RuleId | undefined;
}

/** What the rules say of one set, today. */
export interface Judgement {
  /** Rules that stop every migration of the set (product too old, retired cloud, …); empty: none. */
  readonly blockedBy: readonly RuleId[];
  /** The rule that suggests a migration: the set is Basic, and its product can. */
  readonly suggestedBy: RuleId | undefined;
  readonly hybrid: MethodJudgement;
  readonly modern: MethodJudgement;
  /** Undefined: `workaround` or `undecidedBy` (a block, or something unknown) says why nothing can be recommended. */
  readonly recommended: { readonly method: TargetMethod; readonly rule: RuleId } | undefined;
  /**
   * The rule that leaves the set nothing but Hybrid until an upgrade of its product: its sites are most likely not backed
   * up, so that nobody recommends it.
   */
  readonly workaround: RuleId | undefined;
  readonly undecidedBy: RuleId | undefined;
  /** Whether one authorization serves every set of the account, or one set. */
  readonly grantScope: { readonly serves: 'account' | 'backupSet'; readonly rule: RuleId };
  /** The set is Hybrid only because Modern was closed for it. */
  readonly hybridForNow: RuleId | undefined;
  /** That Hybrid is due for review: Modern is open for it now. */
  readonly reviewDue: RuleId | undefined;
  /** Modern or Hybrid, but has to authorize again (the upgrade to 9). */
  readonly authorizeAgain: RuleId | undefined;
}
