import type { Tenant } from '../core/backupSets/backupSet';
import { administratorsPermissions, askedConsent, confirmedConsent, editFor } from '../core/identity/consent';
import type { Permission } from '../core/identity/permissions';
import type { Problem } from '../core/identity/problem';
import type { ConsentWay } from '../core/backupSets/tenantConsent';

/** A consent to what goes beyond who signs in, in the tenant of a set. */
export interface WantedConsent {
  /** URI of the file that names the tenant. */
  readonly file: string;
  readonly tenant: Tenant;
  readonly permissions: readonly Permission[];
}

/**
 * Notes in the file that an administrator was asked for consent, or how it is known that it was given; nothing where no
 * administrator is needed. Resolves with why the file did not take it. Never rejects.
 */
export async function noteConsent(
  { file, tenant, permissions }: WantedConsent,
  what: 'asked' | ConsentWay,
  now: number,
): Promise<Problem | undefined> {
  const names = administratorsPermissions(permissions);
  const { clientId } = tenant;
  if (names.length === 0 || clientId === undefined) return undefined;
  const at = new Date(now).toISOString();
  const { saveConsents } = await import('../estate/save/saveConsents');
  return saveConsents(
    file,
    new Map([
      [
        tenant.id,
        editFor(tenant, (before) =>
          what === 'asked'
            ? askedConsent(before, clientId, names, at)
            : confirmedConsent(before, clientId, names, at, what),
        ),
      ],
    ]),
  );
}
