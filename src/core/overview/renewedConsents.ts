import { confirmedConsent, consentState } from '../identity/consent';
import { sameApp, sameTenant } from '../identity/fitsSet';
import type { GrantFacts } from '../identity/grant';
import { missingPermissions } from '../identity/permissions';
import { type ConsentEdits, editsByFile, tenantNeeds } from './tenantNeeds';
import type { JudgedSet, PlanFacts } from './planStep';

/** A grant that Microsoft renewed, with the permissions that its tokens have now. */
export interface Renewed {
  readonly grant: GrantFacts;
  readonly granted: readonly string[];
}

/**
 * What files keep after these renewals: at each tenant all of whose sets' needs one renewed authorization of its app
 * has. Where a file knows that already, it is left as it is.
 * @param judged all sets: what a tenant's sets need isn't known from some of them
 * @param at ISO 8601
 */
export function renewedConsents(
  renewed: readonly Renewed[],
  judged: Iterable<JudgedSet>,
  { permissions }: Pick<PlanFacts, 'permissions'>,
  at: string,
): ConsentEdits {
  if (renewed.length === 0) return new Map();
  return editsByFile(
    tenantNeeds(judged, permissions).flatMap(({ tenant, names, entries }) => {
      const { clientId } = tenant;
      const has = renewed.some(
        ({ grant, granted }) =>
          sameApp(grant, tenant) &&
          sameTenant(grant.tenant, tenant.tenant, grant.tenantId) &&
          missingPermissions(names, granted).length === 0,
      );
      const open = entries.filter(
        ({ tenant: { consent } }) => consentState({ clientId, consent }, names).state !== 'confirmed',
      );
      return has && open.length > 0
        ? [{ entries: open, edit: (before) => confirmedConsent(before, clientId, names, at, 'renewal') }]
        : [];
    }),
  );
}
