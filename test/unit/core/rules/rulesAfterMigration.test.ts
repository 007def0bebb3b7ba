import assert from 'node:assert/strict';
import type { BackupSet, Source } from '../../../../src/core/backupSets/backupSet';
import { judge } from '../../../../src/core/rules/rules';
import { basicSet, edition, inCloud, setOn } from '../../../builders';

const sites: readonly Source[] = ['personalSites', 'sharePointSites'];
const from9 = ['9.0', '9', '9.0.0.1', '9.1', '10.0'];

describe('After a migration, the rule', () => {
  describe('on how far one authorization goes', () => {
    for (const version of ['8.3.6.0', '8.9.9', '9.0', '9.0.9.9']) {
      it(`serves every set of the account on ${version}`, () => {
        assert.deepEqual(judge(setOn(version)).grantScope, { serves: 'account', rule: 'onceForEachAccount' });
      });
    }
    for (const version of ['9.1', '9.1.0.0', '9.2', '10.0']) {
      it(`serves one set on ${version}`, () => {
        assert.deepEqual(judge(setOn(version)).grantScope, {
          serves: 'backupSet',
          rule: 'onceForEachBackupSet',
        });
      });
    }
  });

  describe('hybridDueForReview', () => {
    const hybrid = (
      version: string,
      recorded: string | undefined,
      sources: readonly Source[] = ['mailboxes', ...sites],
    ) =>
      judge(
        setOn(version, sources, {
          authentication: { method: 'hybrid', ...(recorded === undefined ? {} : { edition: recorded }) },
        }),
      );

    it('lets a set be Hybrid, for now, while Modern is closed to it', () => {
      const judgement = hybrid('8.3.6.0', '8.3.6.0');
      assert.equal(judgement.hybridForNow, 'siteSourcesCloseModern');
      assert.equal(judgement.reviewDue, undefined);
    });

    it('is due once Modern opens to a set whose record shows that it was closed', () => {
      for (const version of from9) {
        assert.equal(hybrid(version, '8.3.6.0').reviewDue, 'hybridDueForReview');
        assert.equal(hybrid(version, '8.9.9').hybridForNow, undefined);
      }
    });

    it('is due where the record tells no version and the set has site sources', () => {
      assert.equal(hybrid('9.0', undefined).reviewDue, 'hybridDueForReview');
      assert.equal(hybrid('9.0', 'unknown').reviewDue, 'hybridDueForReview');
    });

    it('is not due where Hybrid was chosen while Modern was open', () => {
      assert.equal(hybrid('9.1', '9.0').reviewDue, undefined);
      assert.equal(hybrid('9.0', '8.3.6.0', ['mailboxes']).reviewDue, undefined);
      assert.equal(hybrid('9.0', undefined, ['mailboxes']).reviewDue, undefined);
    });

    it('is not due while the region keeps Modern closed, nor while something blocks the set', () => {
      const authentication = { method: 'hybrid', edition: '8.3.6.0' } as const;
      assert.equal(judge(setOn('9.0', sites, { authentication, ...inCloud('china') })).reviewDue, undefined);
      assert.equal(
        judge(setOn('9.0', sites, { authentication, faults: ['duplicateId'] })).reviewDue,
        undefined,
      );
    });

    it('concerns Hybrid sets only', () => {
      for (const method of ['basic', 'modern'] as const) {
        const authentication = { method, edition: '8.3.6.0' };
        assert.equal(judge(setOn('8.3.6.0', sites, { authentication })).hybridForNow, undefined);
        assert.equal(judge(setOn('9.0', sites, { authentication })).reviewDue, undefined);
      }
    });

    it('follows the ACB edition too', () => {
      const acb = (version: string, sources: readonly Source[]) =>
        judge(
          basicSet({
            sources,
            edition: edition(version, 'ACB'),
            authentication: { method: 'hybrid', edition: '8.3.6.0' },
          }),
        );
      assert.equal(acb('8.3.6.0', ['personalSites']).hybridForNow, 'personalSitesCloseModern');
      assert.equal(acb('9.0', ['personalSites']).reviewDue, 'hybridDueForReview');
      assert.equal(acb('8.3.6.0', ['sharePointSites']).hybridForNow, undefined);
      assert.equal(acb('9.0', ['sharePointSites']).reviewDue, undefined);
    });
  });

  describe('authorizeAgainAfterUpgrade', () => {
    const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
    for (const method of ['hybrid', 'modern'] as const) {
      it(`asks a ${method} set that was authorized before 9 to authorize again from 9.0 on`, () => {
        for (const version of from9) {
          const authentication = { method, grant, edition: '8.9.9' };
          assert.equal(
            judge(setOn(version, undefined, { authentication })).authorizeAgain,
            'authorizeAgainAfterUpgrade',
          );
        }
      });

      it(`leaves a ${method} set in peace before the upgrade, and once it was authorized after it`, () => {
        const of = (version: string, recorded: string) =>
          judge(setOn(version, undefined, { authentication: { method, grant, edition: recorded } }))
            .authorizeAgain;
        assert.equal(of('8.9.9', '8.3.6.0'), undefined);
        assert.equal(of('9.0', '9.0'), undefined);
        assert.equal(of('9.2', '9'), undefined);
      });
    }

    it('counts an authorization of ours without a version as older, and a record without any as nothing', () => {
      const of = (authentication: BackupSet['authentication']) =>
        judge(setOn('9.0', undefined, { authentication })).authorizeAgain;
      assert.equal(of({ method: 'modern', grant }), 'authorizeAgainAfterUpgrade');
      assert.equal(of({ method: 'modern', grant, edition: '?' }), 'authorizeAgainAfterUpgrade');
      assert.equal(of({ method: 'modern' }), undefined);
    });

    it('does not concern Basic sets', () => {
      const authentication = { method: 'basic', edition: '8.3.6.0' } as const;
      assert.equal(judge(setOn('9.0', undefined, { authentication })).authorizeAgain, undefined);
    });
  });
});
