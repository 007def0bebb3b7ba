import { type BackupSet, type Tenant, sameAccount } from '../core/backupSets/backupSet';
import { accountFault } from '../core/backupSets/accountName';
import type { ImportedSet } from './importedSet';

/** What AhsayCBS doesn't say of a backup user's sets: the tenant, by its id in the file, and the Microsoft 365 account. */
export interface Owner {
  readonly tenant: string;
  readonly account: string;
}

/** By login name; `undefined` is the one of sets that come without a login name. */
export type Owners = ReadonlyMap<string | undefined, Owner>;

/** A tenant of the file, with the accounts that it remembers by login name. */
export type KnownTenant = Pick<Tenant, 'id' | 'tenant'> & {
  readonly backupUsers?: Readonly<Record<string, string>>;
};

/** A backup user whose new sets need an answer. */
export interface Unknown {
  readonly loginName: string | undefined;
  /** How many new sets it's about. */
  readonly sets: number;
  readonly needsTenant: boolean;
  readonly needsAccount: boolean;
}

/** What the file remembers. A login name that two tenants have, as of two servers, is asked for again. */
export function rememberedOwners(tenants: readonly KnownTenant[]): Map<string | undefined, Owner> {
  const owners = new Map<string | undefined, Owner>();
  const twice = new Set<string>();
  for (const { id, backupUsers } of tenants) {
    for (const [loginName, account] of Object.entries(backupUsers ?? {})) {
      if (owners.has(loginName)) twice.add(loginName);
      owners.set(loginName, { tenant: id, account });
    }
  }
  for (const loginName of twice) owners.delete(loginName);
  return owners;
}

/** The backup users of sets that the file doesn't have, as far as nobody said whose they are. */
export function unknownOwners(
  imported: readonly ImportedSet[],
  ids: ReadonlySet<string>,
  owners: Owners,
): readonly Unknown[] {
  const unknown = new Map<string | undefined, Unknown>();
  for (const { id, loginName, tenant, account } of imported) {
    if (ids.has(id) || owners.has(loginName) || (tenant !== undefined && account !== undefined)) continue;
    const so = unknown.get(loginName);
    unknown.set(loginName, {
      loginName,
      sets: (so?.sets ?? 0) + 1,
      needsTenant: (so?.needsTenant ?? false) || tenant === undefined,
      needsAccount: (so?.needsAccount ?? false) || account === undefined,
    });
  }
  return [...unknown.values()];
}

/**
 * Owners to choose from, the likeliest first: those of sets of this backup user that the file has, the login name where
 * it's an account, then every other account of the file. Each once.
 */
export function proposedOwners(
  { loginName, needsTenant, needsAccount }: Unknown,
  imported: readonly ImportedSet[],
  { sets, tenants }: { readonly sets: readonly BackupSet[]; readonly tenants: readonly KnownTenant[] },
): readonly Owner[] {
  const listed = new Set(tenants.map(({ id }) => id));
  const there = sets.filter(({ tenantId }) => listed.has(tenantId));
  const own = new Set(imported.filter((set) => set.loginName === loginName).map(({ id }) => id));
  const ownerOf = ({ tenantId, account }: BackupSet): Owner => ({ tenant: tenantId, account });
  const all: Owner[] = [
    ...there.filter(({ id }) => own.has(id)).map(ownerOf),
    ...(loginName === undefined ? [] : ownersTyped(loginName, tenants, there)),
    ...there.map(ownerOf),
  ];
  if (needsTenant && !needsAccount) all.push(...tenants.map(({ id }) => ({ tenant: id, account: '' })));
  const once = new Map<string, Owner>();
  for (const owner of all) {
    const { tenant, account } = owner;
    const key = JSON.stringify([needsTenant ? tenant : '', needsAccount ? account.toLowerCase() : '']);
    if (!once.has(key)) once.set(key, owner);
  }
  return [...once.values()];
}

/** An account that was typed, in the tenant of its domain, or else in each: nobody but the person knows which. */
export function ownersTyped(
  text: string,
  tenants: readonly KnownTenant[],
  sets: readonly BackupSet[],
): readonly Owner[] {
  const account = text.trim();
  if (accountFault(account) === 'accountInvalid') return [];
  const used = sets.find((set) => sameAccount(set.account, account))?.tenantId;
  const domain = account.slice(account.indexOf('@') + 1).toLowerCase();
  const fits = ({ id, tenant }: KnownTenant) => id === used || tenant.toLowerCase() === domain;
  const fitting = tenants.filter(fits);
  return (fitting.length > 0 ? fitting : tenants).map(({ id }) => ({ tenant: id, account }));
}
