import { keyOf, type BackupSet, type SetKey, type TargetMethod, type Tenant } from './backupSet';
import { admits, type GrantFacts } from './grant';
import type { GapId, Judgement, RuleId, Signer } from './judgement';
import { firstMethod } from './rules';
import type { SetStatus, StatusReason } from './setStatus';

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
  /** Names of the permissions that a set and a method need now. */
  readonly needed: (set: BackupSet, method: TargetMethod) => readonly string[];
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
  { readonly kind: 'signIn' } | { readonly kind: 'use' | 'save'; readonly grant: GrantFacts };

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
}

/**
 * What is to be done for these sets, in their order: tenant after tenant, account after account, one step for each
 * authorization. Sets of an account share one where their rules say that it serves the account, whatever their
 * methods; a finished authorization that serves some of them only is a step of its own.
 */
export function planOf(judged: Iterable<JudgedSet>, facts: PlanFacts): Plan {
  const tenants = new Map<string, OpenTenant>();
  const known = new Map<Tenant, OpenTenant>();
  const here = grantsHere(facts.grants);
  let [inOrder, toVerify] = [0, 0];
  for (const one of judged) {
    if (!wantsAuthorization(one.status)) {
      if (one.status.needsAction) toVerify++;
      else inOrder++;
      continue;
    }
    accountOf(one.set, tenants, known).sets.push(one);
  }
  const planned = [...tenants.values()].map(({ name, tenant, accounts }) => ({
    name,
    tenant,
    accounts: [...accounts.values()].map((account) => plannedAccount(account, here, facts)),
  }));
  const accounts = planned.flatMap((tenant) => tenant.accounts);
  return {
    tenants: planned,
    steps: accounts.flatMap(({ steps }) => steps),
    blocked: accounts.reduce((sum, { blocked }) => sum + blocked.length, 0),
    inOrder,
    toVerify,
  };
}

/** Reasons that Verify Authorization answers better than another sign-in: it renews, or tells what is missing. */
const verifiable: ReadonlySet<StatusReason['id']> = new Set(['goesStale', 'checkFailed']);

/** The set needs an action, and a new authorization is one that helps. */
export function wantsAuthorization({ needsAction, reasons }: SetStatus): boolean {
  return needsAction && reasons.some(({ id }) => !verifiable.has(id));
}

interface OpenAccount {
  readonly name: string;
  readonly sets: JudgedSet[];
}
interface OpenTenant {
  readonly name: string;
  readonly tenant: Tenant | undefined;
  readonly accounts: Map<string, OpenAccount>;
}

function accountOf(
  { tenant, tenantId, file, account }: BackupSet,
  tenants: Map<string, OpenTenant>,
  known: Map<Tenant, OpenTenant>,
): OpenAccount {
  const inTenant = (tenant && known.get(tenant)) ?? tenantOf();
  const exact = inTenant.accounts.get(account);
  if (exact) return exact;
  const lower = account.trim().toLowerCase();
  let inAccount = inTenant.accounts.get(lower);
  if (!inAccount) inTenant.accounts.set(lower, (inAccount = { name: account, sets: [] }));
  return inAccount;

  /** The same tenant of several files is one; a name that no file explains stays with its file. */
  function tenantOf(): OpenTenant {
    const name = tenant?.tenant ?? tenantId;
    const id = tenant ? `${tenant.cloud}/${name.toLowerCase()}` : `?/${file}#${name}`;
    const found = tenants.get(id) ?? { name, tenant, accounts: new Map<string, OpenAccount>() };
    tenants.set(id, found);
    if (tenant) known.set(tenant, found);
    return found;
  }
}

function plannedAccount({ name, sets }: OpenAccount, here: GrantsHere, facts: PlanFacts): PlannedAccount {
  const blocked: BlockedSet[] = [];
  const shared = new Map<string, JudgedSet[]>();
  for (const one of sets) {
    const rules = standsAgainst(one.judgement);
    if (rules.length > 0) {
      blocked.push({ key: one.key, set: one.set, rules });
      continue;
    }
    const scope = scopeOf(one);
    const sharing = shared.get(scope);
    if (sharing) sharing.push(one);
    else shared.set(scope, [one]);
  }
  return {
    name,
    blocked,
    steps: [...shared.values()].flatMap((sharing) => stepsOf(name, sharing, here, facts)),
  };
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

function stepsOf(
  account: string,
  sets: readonly JudgedSet[],
  here: GrantsHere,
  facts: PlanFacts,
): PlanStep[] {
  const [first] = sets;
  const tenant = first?.set.tenant;
  if (!first || !tenant) return [];
  const candidates = here.byAccount.get(account.trim().toLowerCase()) ?? [];
  if (candidates.length === 0) return [stepOf(tenant, account, sets, { kind: 'signIn' })];
  const serves = (grant: GrantFacts, one: JudgedSet): boolean => admitsSet(grant, one, facts);
  const steps: PlanStep[] = [];
  let left = sets;
  for (const grant of candidates) {
    const pendingHere = left.some(
      ({ key, status }) => status.place === 'notSaved' && here.forSet.get(key) === grant,
    );
    if (!pendingHere) continue;
    const served = left.filter((one) => serves(grant, one));
    if (served.length === 0) continue;
    steps.push(stepOf(tenant, account, served, { kind: 'save', grant }));
    left = left.filter((one) => !served.includes(one));
  }
  if (left.length === 0) return steps;
  const grant = candidates.find((candidate) => left.every((one) => serves(candidate, one)));
  return [...steps, stepOf(tenant, account, left, grant ? { kind: 'use', grant } : { kind: 'signIn' })];
}

/** A grant that is to be renewed is not used again. */
function admitsSet(grant: GrantFacts, one: JudgedSet, { needed }: PlanFacts): boolean {
  const { set, judgement } = one;
  const method = methodOf(one, grant);
  return (
    method !== undefined &&
    grant.id !== set.authentication.grant &&
    admits(grant, set, judgement, method, needed(set, method)).admitted
  );
}

/** What was chosen for a finished authorization stays chosen. */
function methodOf({ key, set, judgement, status }: JudgedSet, grant?: GrantFacts): TargetMethod | undefined {
  const unsaved = status.place === 'notSaved' && grant !== undefined && keyOfIntent(grant) === key;
  return unsaved ? grant.intent.method : firstMethod(judgement, set.authentication.method);
}

function stepOf(tenant: Tenant, account: string, sets: readonly JudgedSet[], way: StepWay): PlanStep {
  const grant = way.kind === 'signIn' ? undefined : way.grant;
  let signer: Signer = 'anyMember';
  let signerBy: RuleId | undefined;
  const planned = sets.map((one): PlannedSet => {
    const method = methodOf(one, grant);
    if (method) {
      const asked = one.judgement[method];
      if (signerBy === undefined || (signer === 'anyMember' && asked.signer !== signer)) {
        ({ signer, signerBy } = asked);
      }
    }
    return { key: one.key, set: one.set, method, exceptions: exceptionsOf(one, method, way) };
  });
  const shared = sets.every(({ judgement }) => judgement.grantScope.serves === 'account');
  return { tenant, account, sets: planned, way, signer, signerBy, shared };
}

const none: readonly PlanException[] = [];

function exceptionsOf(
  { set, judgement, status }: JudgedSet,
  method: TargetMethod | undefined,
  way: StepWay,
): readonly PlanException[] {
  const found: PlanException[] = [];
  const { undecidedBy, modern, hybrid } = judgement;
  if (method === undefined) {
    if (undecidedBy !== undefined) found.push({ id: 'undecided', rule: undecidedBy });
  } else {
    const { gaps, gapsBy, signer, signerBy } = judgement[method];
    if (gapsBy !== undefined) found.push({ id: 'limits', rule: gapsBy, gaps });
    const [closedBy] = modern.closedBy;
    if (method === 'hybrid' && closedBy !== undefined) found.push({ id: 'hybridForNow', rule: closedBy });
    if (way.kind === 'signIn' && signer === 'globalAdministrator') {
      if (set.accountRole === 'unknown') found.push({ id: 'roleUnknown', rule: signerBy });
      else if (set.accountRole === 'ordinary' && hybrid.open)
        found.push({ id: 'administrator', rule: signerBy });
    }
  }
  if (status.waitingForAdministrator) found.push({ id: 'waitingForAdministrator' });
  return found.length > 0 ? found : none;
}

/** Grants by whom they may serve, so that ten thousand sets are not held against each of them; the youngest first. */
interface GrantsHere {
  readonly byAccount: ReadonlyMap<string, readonly GrantFacts[]>;
  /** The youngest that was made for the set. */
  readonly forSet: ReadonlyMap<SetKey, GrantFacts>;
}

function grantsHere(grants: readonly GrantFacts[]): GrantsHere {
  const byAccount = new Map<string, GrantFacts[]>();
  const forSet = new Map<SetKey, GrantFacts>();
  for (const grant of [...grants].sort((a, b) => (a.authorizedAt < b.authorizedAt ? 1 : -1))) {
    const account = grant.account.trim().toLowerCase();
    const others = byAccount.get(account);
    if (others) others.push(grant);
    else byAccount.set(account, [grant]);
    const key = keyOfIntent(grant);
    if (!forSet.has(key)) forSet.set(key, grant);
  }
  return { byAccount, forSet };
}

/** The set that the grant was made for. */
function keyOfIntent({ intent }: GrantFacts): SetKey {
  return keyOf({ file: intent.file, id: intent.set });
}
