import assert from 'node:assert/strict';
import type { BackupSet, CloudId, Source } from '../../../src/core/backupSet';
import { isMicrosoftClient } from '../../../src/core/microsoftClients';
import { judge, mayMigrate, ruleSource } from '../../../src/core/rules';
import { ruleTable } from '../../../src/core/ruleTable';
import { basicSet, edition, inCloud, setOn, tenant } from './sampleSet';

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
      ['tenantInvalid', { faults: ['tenantInvalid'] }],
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
        it(`closes Modern on ${version} to a set with ${source}, and recommends Hybrid`, () => {
          const { modern, hybrid, recommended } = judge(setOn(version, ['mailboxes', source]));
          assert.equal(modern.open, false);
          assert.deepEqual(modern.closedBy, ['siteSourcesCloseModern']);
          assert.equal(hybrid.open, true);
          assert.deepEqual(recommended, { method: 'hybrid', rule: 'siteSourcesCloseModern' });
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
      assert.equal(acb(['personalSites']).recommended?.method, 'hybrid');
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

describe('The table of rules', () => {
  it('judges every set there can be', () => {
    let judged = 0;
    for (const version of [undefined, '', '8.3.5.9', '8.3.6.0', '8.9.9', '9.0', '9.1']) {
      for (const kind of ['OBM', 'ACB', '']) {
        for (const accountRole of ['ordinary', 'globalAdministrator', 'unknown'] as const) {
          for (const cloud of [
            'global',
            'usGovGccHigh',
            'usGovDod',
            'china',
            'germany',
            'practice',
          ] as const) {
            for (const sources of [
              undefined,
              [],
              ['personalSites'],
              ['sharePointSites'],
              ['teams'],
            ] as const) {
              const set = basicSet({
                accountRole,
                sources,
                edition: version === undefined ? undefined : edition(version, kind),
                ...inCloud(cloud),
              });
              const { modern, hybrid, recommended, undecidedBy } = judge(set);
              // A recommendation, or the reason why there is none; and never a closed method.
              assert.notEqual(recommended === undefined, undecidedBy === undefined);
              if (recommended) assert.equal({ modern, hybrid }[recommended.method].open, true);
              assert.equal(modern.signer, 'globalAdministrator');
              judged++;
            }
          }
        }
      }
    }
    assert.equal(judged, 7 * 3 * 3 * 6 * 5);
  });

  it('has a source for every row, each row once', () => {
    const ids = ruleTable.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const authorities = ['manual', 'vendor', 'microsoft', 'inference', 'safeguard'];
    for (const id of ids) assert.ok(authorities.includes(ruleSource(id)!.authority), id);
    assert.equal(ruleSource('noSuchRule'), undefined);
  });

  it('says only what the code knows how to evaluate', () => {
    const kinds = ['block', 'suggest', 'undecided', 'hybridForNow', 'review', 'authorizeAgain', 'close'];
    const known = new Set([...kinds, 'recommend', 'signer', 'gaps', 'grantScope']);
    const conditions = new Set([
      ...[
        'accountRoles',
        'methods',
        'anySource',
        'sourcesUnknown',
        'clouds',
        'cloudsExcept',
        'tenantUnknown',
      ],
      ...['editionUnknown', 'clientId', 'fault', 'authorizedFor'],
    ]);
    for (const { effects, when = {} } of ruleTable) {
      for (const { kind } of effects) assert.ok(known.has(kind), kind);
      for (const name of Object.keys(when)) assert.ok(conditions.has(name), name);
    }
  });

  it('is data: other rows judge otherwise', () => {
    const rows = ruleTable.map((row) =>
      row.id === 'siteSourcesCloseModern' ? { ...row, versions: { from: '8.3.6.0', before: '8.5' } } : row,
    );
    assert.equal(judge(setOn('8.9.9', sites)).modern.open, false);
    assert.equal(judge(setOn('8.9.9', sites), rows).modern.open, true);
  });

  it('throws where a table names no signer, rather than letting anybody sign in', () => {
    const rows = ruleTable.filter((row) => row.id !== 'hybridAnyAccount');
    assert.throws(() => judge(basicSet(), rows), /who signs in for hybrid/);
  });
});

describe("Microsoft's own client IDs", () => {
  const known = {
    'Azure CLI': '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    'Azure PowerShell': '1950a258-227b-4e31-a9cf-717495945fc2',
    'Visual Studio Code': 'aebc6443-996d-45c2-90f0-388ff96faa56',
    'Visual Studio': '872cd9fa-d31f-45e0-9eab-6e460a02d1f1',
    'Microsoft Office': 'd3590ed6-52b3-4102-aeff-aad2292ab01c',
    Teams: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    'Outlook Mobile': '27922004-5251-4030-b22d-91ecd9a37ea4',
    OneDrive: 'ab9b8c07-8f02-4f72-87fa-80105867a763',
    'Graph command line': '14d82eec-204b-4c2f-b7e8-296a70dab67e',
    'Graph Explorer': 'de8bc8b5-d9f9-48b1-a8ad-b748da725064',
    'Exchange Online PowerShell': 'fb78d390-0c51-40cd-8e17-fdbfab77341b',
    'SharePoint Online Management Shell': '9bc3ab49-b65d-410a-85ad-de819febfddc',
    'Authentication Broker': '29d9ed98-a469-4536-ade2-f981bc1d605e',
  };
  for (const [name, id] of Object.entries(known)) {
    it(`include that of ${name}, however it is written`, () => {
      assert.equal(isMicrosoftClient(id), true);
      assert.equal(isMicrosoftClient(` ${id.toUpperCase()}\n`), true);
    });
  }

  it('do not include an estate’s own', () => assert.equal(isMicrosoftClient(tenant.clientId!), false));
});
