import { type BackupSet, keyOf, sameAccount, type TargetMethod } from '../core/backupSets/backupSet';
import type { GrantFacts } from '../core/identity/grant';
import { intendedSets } from '../core/identity/grantIntent';
import { fitsSet } from '../core/identity/fitsSet';
import { groupJudgement, withMethods } from '../core/steps/group';
import { type MigrationState, newMigration, notBegun, resumedMigration } from '../core/steps/migrationState';
import { cachedJudgement } from '../core/rules/cachedJudgement';
import { offeredWays } from '../core/identity/signInWays';
import { judgedGrant } from './reusableGrants';
import { Migration } from './migration';
import { currentMembers } from './sets/currentMembers';
import type { MigrationServices } from './services';
import type { Member } from '../core/steps/member';
import type { MigrationEnds } from './migrationEnds';

interface Beginning {
  readonly begun: boolean;
  readonly cutOff: boolean;
}

/**
 * A migration of sets at its beginning; at Confirm where `pending`, a finished authorization, waits for its Save.
 * @param sets at least one; several are of one account
 * @param how `begun`: a person asked for it; otherwise the page tells how far the set is. `cutOff`: a reload of the window
 *   ended an attempt, and the page says so
 */
export function startMigration(
  sets: readonly BackupSet[],
  pending: GrantFacts | undefined,
  how: Beginning,
  services: MigrationServices,
  ends: MigrationEnds,
): Migration {
  return new Migration(sets, beginning(sets, pending, how, services), services, ends);
}

/**
 * The sets that are saved together with this one, in the order of the files: those that a finished authorization is
 * for, of the account and tenant that it was made in. Alone: a set of which the rules want an authorization of its own.
 * @param waiting all sets that read "not yet saved" by this grant
 */
export function savedTogether(
  set: BackupSet,
  grant: GrantFacts,
  waiting: readonly BackupSet[],
): readonly BackupSet[] {
  const shared = waiting.filter(
    (one) =>
      fitsSet(grant, one) &&
      sameAccount(grant.account, one.account) &&
      cachedJudgement(one).grantScope.serves === 'account',
  );
  return shared.some((one) => keyOf(one) === keyOf(set)) ? shared : [set];
}

/** What the engineer chose for these sets before the window went. */
function choiceOf({ intent, role }: GrantFacts, members: readonly Member[]): TargetMethod {
  const [only, ...others] = members;
  // An administrator's serves them all as the rules begin; see `methodsOf`.
  if (others.length > 0) return role === 'notNeeded' ? 'hybrid' : 'modern';
  const own = intendedSets(intent).find(({ file, set }) => only?.key === keyOf({ file, id: set }));
  return (own ?? intent).method;
}

function beginning(
  sets: readonly BackupSet[],
  pending: GrantFacts | undefined,
  { begun, cutOff }: Beginning,
  services: MigrationServices,
): MigrationState {
  const [way] = offeredWays;
  const { members } = currentMembers(sets, services.find);
  const judgement = groupJudgement(members);
  const level = services.permissionLevel();
  if (pending) {
    const { acknowledged } = pending.intent;
    const choice = choiceOf(pending, members);
    const authorized = judgedGrant(pending, withMethods(members, choice), services);
    return resumedMigration(authorized, choice, acknowledged, way, level);
  }
  const problem = cutOff ? ({ kind: 'attempt', reason: 'reloaded' } as const) : undefined;
  const [only, ...others] = members;
  const present = only && others.length === 0 ? only.set.authentication.method : 'basic';
  const state = newMigration(judgement, present, way, problem, level);
  return begun || problem || others.length > 0 ? state : notBegun(state);
}
