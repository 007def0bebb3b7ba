import { adminConsentLink } from '../../core/identity/adminConsent';
import type { BackupSet } from '../../core/backupSets/backupSet';
import type { Verification } from '../../core/evidence/verification';
import { cloudHere } from '../../signIn/signIn';

/** One link for all that a test found missing. Undefined: nothing is, or there is none for this set. */
export function missingConsentLink({ tenant }: BackupSet, { checks }: Verification): string | undefined {
  const cloud = tenant && cloudHere(tenant.cloud);
  const clientId = tenant?.clientId;
  const missing = checks.flatMap(({ id, result, params }) => {
    const names = (params['missing'] ?? '').split(' ').filter(Boolean);
    if (id !== 'permissions' || result !== 'failed' || names.length === 0) return [];
    return [
      { resource: params['resource'] === 'exchange' ? ('exchange' as const) : ('graph' as const), names },
    ];
  });
  if (!tenant || !cloud || clientId === undefined || missing.length === 0) return undefined;
  return adminConsentLink(cloud, tenant.tenant, clientId, missing);
}
