import type { BackupSet } from '../../backupSets/backupSet';
import { byTenant } from '../../backupSets/byTenant';
import { groupBy } from '../../basics/groupBy';
import { isGuid } from '../../basics/guid';

/** Whoever gets a page of their own: named by the property `customer`; of sets without one, their tenant. */
export interface Customer<T> {
  readonly name: string;
  readonly by: 'customer' | 'tenant';
  /** At least one. */
  readonly items: readonly T[];
}

/** Every item belongs to one customer. Names compare without case and surrounding space. */
export function customersOf<T extends { readonly set: BackupSet }>(
  items: Iterable<T>,
): readonly Customer<T>[] {
  const all = [...items];
  const named = groupBy(all, ({ set }) => nameIn(set)?.toLowerCase());
  return [
    ...[...named.values()].map((of) => ({
      name: nameIn(of[0].set) ?? '',
      by: 'customer' as const,
      items: of,
    })),
    ...byTenant(all.filter(({ set }) => nameIn(set) === undefined)).map((tenant) => ({
      name: tenantTitle(tenant.name, tenant.items),
      by: 'tenant' as const,
      items: tenant.items,
    })),
  ];
}

function nameIn({ team }: BackupSet): string | undefined {
  const name = team?.customer?.trim();
  return name === '' ? undefined : name;
}

/** A tenant's ID says nothing to a customer: the domain of its accounts does. */
export function tenantTitle(name: string, items: readonly { readonly set: BackupSet }[]): string {
  if (!isGuid(name)) return name;
  const domains = items.map(({ set }) => set.account.split('@')[1]?.trim() ?? '');
  return domains.find((domain) => domain !== '') ?? name;
}
