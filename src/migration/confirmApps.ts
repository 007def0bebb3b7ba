import type { ConsentRequest } from '../core/overview/consentRequests';
import type { Memory } from './memory/memory';

/**
 * Of these requests, those whose app the engineer confirmed, now or before: a file can name any app, and a consent link
 * exists only for a confirmed one.
 * @param confirms asked once for each app and cloud, with all requests for it
 */
export async function withConfirmedApps(
  requests: readonly ConsentRequest[],
  memory: Pick<Memory, 'isConfirmed' | 'confirm'>,
  confirms: (of: readonly ConsentRequest[]) => Promise<boolean>,
): Promise<readonly ConsentRequest[]> {
  const asked = new Set<string>();
  for (const { tenant } of requests) {
    const app = appId(tenant);
    if (asked.has(app) || memory.isConfirmed(tenant)) continue;
    asked.add(app);
    const ofApp = requests.filter((request) => appId(request.tenant) === app);
    if (await confirms(ofApp)) await memory.confirm({ cloud: tenant.cloud, clientId: tenant.clientId });
  }
  return requests.filter(({ tenant }) => memory.isConfirmed(tenant));
}

function appId({ cloud, clientId }: ConsentRequest['tenant']): string {
  return `${cloud}/${clientId.toLowerCase()}`;
}
