import type { BackupSet, TargetMethod } from '../core/backupSets/backupSet';
import {
  mergedPermissions,
  type Permission,
  permissionNames,
  permissionsFor,
} from '../core/identity/permissions';
import type { MigrationServices } from './services';
import type { PermissionLevel } from '../core/identity/permissionOverrides';

/** What is asked for today: by the table, or the user's setting. */
export interface Asked {
  readonly level: PermissionLevel;
  readonly roleCheck: boolean;
}

/** Names of the permissions that sets need today, at this level. */
export function neededBy(
  wanted: Parameters<typeof permissionsOf>[0],
  level: PermissionLevel,
  services: Parameters<typeof permissionsOf>[2],
): readonly string[] {
  return permissionNames(permissionsOf(wanted, { level, roleCheck: false }, services));
}

/** What is asked for sets for the method that each gets; each service and reason once. */
export function permissionsOf(
  wanted: readonly { readonly set: BackupSet; readonly method: TargetMethod }[],
  asked: Asked,
  { now, permissionOverrides }: Pick<MigrationServices, 'now' | 'permissionOverrides'>,
): readonly Permission[] {
  const options = { ...asked, on: new Date(now()), overrides: permissionOverrides() };
  // Ten thousand sets are of a few kinds.
  const kinds = new Map(
    wanted.map(({ set, method }) => [`${method} ${set.sources?.join(' ') ?? '?'}`, { set, method }]),
  );
  return mergedPermissions(
    [...kinds.values()].flatMap(({ set, method }) => permissionsFor(set.sources, { ...options, method })),
  );
}
