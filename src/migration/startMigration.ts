import type { BackupSet } from '../core/backupSet';
import type { GrantFacts } from '../core/grant';
import { type MigrationState, newMigration, resumedMigration } from '../core/migrationState';
import { judge } from '../core/rules';
import { waysFor, windowKindOf } from '../core/signInWays';
import { judgedGrant } from './keptGrants';
import { Migration, type MigrationEnds } from './migration';
import type { MigrationParts } from './parts';

/**
 * A set's migration at its beginning; at Confirm where `pending`, a finished authorization, waits for its Save.
 * @param cutOff a reload of the window ended an attempt: the page says so
 */
export function startMigration(
  set: BackupSet,
  pending: GrantFacts | undefined,
  cutOff: boolean,
  parts: MigrationParts,
  ends: MigrationEnds,
): Migration {
  return new Migration(set, beginning(set, pending, cutOff, parts), parts, ends);
}

function beginning(
  set: BackupSet,
  pending: GrantFacts | undefined,
  cutOff: boolean,
  parts: MigrationParts,
): MigrationState {
  const [way] = waysFor(windowKindOf(parts.window));
  if (pending) {
    const { method, acknowledged } = pending.intent;
    return resumedMigration(judgedGrant(pending, set, method, parts), method, acknowledged, way);
  }
  const problem = cutOff ? ({ kind: 'attempt', reason: 'reloaded' } as const) : undefined;
  return newMigration(judge(set), set.authentication.method, way, problem);
}
