import type { GrantFacts } from '../core/grant';
import { permissionNames } from '../core/permissions';
import { type JudgedSet, type Plan, planOf } from '../core/plan';
import type { MigrationServices } from './services';
import { permissionsOf } from './permissionsOf';

/** A plan for these sets, with the grants that are here and the permissions that are needed today. */
export function makePlan(
  sets: Iterable<JudgedSet>,
  grants: readonly GrantFacts[],
  services: Pick<MigrationServices, 'now' | 'permissionLevel' | 'permissionOverrides'>,
): Plan {
  const asked = { level: services.permissionLevel(), roleCheck: false };
  return planOf(sets, {
    grants,
    needed: (set, method) => permissionNames(permissionsOf([{ set, method }], asked, services)),
  });
}
