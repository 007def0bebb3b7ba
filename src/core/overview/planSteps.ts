import { groupBy } from '../basics/groupBy';
import { accountKey, keyOf, type SetKey, type TargetMethod, type Tenant } from '../backupSets/backupSet';
import { admits, type GrantFacts } from '../identity/grant';
import { intendedSets } from '../identity/grantIntent';
import type { RuleId, Signer } from '../rules/judgement';
import { permissionNames } from '../identity/permissions';
import { firstMethod } from '../rules/rules';
import { timeOf } from '../basics/time';
import type { JudgedSet, PlanException, PlanFacts, PlannedSet, PlanStep, StepWay } from './planStep';

/**
 * The steps for sets of one account that can share an authorization: one for each finished authorization that is here
 * and only has to be saved, and one for the rest. Empty: the sets have no tenant.
 * @param sets of one account and scope, none of them blocked
 */
export function stepsOf(
  account: string,
  sets: readonly JudgedSet[],
  here: GrantsHere,
  facts: PlanFacts,
): PlanStep[] {
  const [first] = sets;
  const tenant = first?.set.tenant;
  if (!first || !tenant) return [];
  const candidates = here.byAccount.get(accountKey(account)) ?? [];
  if (candidates.length === 0) return [stepOf(tenant, account, sets, { kind: 'signIn' }, here)];
  const serves = (grant: GrantFacts, one: JudgedSet): boolean => admitsSet(grant, one, here, facts);
  const steps: PlanStep[] = [];
  let left = sets;
  for (const grant of candidates) {
    const pendingHere = left.some(
      ({ key, status }) => status.authorization === 'notSaved' && here.intended.get(key)?.grant === grant,
    );
    if (!pendingHere) continue;
    const served = new Set(left.filter((one) => serves(grant, one)));
    if (served.size === 0) continue;
    steps.push(stepOf(tenant, account, [...served], { kind: 'save', grant }, here));
    left = left.filter((one) => !served.has(one));
  }
  if (left.length === 0) return steps;
  const grant = candidates.find((candidate) => left.every((one) => serves(candidate, one)));
  const way: StepWay = grant ? { kind: 'use', grant } : { kind: 'signIn' };
  return [...steps, stepOf(tenant, account, left, way, here)];
}

/** A grant that is to be renewed is not used again. */
function admitsSet(grant: GrantFacts, one: JudgedSet, here: GrantsHere, { permissions }: PlanFacts): boolean {
  const { set, judgement } = one;
  const method = methodOf(one, grant, here);
  return (
    method !== undefined &&
    grant.id !== set.authentication.grant &&
    admits(grant, set, judgement, method, permissionNames(permissions([{ set, method }])))
  );
}

/** What was chosen for a finished authorization stays chosen. */
function methodOf(
  { key, set, judgement, status }: JudgedSet,
  grant: GrantFacts | undefined,
  here: GrantsHere,
): TargetMethod | undefined {
  const intended = status.authorization === 'notSaved' ? here.intended.get(key) : undefined;
  return intended && intended.grant === grant
    ? intended.method
    : firstMethod(judgement, set.authentication.method);
}

function stepOf(
  tenant: Tenant,
  account: string,
  sets: readonly JudgedSet[],
  way: StepWay,
  here: GrantsHere,
): PlanStep {
  const grant = way.kind === 'signIn' ? undefined : way.grant;
  let signer: Signer = 'anyMember';
  let signerBy: RuleId | undefined;
  const planned = sets.map((one): PlannedSet => {
    const method = methodOf(one, grant, here);
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
export interface GrantsHere {
  readonly byAccount: ReadonlyMap<string, readonly GrantFacts[]>;
  /** By set, the youngest that was made for it, and the method that it was to get. */
  readonly intended: ReadonlyMap<SetKey, { readonly grant: GrantFacts; readonly method: TargetMethod }>;
}

export function grantsHere(grants: readonly GrantFacts[]): GrantsHere {
  const intended = new Map<SetKey, { readonly grant: GrantFacts; readonly method: TargetMethod }>();
  const youngestFirst = [...grants].sort((a, b) => timeOf(b.authorizedAt) - timeOf(a.authorizedAt));
  for (const grant of youngestFirst) {
    for (const { file, set, method } of intendedSets(grant.intent)) {
      const key = keyOf({ file, id: set });
      if (!intended.has(key)) intended.set(key, { grant, method });
    }
  }
  return { byAccount: groupBy(youngestFirst, ({ account }) => accountKey(account)), intended };
}
