import type { BackupSet, TargetMethod } from '../core/backupSet';
import { type Permission, permissionsFor } from '../core/permissions';
import type { MigrationParts } from './parts';

/** What a set and a method need today, by the table and the user's settings. */
export function permissionsOf(
  set: BackupSet,
  method: TargetMethod,
  roleCheck: boolean,
  { now, permissionOverrides }: Pick<MigrationParts, 'now' | 'permissionOverrides'>,
): readonly Permission[] {
  return permissionsFor(set.sources, {
    method,
    roleCheck,
    on: new Date(now()),
    overrides: permissionOverrides(),
  });
}
