import assert from 'node:assert/strict';
import { newGrant } from '../../../../src/migration/save/newGrant';
import { subject } from '../../../builders';
import { account, backupSet, evidence, objectId, tenantId } from '../migrationHarness';

describe('A migration of several sets', () => {
  it('keeps its tokens where its sets are too many to be named', () => {
    const person = { name: account, objectId, tenantId, homeTenantId: tenantId };
    const authorized = { grant: 'an-id', person, role: 'notNeeded', granted: [], checks: [] } as const;
    const keptFor = (count: number) => {
      const sets = Array.from({ length: count }, (_, n) => ({
        ...subject(backupSet({ id: String(n) })),
      }));
      const exchanged = { evidence: evidence(), tokenCache: 'a-refresh-token' };
      const chosen = { acknowledged: [], asked: ['User.Read'] };
      const { intent } = newGrant(exchanged, authorized, sets, chosen, 0);
      return (intent.others?.length ?? 0) + 1;
    };
    assert.deepEqual([1, 2, 1000].map(keptFor), [1, 2, 1000]);
    assert.equal(keptFor(20_000), 1, 'a secret has a limit');
  });
});
