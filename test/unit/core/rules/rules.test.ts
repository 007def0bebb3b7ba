import assert from 'node:assert/strict';
import type { CloudId, Source } from '../../../../src/core/backupSets/backupSet';
import { firstMethod, judge, ruleSource } from '../../../../src/core/rules/rules';
import { basicSet, edition, inCloud, setOn } from '../../../builders';

const sites: readonly Source[] = ['personalSites', 'sharePointSites'];
const from836 = ['8.3.6.0', '8.3.6', '8.9.9', '9.0', '9.1', '10.0'];
const before9 = ['8.3.6.0', '8.3.6', '8.9.9', '8.9.9.9'];
const from9 = ['9.0', '9', '9.0.0.1', '9.1', '10.0'];

describe('The rule', () => {
  describe('migrationSuggested', () => {
    for (const version of from836) {
      it(`suggests migrating a Basic set on ${version}`, () => {
        assert.equal(judge(setOn(version)).suggestedBy, 'migrationSuggested');
      });
    }

    it('suggests nothing before 8.3.6.0, nor for a set that is Hybrid or Modern already', () => {
      assert.equal(judge(setOn('8.3.5.9')).suggestedBy, undefined);
      for (const method of ['hybrid', 'modern'] as const) {
        assert.equal(judge(basicSet({ authentication: { method } })).suggestedBy, undefined);
      }
    });
  });

  describe('modernRecommended', () => {
    for (const version of from836) {
      it(`recommends Modern on ${version}`, () => {
        assert.deepEqual(judge(setOn(version)).recommended, { method: 'modern', rule: 'modernRecommended' });
      });
    }

    it('comes from the manual', () =>
      assert.deepEqual(ruleSource('modernRecommended'), { authority: 'manual' }));
  });

  describe('hybridAnyAccount', () => {
    for (const version of from836) {
      it(`lets any account authorize Hybrid on ${version}`, () => {
        const { hybrid } = judge(setOn(version));
        assert.equal(hybrid.open, true);
        assert.deepEqual([hybrid.signer, hybrid.signerBy], ['anyMember', 'hybridAnyAccount']);
      });
    }
  });

  describe('on who signs in for Modern', () => {
    const rules = {
      ordinary: 'modernForOrdinaryAccount',
      globalAdministrator: 'modernForAdministratorAccount',
      unknown: 'modernForUnknownRole',
    } as const;
    for (const [role, rule] of Object.entries(rules) as [keyof typeof rules, string][]) {
      for (const version of before9) {
        it(`asks for a Global Administrator on ${version} where the account's role is ${role}`, () => {
          const { modern } = judge(setOn(version, undefined, { accountRole: role }));
          assert.deepEqual([modern.signer, modern.signerBy], ['globalAdministrator', rule]);
        });
      }
      for (const version of from9) {
        it(`always asks for a Global Administrator on ${version}, also where the role is ${role}`, () => {
          const { modern } = judge(setOn(version, undefined, { accountRole: role }));
          assert.deepEqual(
            [modern.signer, modern.signerBy],
            ['globalAdministrator', 'modernAlwaysAdministrator'],
          );
        });
      }
    }
  });

  describe('siteSourcesCloseModern', () => {
    for (const version of before9) {
      for (const source of sites) {
        it(`closes Modern on ${version} to a set with ${source}, and leaves Hybrid, which it does not recommend`, () => {
          const judgement = judge(setOn(version, ['mailboxes', source]));
          const { modern, hybrid, recommended, workaround } = judgement;
          assert.equal(modern.open, false);
          assert.deepEqual(modern.closedBy, ['siteSourcesCloseModern']);
          assert.equal(hybrid.open, true);
          assert.deepEqual([recommended, workaround], [undefined, 'siteSourcesCloseModern']);
          assert.equal(firstMethod(judgement, 'basic'), 'hybrid');
        });
      }
    }

    it('leaves Modern open to every other source', () => {
      for (const source of ['mailboxes', 'oneDrive', 'publicFolders', 'teams'] as const) {
        assert.deepEqual(judge(setOn('8.3.6.0', [source])).modern.closedBy, []);
      }
      assert.equal(judge(setOn('8.3.6.0', [])).recommended?.method, 'modern');
    });

    it('ends with 9.0', () => {
      for (const version of from9) assert.equal(judge(setOn(version, sites)).modern.open, true);
    });

    it('comes from the manual, its end from vendors', () => {
      assert.deepEqual(ruleSource('siteSourcesCloseModern'), { authority: 'manual', limits: 'vendor' });
    });
  });

  describe('personalSitesCloseModern', () => {
    const acb = (sources: readonly Source[], version = '8.3.6.0', kind = 'ACB') =>
      judge(basicSet({ sources, edition: edition(version, kind) }));

    it('closes Modern in the ACB edition to Personal Sites', () => {
      assert.deepEqual(acb(['personalSites']).modern.closedBy, ['personalSitesCloseModern']);
      assert.deepEqual(acb(['personalSites'], '8.3.6.0', ' acb ').modern.closedBy, [
        'personalSitesCloseModern',
      ]);
      const { recommended, workaround } = acb(['personalSites']);
      assert.deepEqual([recommended, workaround], [undefined, 'personalSitesCloseModern']);
    });

    it('leaves Modern open in the ACB edition to SharePoint sites', () => {
      assert.deepEqual(acb(['sharePointSites']).modern.closedBy, []);
      assert.equal(acb(['sharePointSites']).recommended?.method, 'modern');
    });

    it('ends with 9.0, and concerns no other edition', () => {
      assert.deepEqual(acb(['personalSites'], '9.0').modern.closedBy, []);
      assert.deepEqual(judge(setOn('8.3.6.0', ['personalSites'])).modern.closedBy, [
        'siteSourcesCloseModern',
      ]);
    });
  });

  describe('siteSourcesWithGaps', () => {
    const gaps = ['webPartsAndMetadata', 'siteFeatures', 'externalContentTypes', 'surveyOptions'];
    for (const version of from9) {
      it(`opens Modern on ${version} to site sources, with limits to acknowledge`, () => {
        for (const source of sites) {
          const { modern, hybrid, recommended } = judge(setOn(version, [source]));
          assert.deepEqual(modern.gaps, gaps);
          assert.equal(modern.gapsBy, 'siteSourcesWithGaps');
          assert.deepEqual(hybrid.gaps, []);
          assert.equal(recommended?.method, 'modern');
        }
      });
    }

    it('names no limits for other sources', () => {
      assert.deepEqual(judge(setOn('9.0', ['mailboxes'])).modern.gaps, []);
      assert.equal(judge(setOn('9.0', ['mailboxes'])).modern.gapsBy, undefined);
    });
  });

  describe('globalRegionOnly', () => {
    const elsewhere: readonly CloudId[] = ['usGovGccHigh', 'usGovDod', 'china'];
    for (const cloud of elsewhere) {
      it(`closes Modern from 9.0 on to a tenant in ${cloud}, and recommends Hybrid`, () => {
        for (const version of from9) {
          const { modern, recommended, blockedBy } = judge(setOn(version, undefined, inCloud(cloud)));
          assert.deepEqual(modern.closedBy, ['globalRegionOnly']);
          assert.deepEqual(recommended, { method: 'hybrid', rule: 'hybridWhereModernIsClosed' });
          assert.deepEqual(blockedBy, []);
        }
      });

      it(`leaves Modern open before 9.0 to a tenant in ${cloud}`, () => {
        for (const version of before9) {
          assert.equal(judge(setOn(version, undefined, inCloud(cloud))).modern.open, true);
        }
      });
    }

    it('counts the practice cloud as Global', () => {
      assert.equal(judge(setOn('9.0', sites, inCloud('practice'))).modern.open, true);
      assert.equal(judge(setOn('9.0', sites, inCloud('global'))).modern.open, true);
    });
  });

  describe('sourcesUnknown', () => {
    for (const version of from836) {
      it(`recommends nothing on ${version} until the sources are known`, () => {
        const judgement = judge(setOn(version, undefined, { sources: undefined }));
        assert.equal(judgement.recommended, undefined);
        assert.equal(judgement.undecidedBy, 'sourcesUnknown');
        assert.deepEqual(judgement.blockedBy, []);
        assert.equal(judgement.modern.signer, 'globalAdministrator');
      });
    }

    it('lets Modern be chosen only after a look at the selection was acknowledged', () => {
      const { modern, hybrid } = judge(basicSet({ sources: undefined }));
      assert.equal(modern.open, true);
      assert.deepEqual(modern.gaps, ['sourcesUnverified']);
      assert.deepEqual(hybrid.gaps, []);
    });

    it('is not stirred by a set that selects nothing', () => {
      assert.equal(judge(basicSet({ sources: [] })).undecidedBy, undefined);
    });
  });
});
