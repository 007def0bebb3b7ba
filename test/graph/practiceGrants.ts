import { randomUUID } from 'node:crypto';
import type { Authority } from '../authority/authority';
import { type PracticeUser, practiceTenants, practiceUsers } from '../../src/practice/estate';
import type { BackupSet, Source } from '../../src/core/backupSets/backupSet';
import { permissionNames, permissionsFor } from '../../src/core/identity/permissions';
import type { Grant } from '../../src/signIn/grantSecret';
import { exchanged, requestFor } from '../unit/signIn/samples';

interface MsalCache {
  readonly RefreshToken: Readonly<Record<string, { readonly secret: string }>>;
}

export interface GrantChange {
  /** A member of Contoso; left out: its ordinary backup account. */
  readonly user?: PracticeUser;
  /** ISO 8601. */
  readonly authorizedAt?: string;
}

/**
 * As many grants as asked for, each with a refresh token of its own, as so many sign-ins of the practice cloud's backup
 * account leave them; and the Modern sets that name them, one each.
 */
export async function practiceGrants(
  authority: Authority,
  count: number,
  sources: readonly Source[],
  { user = practiceUsers.backup, authorizedAt = new Date(authority.now()).toISOString() }: GrantChange = {},
): Promise<{ readonly grants: readonly Grant[]; readonly sets: readonly BackupSet[] }> {
  const { contoso } = practiceTenants;
  const names = permissionNames(
    permissionsFor(sources, {
      level: 'test',
      method: 'modern',
      roleCheck: false,
      on: new Date(authority.now()),
    }),
  );
  authority.consentForTenant(contoso, names.join(' '));
  const scopes = [names.map((name) => `https://graph.microsoft.com/${name}`)];
  const { evidence, tokenCache } = await exchanged(authority, { user, request: { scopes } });
  const cache = JSON.parse(tokenCache) as MsalCache;
  const { clientId } = requestFor(authority);
  const withToken = (secret: string) =>
    Object.fromEntries(Object.entries(cache.RefreshToken).map(([key, token]) => [key, { ...token, secret }]));
  const file = 'file:///practice/backup-sets.json';
  const idOf = (index: number) => `${user.displayName} ${index}`;
  const grants = Array.from({ length: count }, (_, index): Grant => {
    const refreshToken = authority.issueRefreshToken(
      user,
      `openid profile offline_access ${names.join(' ')}`,
    );
    return {
      id: randomUUID(),
      cloud: 'practice',
      tenant: 'contoso.practice',
      tenantId: contoso.id,
      clientId,
      account: user.userName,
      person: evidence.person,
      role: 'confirmed',
      granted: evidence.granted,
      authorizedAt,
      intent: { file, set: idOf(index), method: 'modern', acknowledged: [] },
      tokenCache: JSON.stringify({ ...cache, RefreshToken: withToken(refreshToken) }),
    };
  });
  const sets = grants.map(({ id }, index): BackupSet => ({
    file,
    id: idOf(index),
    name: idOf(index),
    account: user.userName,
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
