import type { BackupSet, SetKey, TargetMethod, Tenant } from '../backupSets/backupSet';
import type { GrantFacts } from '../identity/grant';
import type { GapId, Judgement, RuleId, Signer } from '../rules/judgement';
import type { Permission, SetAndMethod } from '../identity/permissions';
import type { SetStatus } from './setStatus';

/** A set with what rules and badge say of it. A row of the view is one. */
export interface JudgedSet {
  readonly key: SetKey;
  readonly set: BackupSet;
  readonly judgement: Judgement;
  readonly status: SetStatus;
}

/** What a plan has to know beside the sets. */
export interface PlanFacts {
  /** Every grant that can be read here. */
  readonly grants: readonly GrantFacts[];
  /** What a sign-in for these sets asks for now; each service and reason once. */
  readonly permissions: (wanted: readonly SetAndMethod[]) => readonly Permission[];
}

/** What the engineer decides, or should know, before the set is authorized; each with the rule that says so. */
export type PlanException =
  /** The rules recommend no method. */
  | { readonly id: 'undecided'; readonly rule: RuleId }
  /** Limits to acknowledge. */
  | { readonly id: 'limits'; readonly rule: RuleId; readonly gaps: readonly GapId[] }
  /** Hybrid, because Modern is closed. */
  | { readonly id: 'hybridForNow'; readonly rule: RuleId }
  /** The file does not tell the account's role, so that an administrator is asked for. */
  | { readonly id: 'roleUnknown'; readonly rule: RuleId }
  /** An administrator must sign in; where none is at hand, Hybrid is open. */
  | { readonly id: 'administrator'; readonly rule: RuleId }
  | { readonly id: 'waitingForAdministrator' };

export interface PlannedSet {
  readonly key: SetKey;
  readonly set: BackupSet;
  /** Undefined: the engineer chooses. */
  readonly method: TargetMethod | undefined;
  readonly exceptions: readonly PlanException[];
}

/** How a step gets its authorization. `use`: one is here already. `save`: it is finished, and only Save is missing. */
export type StepWay =
  | { readonly kind: 'signIn' }
  | { readonly kind: 'use' | 'save'; readonly grant: GrantFacts };

/** One authorization, and the sets that it will serve. */
export interface PlanStep {
  readonly tenant: Tenant;
  readonly account: string;
  readonly sets: readonly PlannedSet[];
  readonly way: StepWay;
  /** The strictest that its sets ask for: an administrator's grant serves Hybrid too. */
  readonly signer: Signer;
  /** The rule that asks for that signer. Undefined: no method is chosen yet. */
  readonly signerBy: RuleId | undefined;
  /** The rules let the authorization serve other sets of the account too. */
  readonly shared: boolean;
}
