import fc from 'fast-check';
import assert from 'node:assert/strict';
import { type BackupSet, accountRoles, clouds, methods, sources } from '../../src/core/backupSets/backupSet';
import { cachedJudgement } from '../../src/core/rules/cachedJudgement';
import { judge } from '../../src/core/rules/rules';
import { basicSet, edition, inCloud, tenant } from '../builders';
import { property } from './cases';

const version = fc.constantFrom('8.0', '8.3.6.0', '8.4', '9.0', '9.1', 'nine');
const set: fc.Arbitrary<BackupSet> = fc
  .record({
    accountRole: fc.constantFrom(...accountRoles),
    sources: fc.constantFrom(undefined, ...sources).map((one) => (one === undefined ? undefined : [one])),
    more: fc.subarray([...sources], { maxLength: 2 }),
    authentication: fc.record(
      {
        method: fc.constantFrom(...methods),
        grant: fc.constant('a grant'),
        edition: fc.constantFrom('8.3.6.0', '9.0'),
      },
      { noNullPrototype: true, requiredKeys: ['method'] },
    ),
    edition: fc.option(
      fc
        .tuple(version, fc.constantFrom('OBM' as const, 'ACB' as const))
        .map(([of, kind]) => edition(of, kind)),
      { nil: undefined },
    ),
    faults: fc.constantFrom<BackupSet['faults']>([], ['duplicateId'], ['tenantInvalid'], ['accountInvalid']),
    tenant: fc.constantFrom(
      undefined,
      ...clouds.map((cloud) => inCloud(cloud).tenant),
      { ...tenant, clientId: undefined },
      { ...tenant, clientId: '00000000-0000-0000-0000-000000000000' },
      { ...tenant, clientId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' },
    ),
  })
  .map(({ more, ...kind }) => basicSet({ ...kind, sources: kind.sources && [...kind.sources, ...more] }));

describe('A judgement that is remembered', () => {
  property(
    'is that of a set of the same kind, whatever the rules look at',
    { share: 60 },
    fc.property(set, fc.string(), (one, id) => {
      assert.deepEqual(cachedJudgement({ ...one, id }), judge(one));
    }),
  );
});
