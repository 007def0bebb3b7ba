import { groupBy } from '../core/basics/groupBy';
import { type BackupSet, sameAccount, type Tenant } from '../core/backupSets/backupSet';
import type { ImportedSet } from './importedSet';
import type { Owners } from './owners';

/** What both tell of a set, and differently. */
export type Difference = 'name' | 'account' | 'tenant' | 'accountRole' | 'sources' | 'method';

export interface MergePlan {
  /** New: would be added. */
  readonly add: readonly ImportedSet[];
  /** In the file already. They stay as the engineer wrote them; where the import tells otherwise, that is only said. */
  readonly stay: readonly {
    readonly id: string;
    readonly name: string;
    readonly differs: readonly Difference[];
  }[];
  /** In the file under one of these tenants, and not among what was imported. They stay, too. */
  readonly notTold: readonly BackupSet[];
  /** Likewise, under a tenant all of whose backup users were asked: gone from the server. They stay, too. */
  readonly gone: readonly BackupSet[];
  /** Cannot be added. */
  readonly clash: readonly { readonly set: ImportedSet; readonly why: Clash }[];
}

/**
 * `toldTwice`: and not in the same way each time. `brokenEntry`: an entry with problems has the id.
 * `tenantUnknown`: it names a tenant that the file does not have. `tenantAmbiguous`: by a domain that the file has more
 * than once.
 */
export type Clash = 'toldTwice' | 'brokenEntry' | 'tenantUnknown' | 'tenantAmbiguous';

/** The file as it stands now. */
export interface MergeTarget {
  readonly sets: readonly BackupSet[];
  /** Of all entries, of those with problems too. */
  readonly ids: ReadonlySet<string>;
  readonly tenants: readonly Pick<Tenant, 'id' | 'tenant'>[];
}

/**
 * Compares what was imported with one file, by id. Nothing in the file is ever changed or removed by an import. A set
 * tells its tenant by the id that the file gives it, or by its domain.
 * @param owners to whom the sets go that don't tell their own tenant
 * @param isWhole whether every backup user of a tenant was asked
 */
export function mergePlan(
  importedSets: readonly ImportedSet[],
  { sets, ids, tenants }: MergeTarget,
  owners: Owners,
  isWhole: (tenantId: string) => boolean = () => false,
): MergePlan {
  const known = knownTenants(tenants);
  const imported = importedSets.map((set) => ({ ...set, ...ownTenant(set, known) }));
  const told = groupBy(imported, ({ id }) => id);
  const inFile = new Map(sets.map((set) => [set.id, set]));
  const add: ImportedSet[] = [];
  const stay: MergePlan['stay'][number][] = [];
  const clash: MergePlan['clash'][number][] = [];
  for (const [id, [set, ...others]] of told) {
    const there = inFile.get(id);
    if (there) {
      stay.push({
        id,
        name: there.name,
        differs: [...new Set([set, ...others].flatMap((one) => differences(there, one)))],
      });
    } else if (ids.has(id)) {
      clash.push({ set, why: 'brokenEntry' });
    } else if (new Set([set, ...others].map((one) => JSON.stringify(one))).size > 1) {
      clash.push({ set, why: 'toldTwice' });
    } else if (!known.ids.has(set.tenant ?? owners.get(set.loginName)?.tenant)) {
      const listed = known.byDomain.has(set.tenant?.toLowerCase());
      clash.push({ set, why: listed ? 'tenantAmbiguous' : 'tenantUnknown' });
    } else {
      add.push(set);
    }
  }
  const asked = new Set(imported.map((set) => set.tenant ?? owners.get(set.loginName)?.tenant));
  const missing = sets.filter(
    ({ id, tenantId }) => (asked.has(tenantId) || isWhole(tenantId)) && !told.has(id),
  );
  return {
    add,
    stay,
    notTold: missing.filter(({ tenantId }) => !isWhole(tenantId)),
    gone: missing.filter(({ tenantId }) => isWhole(tenantId)),
    clash,
  };
}

interface KnownTenants {
  readonly ids: ReadonlySet<string | undefined>;
  /** By domain, in lower case. */
  readonly byDomain: ReadonlyMap<string | undefined, MergeTarget['tenants']>;
}

function knownTenants(tenants: MergeTarget['tenants']): KnownTenants {
  return {
    ids: new Set(tenants.map(({ id }) => id)),
    byDomain: groupBy(tenants, ({ tenant }) => tenant.toLowerCase()),
  };
}

/** The id of the tenant that it tells; as it tells it, where the file does not say which one that is. */
function ownTenant(
  { tenant }: ImportedSet,
  { ids, byDomain }: KnownTenants,
): Pick<ImportedSet, 'tenant'> | undefined {
  if (tenant === undefined || ids.has(tenant)) return undefined;
  const [found, ...others] = byDomain.get(tenant.toLowerCase()) ?? [];
  return found !== undefined && others.length === 0 ? { tenant: found.id } : undefined;
}

function differences(there: BackupSet, set: ImportedSet): Difference[] {
  const { name, account, tenant, accountRole, sources, method } = set;
  const differs: Readonly<Record<Difference, boolean>> = {
    name: name !== there.name,
    account: account !== undefined && !sameAccount(account, there.account),
    tenant: tenant !== undefined && tenant !== there.tenantId,
    accountRole: accountRole !== undefined && accountRole !== 'unknown' && accountRole !== there.accountRole,
    sources: sources !== undefined && [...sources].sort().join() !== [...(there.sources ?? [])].sort().join(),
    method: method !== undefined && method !== there.authentication.method,
  };
  return (Object.keys(differs) as Difference[]).filter((key) => differs[key]);
}
