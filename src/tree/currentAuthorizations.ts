import { type Authorization, authorizationsOf } from '../core/evidence/authorizations';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { MigrationServices } from '../migration/services';

/** Where authorizations, and who uses them, are known. */
export interface AuthorizationSources {
  readonly localGrants: Pick<LocalGrants, 'all' | 'pendingOf'>;
  readonly services: Pick<MigrationServices, 'sets' | 'memory' | 'now'>;
}

/** All authorizations of this computer as they are now. `workspaceId`: as `workspaceIdentity` has it. */
export function currentAuthorizations(
  { localGrants, services: { sets, memory, now } }: AuthorizationSources,
  workspaceId: string | undefined,
): readonly Authorization[] {
  const pending = new Set(sets().flatMap((set) => localGrants.pendingOf(set)?.id ?? []));
  const { uses, usesSince } = memory;
  const known = { sets: sets(), pending, uses, usesSince, workspaceId: workspaceId ?? '' };
  return authorizationsOf(localGrants.all, known, now());
}
