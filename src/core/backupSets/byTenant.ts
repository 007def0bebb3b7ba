import { accountKey, type BackupSet, type Tenant } from './backupSet';

/** What there is of one tenant, in all files that name it. Groups and items stand in the order given. */
export interface TenantGroup<T> {
  /** Stays the same from one reading to the next. */
  readonly id: string;
  /** Undefined: the file that names it has no such tenant. */
  readonly tenant: Tenant | undefined;
  readonly name: string;
  readonly items: readonly T[];
  readonly accounts: readonly AccountGroup<T>[];
}

export interface AccountGroup<T> {
  /** Unique among those of its tenant. */
  readonly id: string;
  /** As its first set writes it. */
  readonly name: string;
  readonly items: readonly T[];
}

/** Groups sets by tenant and account, over all files: one pass, whatever their number. */
export function byTenant<T extends { readonly set: BackupSet }>(
  items: Iterable<T>,
): readonly TenantGroup<T>[] {
  const tenants = new Map<string, OpenTenant<T>>();
  // As the files' readings have them: most sets are found a place without a word being compared.
  const known = new Map<Tenant, OpenTenant<T>>();
  for (const item of items) {
    const { set } = item;
    const tenant = (set.tenant && known.get(set.tenant)) ?? tenantOf(set, tenants);
    if (set.tenant) known.set(set.tenant, tenant);
    const account = tenant.byName.get(set.account) ?? accountIn(tenant, set.account);
    tenant.items.push(item);
    account.items.push(item);
  }
  return [...tenants.values()];
}

/** Domain or GUID; the name by which the set refers to it where the file has no such tenant. */
export function tenantName({ tenant, tenantId }: BackupSet): string {
  return tenant?.tenant ?? tenantId;
}

interface OpenAccount<T> extends AccountGroup<T> {
  readonly items: T[];
}
interface OpenTenant<T> extends TenantGroup<T> {
  readonly items: T[];
  readonly accounts: OpenAccount<T>[];
  /** By their names as sets write them, and as they compare. */
  readonly byName: Map<string, OpenAccount<T>>;
}

/** The same tenant of several files is one; a name that no file explains stays with its file. */
function tenantOf<T>(set: BackupSet, tenants: Map<string, OpenTenant<T>>): OpenTenant<T> {
  const { tenant, tenantId, file } = set;
  const id = tenant ? `${tenant.cloud}/${tenant.tenant.toLowerCase()}` : `?/${file}#${tenantId}`;
  let open = tenants.get(id);
  if (!open) {
    open = { id, tenant, name: tenantName(set), items: [], accounts: [], byName: new Map() };
    tenants.set(id, open);
  }
  return open;
}

function accountIn<T>({ accounts, byName }: OpenTenant<T>, name: string): OpenAccount<T> {
  const id = accountKey(name);
  let account = byName.get(id);
  if (!account) {
    account = { id, name, items: [] };
    accounts.push(account);
    byName.set(id, account);
  }
  byName.set(name, account);
  return account;
}
