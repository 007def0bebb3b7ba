import {
  type Permission,
  permissionNames,
  permissionsForAll,
  type SetAndMethod,
} from '../core/identity/permissions';
import type { MigrationServices } from './services';
import type { PermissionLevel } from '../core/identity/permissionOverrides';

/** What is asked for today: by the table, or the user's setting. */
export interface Asked {
  readonly level: PermissionLevel;
  readonly roleCheck?: boolean;
}

type Today = Pick<MigrationServices, 'now' | 'permissionOverrides'>;

/** Names of the permissions that sets need today, at this level. */
export function neededBy(
  wanted: readonly SetAndMethod[],
  level: PermissionLevel,
  services: Today,
): readonly string[] {
  return permissionNames(permissionsOf(wanted, { level }, services));
}

/** What is asked for sets for the method that each gets; each service and reason once. */
export function permissionsOf(
  wanted: readonly SetAndMethod[],
  { level, roleCheck = false }: Asked,
  { now, permissionOverrides }: Today,
): readonly Permission[] {
  return permissionsForAll(wanted, {
    level,
    roleCheck,
    on: new Date(now()),
    overrides: permissionOverrides(),
  });
}
