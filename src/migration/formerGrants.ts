import type { GrantFacts } from '../core/identity/grant';
import type { MigrationSets } from './sets/migrationSets';

/**
 * After Authorize Again: the grants that the sets' records named before, as far as they are kept here and no set of
 * this workspace names them. Nothing deletes them but a person.
 */
export function formerGrants(
  { members, namedByFiles }: Pick<MigrationSets, 'members' | 'namedByFiles'>,
  kept: readonly GrantFacts[],
): readonly GrantFacts[] {
  const before = new Set(members.map(({ set }) => set.authentication.grant));
  return kept.filter(({ id }) => before.has(id) && !namedByFiles.has(id));
}
