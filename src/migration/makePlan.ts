import type { GrantFacts } from '../core/identity/grant';
import { type Plan, planOf } from '../core/overview/plan';
import type { MigrationServices } from './services';
import { permissionsOf } from './permissionsOf';
import type { JudgedSet } from '../core/overview/planStep';

/** A plan for these sets, with the grants that are here and the permissions that are needed today. */
export function makePlan(
  sets: Iterable<JudgedSet>,
  grants: readonly GrantFacts[],
  services: Pick<MigrationServices, 'now' | 'permissionLevel' | 'permissionOverrides'>,
): Plan {
  const level = services.permissionLevel();
  return planOf(sets, {
    grants,
    permissions: (wanted) => permissionsOf(wanted, { level }, services),
  });
}
