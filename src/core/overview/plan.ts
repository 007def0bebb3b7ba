import { groupBy } from '../basics/groupBy';
import { type AccountGroup, byTenant } from '../backupSets/byTenant';
import type { BackupSet, SetKey, Tenant } from '../backupSets/backupSet';
import type { Judgement, RuleId } from '../rules/judgement';
import { consentsFor, type PlannedConsent } from './planConsents';
import { grantsHere, type GrantsHere, stepsOf } from './planSteps';
import { type Progress, progressOf, type SetStage } from './setStage';
import type { SetStatus, StatusReason } from './setStatus';
import type { JudgedSet, PlanFacts, PlanStep } from './planStep';

export interface BlockedSet {
  readonly key: SetKey;
  readonly set: BackupSet;
  /** At least one. */
  readonly rules: readonly RuleId[];
}

export interface PlannedAccount {
  readonly name: string;
  readonly steps: readonly PlanStep[];
  readonly blocked: readonly BlockedSet[];
}

export interface PlannedTenant {
  /** Domain or GUID; the name by which the sets refer to it where their file has no such tenant. */
  readonly name: string;
  readonly tenant: Tenant | undefined;
  readonly accounts: readonly PlannedAccount[];
  /** What its administrator can consent to beforehand, once for all of its sign-ins; one for each app. */
  readonly consents: readonly PlannedConsent[];
}

export interface Plan {
  readonly tenants: readonly PlannedTenant[];
  /** All of them, in order. */
  readonly steps: readonly PlanStep[];
  /** Sets that something stands against. */
  readonly blocked: number;
  /** Sets that need nothing. */
  readonly inOrder: number;
  /** Sets that an authorization may not help: to be verified first. */
  readonly toVerify: number;
  /** Sets that are Hybrid only until their product is upgraded. */
  readonly toUpgrade: number;
  /** Sets that were recorded without authorizing here. */
  readonly recordedWithout: number;
  readonly progress: Progress;
}

/**
 * What is to be done for these sets, in their order: tenant after tenant, account after account, one step for each
 * authorization. Sets of an account share one where their rules say that it serves the account, whatever their
 * methods; a finished authorization that serves some of them only is a step of its own.
 */
export function planOf(judged: Iterable<JudgedSet>, facts: PlanFacts): Plan {
  const here = grantsHere(facts.grants);
  const wanting: JudgedSet[] = [];
  const stages: (SetStage | undefined)[] = [];
  let [inOrder, toVerify, toUpgrade, recordedWithout] = [0, 0, 0, 0];
  for (const one of judged) {
    const { needsAction, reasons, stage, recordedBy } = one.status;
    stages.push(stage);
    if (recordedBy !== undefined) recordedWithout++;
    if (reasons.some(({ id }) => id === 'upgrade')) toUpgrade++;
    if (wantsAuthorization(one.status)) wanting.push(one);
    else if (reasons.some(({ id }) => verifiable.has(id))) toVerify++;
    else if (!needsAction) inOrder++;
  }
  const planned = byTenant(wanting).map(({ name, tenant, accounts: groups }) => {
    const accounts = groups.map((account) => plannedAccount(account, here, facts));
    const steps = accounts.flatMap((account) => account.steps);
    return { name, tenant, accounts, consents: consentsFor(steps, facts) };
  });
  const accounts = planned.flatMap((tenant) => tenant.accounts);
  return {
    tenants: planned,
    steps: accounts.flatMap(({ steps }) => steps),
    blocked: accounts.reduce((sum, { blocked }) => sum + blocked.length, 0),
    inOrder,
    toVerify,
    toUpgrade,
    recordedWithout,
    progress: progressOf(stages),
  };
}

/** Reasons that Test This Authorization answers better than another sign-in: it renews, or tells what is missing. */
const verifiable: ReadonlySet<StatusReason['id']> = new Set(['goesStale', 'checkFailed']);
/** Reasons that are removed in the backup product, and by no authorization. */
const inProduct: ReadonlySet<StatusReason['id']> = new Set(['notDone', 'upgrade']);

/** The set needs an action, and a new authorization is one that helps. */
export function wantsAuthorization({ needsAction, reasons }: SetStatus): boolean {
  return needsAction && reasons.some(({ id }) => !verifiable.has(id) && !inProduct.has(id));
}

function plannedAccount(
  { name, items }: AccountGroup<JudgedSet>,
  here: GrantsHere,
  facts: PlanFacts,
): PlannedAccount {
  const blocked = items.flatMap(({ key, set, judgement }): BlockedSet[] => {
    const rules = standsAgainst(judgement);
    return rules.length > 0 ? [{ key, set, rules }] : [];
  });
  const open = blocked.length > 0 ? items.filter((one) => standsAgainst(one.judgement).length === 0) : items;
  const steps = [...groupBy(open, scopeOf).values()].flatMap((sharing) =>
    stepsOf(name, sharing, here, facts),
  );
  return { name, blocked, steps };
}

/** What stops every migration of the set: a block, or that no method is open. */
export function standsAgainst({ blockedBy, modern, hybrid }: Judgement): readonly RuleId[] {
  return blockedBy.length > 0 || modern.open || hybrid.open
    ? blockedBy
    : [...modern.closedBy, ...hybrid.closedBy];
}

/** Sets with the same scope can share an authorization: of one app, for one account or for one set. */
function scopeOf({ key, set, judgement }: JudgedSet): string {
  return judgement.grantScope.serves === 'account' ? (set.tenant?.clientId?.toLowerCase() ?? '') : key;
}
