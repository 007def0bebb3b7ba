import { randomUUID } from 'node:crypto';
import type { Authority } from '../authority/authority';
import { practiceTenants, practiceUsers } from '../authority/estate';
import type { BackupSet, Source } from '../../src/core/backupSet';
import { permissionNames, permissionsFor } from '../../src/core/permissions';
import type { Grant } from '../../src/signIn/grantSecret';
import { exchanged, requestFor } from '../unit/signIn/samples';

interface MsalCache {
  readonly RefreshToken: Readonly<Record<string, { readonly secret: string }>>;
}

/**
 * As many grants as asked for, each with a refresh token of its own, as so many sign-ins of the practice cloud's backup
 * account leave them; and the Modern sets that name them, one each.
 * @param authorizedAt ISO 8601
 */
export async function practiceGrants(
  authority: Authority,
  count: number,
  sources: readonly Source[],
  authorizedAt = new Date(authority.now()).toISOString(),
): Promise<{ readonly grants: readonly Grant[]; readonly sets: readonly BackupSet[] }> {
  const { contoso } = practiceTenants;
  const { backup } = practiceUsers;
  const names = permissionNames(
    permissionsFor(sources, { method: 'modern', roleCheck: false, on: new Date(authority.now()) }),
  );
  authority.consentForTenant(contoso, names.join(' '));
  const scopes = [names.map((name) => `https://graph.microsoft.com/${name}`)];
  const { evidence, tokenCache } = await exchanged(authority, { request: { scopes } });
  const cache = JSON.parse(tokenCache) as MsalCache;
  const { clientId } = requestFor(authority);
  const withToken = (secret: string) =>
    Object.fromEntries(Object.entries(cache.RefreshToken).map(([key, token]) => [key, { ...token, secret }]));
  const file = 'file:///practice/backup-sets.json';
  const grants = Array.from({ length: count }, (_, index): Grant => {
    const refreshToken = authority.issueRefreshToken(
      backup,
      `openid profile offline_access ${names.join(' ')}`,
    );
    return {
      id: randomUUID(),
      cloud: 'practice',
      tenant: 'contoso.practice',
      tenantId: contoso.id,
      clientId,
      account: backup.userName,
      person: evidence.person,
      role: 'confirmed',
      granted: evidence.granted,
      authorizedAt,
      intent: { file, set: String(index), method: 'modern', acknowledged: [] },
      tokenCache: JSON.stringify({ ...cache, RefreshToken: withToken(refreshToken) }),
    };
  });
  const sets = grants.map(({ id }, index): BackupSet => ({
    file,
    id: String(index),
    name: `Set ${index}`,
    account: backup.userName,
    accountRole: 'globalAdministrator',
    sources,
    authentication: { method: 'modern', grant: id, authorizedAt },
    tenantId: 'contoso',
    tenant: { id: 'contoso', tenant: 'contoso.practice', cloud: 'practice', clientId },
    edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
    faults: [],
  }));
  return { grants, sets };
}
