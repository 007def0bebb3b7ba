import type { BackupSet } from './backupSet';
import type { GrantFacts } from './grant';

/**
 * Whether a grant was made for the tenant of a set: a file can name any grant. By the tenant's name in the file, or by its GUID; another name of
 * the same tenant is not known to be one.
 */
export function isForTenant(grant: GrantFacts, { tenant, authentication }: BackupSet): boolean {
  const name = tenant?.tenant.toLowerCase();
  const recorded = authentication.authorizedBy?.tenantId;
  return (
    tenant?.cloud === grant.cloud &&
    (name === grant.tenant.toLowerCase() || name === grant.tenantId.toLowerCase()) &&
    (recorded === undefined || recorded.toLowerCase() === grant.tenantId.toLowerCase())
  );
}
