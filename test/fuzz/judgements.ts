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

type Differs = (one: BackupSet, other: BackupSet) => BackupSet;
/** Whether one is named counts for few sets. */
const withGrant: Differs = (one, { authentication: { grant } }) =>
  ({ ...one, authentication: { ...one.authentication, grant } }) as BackupSet;
const ungranted = basicSet({ authentication: { method: 'modern' }, edition: edition('9.1') });
const granted = basicSet({ authentication: { method: 'modern', grant: 'a grant' } });

/** A set, with one thing as another set has it. */
const differences: readonly Differs[] = [
  withGrant,
  (one, { accountRole }) => ({ ...one, accountRole }),
  (one, { sources: some }) => ({ ...one, sources: some }),
  (one, { faults }) => ({ ...one, faults }),
  ...(['method', 'edition'] as const).map((part) => (one: BackupSet, other: BackupSet) => ({
    ...one,
    authentication: { ...one.authentication, [part]: other.authentication[part] },
  })),
  ...(['version', 'kind'] as const).map((part) => (one: BackupSet, other: BackupSet) => {
    const { edition: of } = one;
    return of && other.edition ? { ...one, edition: { ...of, [part]: other.edition[part] } } : one;
  }),
  ...(['cloud', 'clientId'] as const).map((part) => (one: BackupSet, other: BackupSet) => {
    const { tenant: of } = one;
    return of && other.tenant ? { ...one, tenant: { ...of, [part]: other.tenant[part] } } : one;
  }),
  (one, { tenant: of }) => ({ ...one, tenant: of }),
  (one, { edition: of }) => ({ ...one, edition: of }),
];

describe('A judgement that is remembered', () => {
  property(
    'is that of a set of the same kind, whatever the rules look at',
    { share: 150, examples: [[ungranted, 'x', granted, withGrant]] },
    fc.property(set, fc.string(), set, fc.constantFrom(...differences), (one, id, other, differs) => {
      assert.deepEqual(cachedJudgement({ ...one, id }), judge(one));
      // One that differs in a single thing is of another kind, if a rule looks at that.
      const near = differs(one, other);
      assert.deepEqual(cachedJudgement(near), judge(near));
    }),
  );
});
