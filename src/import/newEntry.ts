import type { NewEntry } from '../estate/file/insertEntries';
import type { ImportedSet } from './importedSet';

/**
 * The entry of a set that was imported. What nobody told stays unknown: the role says so, sources are left out.
 * AhsayCBS does not tell the method either; an entry without one is none, and Basic is where every set begins, so a
 * set that was migrated before is to be corrected by the engineer, and the preview says that.
 * @param given for what the set does not tell itself: the tenant is an id of the file
 */
export function newEntry(
  set: ImportedSet,
  given: { readonly tenant: string; readonly account: string },
): NewEntry {
  const { id, name, account, tenant, accountRole, sources, method } = set;
  return {
    id,
    name,
    tenant: tenant ?? given.tenant,
    account: account ?? given.account,
    accountRole: accountRole ?? 'unknown',
    ...(sources === undefined ? {} : { sources }),
    authentication: { method: method ?? 'basic' },
  };
}
