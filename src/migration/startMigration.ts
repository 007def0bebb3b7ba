import type { BackupSet } from '../core/backupSet';
import type { GrantFacts } from '../core/grant';
import { groupJudgement } from '../core/group';
import { type MigrationState, newMigration, resumedMigration } from '../core/migrationState';
import { waysFor, windowKindOf } from '../core/signInWays';
import { judgedGrant } from './keptGrants';
import { Migration, type MigrationEnds } from './migration';
import { membersNow } from './membersNow';
import type { MigrationParts } from './parts';

/**
 * A migration of sets at its beginning; at Confirm where `pending`, a finished authorization, waits for its Save.
 * @param sets at least one; several are of one account
 * @param cutOff a reload of the window ended an attempt: the page says so
 */
export function startMigration(
  sets: readonly BackupSet[],
  pending: GrantFacts | undefined,
  cutOff: boolean,
  parts: MigrationParts,
  ends: MigrationEnds,
): Migration {
  return new Migration(sets, beginning(sets, pending, cutOff, parts), parts, ends);
}

function beginning(
  sets: readonly BackupSet[],
  pending: GrantFacts | undefined,
  cutOff: boolean,
  parts: MigrationParts,
): MigrationState {
  const [way] = waysFor(windowKindOf(parts.window));
  const { members } = membersNow(sets, parts.find, undefined);
  const judgement = groupJudgement(members);
  if (pending) {
    const { method, acknowledged } = pending.intent;
    // An administrator's serves them all as the rules begin; see `methodsOf`.
    const choice = members.length > 1 && pending.role !== 'notNeeded' ? 'modern' : method;
    return resumedMigration(judgedGrant(pending, members, choice, parts), choice, acknowledged, way);
  }
  const problem = cutOff ? ({ kind: 'attempt', reason: 'reloaded' } as const) : undefined;
  const [only, ...others] = members;
  const present = only && others.length === 0 ? only.set.authentication.method : 'basic';
  return newMigration(judgement, present, way, problem);
}
