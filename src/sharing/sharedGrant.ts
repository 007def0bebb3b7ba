import { type BackupSet, sameAccount } from '../core/backupSets/backupSet';
import { resourcesOf } from '../core/backupSets/clouds';
import { sourceTable } from '../core/backupSets/sources';
import { fitsSet } from '../core/identity/fitsSet';
import type { GrantFacts } from '../core/identity/grant';
import { couldBeShared, names } from './neverShared';
import { isOpenId, missingPermissions } from '../core/identity/permissions';

/**
 * Whether other extensions may get tokens of a grant: never of an administrator's. Its token said that the signer is none,
 * whatever the method asked for, its signer is the sets' own account, and every set that names it, or ever did, says that
 * the account is an ordinary one: an unknown role may be an administrator's.
 * @param sets of this workspace: a grant that none of them names is not shared here
 */
export function mayBeShared(grant: GrantFacts, sets: readonly BackupSet[]): boolean {
  const naming = sets.filter((set) => names(set, grant));
  return (
    couldBeShared(grant) &&
    naming.length > 0 &&
    naming.every(
      (set) =>
        fitsSet(grant, set) && set.accountRole === 'ordinary' && sameAccount(grant.person.name, set.account),
    )
  );
}

/** Permissions of Exchange; all others are Graph's. A grant's list does not tell whose they are. */
const exchangeNames = new Set(
  Object.values(sourceTable).flatMap(({ custom }) =>
    (custom.exchange ?? []).map((name) => name.toLowerCase()),
  ),
);

/**
 * The full scopes for what was asked, all of one service and all among those that the grant has; a bare name is Graph's.
 * Undefined: nothing was asked, or something that the grant does not have. OpenID's own give no access, and are
 * passed over; `.default` is never had.
 */
export function scopesWithin(grant: GrantFacts, asked: readonly string[]): readonly string[] | undefined {
  const at = resourcesOf(grant.cloud);
  if (!at || asked.length === 0) return undefined;
  const granted = new Map(grant.granted.map((name) => [name.toLowerCase(), name]));
  const resources = new Set<string>();
  const scopes: string[] = [];
  for (const scope of asked.filter((one) => !isOpenId(one))) {
    const slash = scope.lastIndexOf('/');
    const resource = slash < 0 ? at.graph : scope.slice(0, slash).toLowerCase();
    const name = scope.slice(slash + 1).toLowerCase();
    const known = granted.get(name);
    if (known === undefined || resource !== (exchangeNames.has(name) ? at.exchange : at.graph))
      return undefined;
    resources.add(resource);
    scopes.push(`${resource}/${known}`);
  }
  return resources.size === 1 ? [...new Set(scopes)].sort() : undefined;
}

/**
 * Whether a token carries nothing beyond the grant's permissions: Microsoft puts in all that the tenant has consented
 * to for the app, which may be more by now than what was shown and kept.
 */
export function staysWithin(grant: GrantFacts, granted: readonly string[]): boolean {
  return missingPermissions(granted, grant.granted).length === 0;
}
