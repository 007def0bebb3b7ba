import type { CloudId, Tenant } from '../../core/backupSets/backupSet';
import { decode, parse } from '../jsonc/parse';
import { isObject, isRightPart } from './schema';

/** A tenant as the file lists it, with the accounts of its backup users by login name. */
export type ListedTenant = Omit<Tenant, 'clientId'> & {
  readonly backupUsers?: Readonly<Record<string, string>>;
};

/** The tenants that a file lists without a problem, so that a set can name them; each id once. */
export function tenantsIn(bytes: Uint8Array): ListedTenant[] {
  const decoded = decode(bytes);
  const parsed = decoded.ok ? parse(decoded.text) : undefined;
  const listed = parsed?.ok && isObject(parsed.value) ? parsed.value['tenants'] : undefined;
  const entries = (Array.isArray(listed) ? listed : []).filter(
    (entry): entry is ListedTenant & { cloud: CloudId } => isRightPart('tenants', entry),
  );
  const times = new Map<string, number>();
  for (const { id } of entries) times.set(id, (times.get(id) ?? 0) + 1);
  return entries
    .filter(({ id }) => times.get(id) === 1)
    .map(({ id, tenant, cloud, backupUsers }) => ({
      id,
      tenant,
      cloud,
      ...(backupUsers === undefined ? {} : { backupUsers }),
    }));
}
