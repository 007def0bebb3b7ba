import assert from 'node:assert/strict';
import type { ConsentRequest } from '../../../src/core/overview/consentRequests';
import { withConfirmedApps } from '../../../src/migration/confirmApps';
import { clientId, tenant } from '../../builders';
import { memoryInMemory } from './memoryInMemory';

const otherApp = '11111111-2222-4333-8444-555555555555';

function request(more: Partial<ConsentRequest['tenant']> = {}): ConsentRequest {
  return {
    tenant: { ...tenant, clientId, ...more },
    permissions: [],
    names: [],
    sets: [],
    signer: 'anyMember',
    entries: [],
    known: { state: 'unknown' },
  };
}

describe('Requests for consent, before a link is made', () => {
  it('ask once for each app and cloud, whatever the tenant and the case', async () => {
    const requests = [
      request(),
      request({ tenant: 'fabrikam.com', clientId: clientId.toUpperCase() }),
      request({ cloud: 'china' }),
      request({ clientId: otherApp }),
    ];
    const asked: number[] = [];
    const confirmed = await withConfirmedApps(requests, memoryInMemory(), (of) => {
      asked.push(of.length);
      return Promise.resolve(true);
    });
    assert.deepEqual(asked, [2, 1, 1]);
    assert.deepEqual(confirmed, requests);
  });

  it('go on without the app that was not confirmed, and ask for it again the next time', async () => {
    const memory = memoryInMemory();
    const requests = [request(), request({ clientId: otherApp }), request({ tenant: 'fabrikam.com' })];
    const answers = (of: readonly ConsentRequest[]) =>
      Promise.resolve(of.some((one) => one.tenant.clientId === otherApp));
    assert.deepEqual(await withConfirmedApps(requests, memory, answers), [requests[1]]);
    const asked: (string | undefined)[] = [];
    await withConfirmedApps(requests, memory, ([first]) => {
      asked.push(first?.tenant.clientId);
      return Promise.resolve(false);
    });
    assert.deepEqual(asked, [clientId]);
  });
});
