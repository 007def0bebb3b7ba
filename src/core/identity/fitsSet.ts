import { type BackupSet, sameAccount, type Tenant } from '../backupSets/backupSet';

/** An app registration in one cloud: what an engineer confirms as their own. */
export interface AppRegistration {
  readonly cloud: Tenant['cloud'];
  readonly clientId: string;
}

/** The app registration that a set signs in with. Undefined: its file names none. */
export function appOf({ tenant }: BackupSet): AppRegistration | undefined {
  return tenant?.clientId === undefined ? undefined : { cloud: tenant.cloud, clientId: tenant.clientId };
}

export function sameApp(a: AppRegistration | undefined, b: AppRegistration | undefined): boolean {
  if (!a || !b) return false;
  return a.cloud === b.cloud && sameText(a.clientId, b.clientId);
}

/**
 * Whether two names of a tenant, domain or GUID, mean the same one: without case; a domain is also the GUID that it
 * resolved to at a sign-in. No network: two domains of one tenant stay two.
 * @param resolved the tenant's GUID according to the sign-in that `a` was used for
 */
export function sameTenant(a: string, b: string, resolved?: string): boolean {
  return sameText(a, b) || (resolved !== undefined && sameText(resolved, b));
}

/** What of a grant says which sets it is for. */
export interface GrantScope extends AppRegistration {
  readonly id: string;
  /** As the file named it, and the GUID that it resolved to at the sign-in. */
  readonly tenant: string;
  readonly tenantId: string;
  readonly account: string;
}

/**
 * The one comparison of a grant with a set: whether it was made for the set's tenant, cloud, app and account. A file
 * can name any grant, so that a name alone says nothing.
 */
export function fitsSet(grant: GrantScope, set: BackupSet): boolean {
  const { tenant, account, authentication } = set;
  const recorded = authentication.authorizedBy?.tenantId;
  return (
    tenant !== undefined &&
    sameApp(grant, appOf(set)) &&
    sameTenant(grant.tenant, tenant.tenant, grant.tenantId) &&
    sameAccount(grant.account, account) &&
    // A record that names this grant and another tenant was not written for it.
    (authentication.grant?.toLowerCase() !== grant.id ||
      recorded === undefined ||
      sameText(recorded, grant.tenantId))
  );
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
