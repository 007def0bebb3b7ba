import assert from 'node:assert/strict';
import {
  type BackupSet,
  accountRoles,
  clouds,
  methods,
  sources,
} from '../../../../src/core/backupSets/backupSet';
import { cachedJudgement } from '../../../../src/core/rules/cachedJudgement';
import { judge } from '../../../../src/core/rules/rules';
import { seededRandom } from '../../estate/file/fixture';
import { basicSet, edition, inCloud, tenant } from '../../../builders';

describe('A judgement that is remembered', () => {
  it('is that of a set of the same kind, whatever the rules look at', () => {
    const random = seededRandom(7);
    const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
    for (let round = 0; round < 3_000; round++) {
      const version = one(['8.0', '8.3.6.0', '8.4', '9.0', '9.1', 'nine']);
      const grant = one([undefined, 'a grant']);
      const authorizedFor = one([undefined, '8.3.6.0', '9.0']);
      const set: BackupSet = basicSet({
        id: String(round),
        accountRole: one(accountRoles),
        sources: one([undefined, [], [one(sources)], [one(sources), one(sources)]]),
        authentication: {
          method: one(methods),
          ...(grant === undefined ? {} : { grant }),
          ...(authorizedFor === undefined ? {} : { edition: authorizedFor }),
        },
        edition: one([undefined, edition(version), edition(version, 'ACB')]),
        faults: one<BackupSet['faults']>([[], ['duplicateId'], ['tenantInvalid'], ['accountInvalid']]),
        ...one<Pick<BackupSet, 'tenant'>>([
          { tenant: undefined },
          inCloud(one(clouds)),
          { tenant: { ...tenant, clientId: undefined } },
          { tenant: { ...tenant, clientId: '00000000-0000-0000-0000-000000000000' } },
          { tenant: { ...tenant, clientId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' } },
        ]),
      });
      assert.deepEqual(cachedJudgement(set), judge(set), JSON.stringify(set));
    }
  });
});
