import type { TenantConsent } from '../../core/backupSets/tenantConsent';

/** What the program reads of it: other properties are the person's own. */
export function consentOf(consent: TenantConsent | undefined): TenantConsent | undefined {
  if (!consent) return undefined;
  const { clientId, permissions, askedAt, confirmedAt, how } = consent;
  return {
    clientId,
    permissions: [...permissions],
    ...(askedAt === undefined ? {} : { askedAt }),
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
    ...(how === undefined ? {} : { how }),
  };
}
