import assert from 'node:assert/strict';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { judge, mayMigrate, ruleSource } from '../../../../src/core/rules/rules';
import { basicSet, inCloud, setOn, tenant } from '../../../builders';

const from836 = ['8.3.6.0', '8.3.6', '8.9.9', '9.0', '9.1', '10.0'];

describe('The blocking rule', () => {
  describe('productTooOld', () => {
    for (const version of ['8.3.5.9', '8.3.5', '8.3', '8', '7.17.2.0']) {
      it(`blocks every migration on ${version}`, () => {
        const judgement = judge(setOn(version));
        assert.deepEqual(judgement.blockedBy, ['productTooOld']);
        assert.equal(judgement.recommended, undefined);
        assert.equal(judgement.undecidedBy, 'productTooOld');
        assert.equal(mayMigrate(judgement, 'hybrid'), false);
        assert.equal(mayMigrate(judgement, 'modern'), false);
      });
    }

    for (const version of from836) {
      it(`does not block ${version}`, () => assert.deepEqual(judge(setOn(version)).blockedBy, []));
    }

    it('is an inference from the manual, and says so', () => {
      assert.deepEqual(ruleSource('productTooOld'), { authority: 'inference', from: 'manual' });
    });
  });

  describe('editionUnknown', () => {
    for (const version of ['', 'latest', '8.x']) {
      it(`blocks where the version is "${version}"`, () => {
        assert.deepEqual(judge(setOn(version)).blockedBy, ['editionUnknown']);
      });
    }

    it('blocks where no edition is told, and expects the strictest', () => {
      const judgement = judge(basicSet({ edition: undefined }));
      assert.deepEqual(judgement.blockedBy, ['editionUnknown']);
      assert.equal(judgement.modern.signer, 'globalAdministrator');
      assert.equal(judgement.grantScope.serves, 'backupSet');
    });
  });

  describe('on what stands in the file', () => {
    const blocks: [string, Partial<BackupSet>][] = [
      ['duplicateId', { faults: ['duplicateId'] }],
      ['tenantInvalid', { tenant: undefined, faults: ['tenantInvalid'] }],
      ['accountInvalid', { account: 'backup contoso.com', faults: ['accountInvalid'] }],
      ['tenantUnknown', { tenant: undefined }],
      ['clientIdMissing', { tenant: { ...tenant, clientId: undefined } }],
      ['clientIdMissing', { tenant: { ...tenant, clientId: '00000000-0000-0000-0000-000000000000' } }],
      ['clientIdMissing', { tenant: { ...tenant, clientId: ' ' } }],
      ['clientIdOfMicrosoft', { tenant: { ...tenant, clientId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' } }],
      ['clientIdOfMicrosoft', { tenant: { ...tenant, clientId: '04B07795-8DDB-461A-BBEE-02F9E1BF7B46 ' } }],
      ['cloudRetired', inCloud('germany')],
      ['cloudRetired', { tenant: { ...tenant, cloud: 'germany', clientId: undefined } }],
    ];
    for (const [rule, more] of blocks) {
      it(`${rule} blocks, alone: ${JSON.stringify(more)}`, () => {
        const judgement = judge(basicSet(more));
        assert.deepEqual(judgement.blockedBy, [rule]);
        assert.equal(judgement.undecidedBy, rule);
        assert.equal(mayMigrate(judgement, 'modern'), false);
      });
    }

    it('several faults are all named', () => {
      const judgement = judge(basicSet({ faults: ['duplicateId'], edition: undefined, tenant: undefined }));
      assert.deepEqual(judgement.blockedBy, ['editionUnknown', 'duplicateId', 'tenantUnknown']);
    });

    it('a set without a fault is not blocked', () => {
      assert.deepEqual(judge(basicSet()).blockedBy, []);
      assert.equal(mayMigrate(judge(basicSet()), 'modern'), true);
    });
  });
});
