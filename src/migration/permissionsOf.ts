import type { BackupSet, TargetMethod } from '../core/backupSet';
import { type Permission, permissionsFor } from '../core/permissions';
import type { MigrationServices } from './services';

/** What sets need today for the method that each gets, by the table and the user's settings; each service and reason once. */
export function permissionsOf(
  wanted: readonly { readonly set: BackupSet; readonly method: TargetMethod }[],
  roleCheck: boolean,
  { now, permissionOverrides }: Pick<MigrationServices, 'now' | 'permissionOverrides'>,
): readonly Permission[] {
  const options = { roleCheck, on: new Date(now()), overrides: permissionOverrides() };
  const alike = new Set<string>();
  const merged = new Map<string, Permission>();
  for (const { set, method } of wanted) {
    const kind = `${method} ${set.sources?.join(' ') ?? '?'}`;
    if (alike.has(kind)) continue;
    alike.add(kind);
    for (const permission of permissionsFor(set.sources, { ...options, method })) {
      const id = `${permission.reason} ${permission.resource}`;
      const names = [...new Set([...(merged.get(id)?.names ?? []), ...permission.names])];
      merged.set(id, { ...permission, names });
    }
  }
  return [...merged.values()];
}
