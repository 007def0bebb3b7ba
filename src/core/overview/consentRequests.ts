import type { BackupSet } from '../backupSets/backupSet';
import { askedConsent, consentState, type ConsentState } from '../identity/consent';
import { fitsSet } from '../identity/fitsSet';
import type { GrantFacts } from '../identity/grant';
import { missingPermissions } from '../identity/permissions';
import { type ConsentEdits, editsByFile, type TenantNeed, tenantNeeds } from './tenantNeeds';
import type { JudgedSet, PlanFacts } from './planStep';

/** One text for the administrator of one tenant: the consent to one app that all of its sets here need. */
export interface ConsentRequest extends TenantNeed {
  /** Never `confirmed`. */
  readonly known: Exclude<ConsentState, { readonly state: 'confirmed' }>;
}

/**
 * What administrators have to be asked for, for these sets: one request for each tenant and app whose consent is not
 * confirmed. Left out: sets that can't be migrated, and those whose authorization here has the permissions already.
 */
export function consentRequests(
  judged: Iterable<JudgedSet>,
  { grants, permissions }: PlanFacts,
): readonly ConsentRequest[] {
  const byId = new Map(grants.map((grant) => [grant.id, grant]));
  const served = (set: BackupSet, names: readonly string[]) =>
    hasAll(byId.get(set.authentication.grant?.toLowerCase() ?? ''), set, names);
  return tenantNeeds(judged, permissions, served).flatMap((need) => {
    const known = knownOf(need);
    return known.state === 'confirmed' ? [] : [{ ...need, known }];
  });
}

/** The most that any file knows. */
function knownOf({ entries, tenant: { clientId }, names }: TenantNeed): ConsentState {
  const known = entries.map(({ tenant: { consent } }) => consentState({ clientId, consent }, names));
  return (
    known.find(({ state }) => state === 'confirmed') ??
    known.find(({ state }) => state === 'asked') ?? { state: 'unknown' }
  );
}

/** What one user was granted says nothing of others; but this set needs no more. */
function hasAll(grant: GrantFacts | undefined, set: BackupSet, names: readonly string[]): boolean {
  return grant !== undefined && fitsSet(grant, set) && missingPermissions(names, grant.granted).length === 0;
}

/** What files keep after these administrators were asked. @param at ISO 8601 */
export function askedEdits(requests: readonly ConsentRequest[], at: string): ConsentEdits {
  return editsByFile(
    requests.map(({ entries, tenant, names }) => ({
      entries,
      edit: (before) => askedConsent(before, tenant.clientId, names, at),
    })),
  );
}
