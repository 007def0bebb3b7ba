import type { Authentication, BackupSet, TargetMethod } from '../../core/backupSets/backupSet';
import type { Authorized } from '../../core/identity/signedIn';

/**
 * What Save writes into the set's entry: method, the grant's UUID, who authorized, and under which conditions.
 * No secret. `authorizedAt` is the exchange's time, ISO 8601. `heldBy`: empty for none.
 */
export function recordOf(
  set: BackupSet,
  method: TargetMethod,
  authorized: Authorized,
  authorizedAt: string,
  acknowledged: readonly string[],
  heldBy: string,
): Authentication {
  const { person, role, grant } = authorized;
  return {
    method,
    grant,
    ...(heldBy === '' ? {} : { heldBy }),
    authorizedBy: { name: person.name, objectId: person.objectId, tenantId: person.tenantId },
    authorizedAt,
    ...(role === 'confirmed' || role === 'unchecked' ? { role } : {}),
    ...(set.edition ? { edition: set.edition.version } : {}),
    ...(acknowledged.length > 0 ? { acknowledged } : {}),
  };
}
