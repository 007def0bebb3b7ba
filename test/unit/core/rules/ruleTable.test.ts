import assert from 'node:assert/strict';
import type { Source } from '../../../../src/core/backupSets/backupSet';
import { judge, ruleDocuments, ruleSource } from '../../../../src/core/rules/rules';
import { applies, type Rule, ruleTable } from '../../../../src/core/rules/ruleTable';
import { basicSet, edition, inCloud, setOn } from '../../../builders';

const sites: readonly Source[] = ['personalSites', 'sharePointSites'];

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
              const { modern, hybrid, recommended, workaround, undecidedBy } = judge(set);
              // A recommendation, or the reason why there is none; and never a closed method.
              const told = [recommended, workaround, undecidedBy].filter((one) => one !== undefined);
              assert.equal(told.length, 1);
              if (workaround !== undefined) assert.deepEqual([modern.open, hybrid.open], [false, true]);
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

  it('names for each row a document, who published it, its date or version, and its address', () => {
    for (const { id } of ruleTable) {
      const documents = ruleDocuments(id);
      assert.ok(documents.length > 0, id);
      for (const { document, vendor, date, address } of documents) {
        assert.ok(document !== '' && vendor !== '', id);
        assert.match(date, /^\d{4}-\d\d-\d\d$|^[\d.]+$/);
        assert.match(address, /^(https:\/\/|docs\/)/);
      }
    }
    assert.deepEqual(ruleDocuments('noSuchRule'), []);
    assert.deepEqual(
      ruleDocuments('siteSourcesCloseModern').map(({ date }) => date),
      ['8.5.2.62', '9'],
    );
  });

  it('holds each rule for the versions that its source names', () => {
    const modernFrom836 = { from: '8.3.6.0', before: '9.0' };
    const versions = Object.fromEntries(ruleTable.map((row) => [row.id, row.versions]));
    assert.deepEqual(versions, {
      productTooOld: { before: '8.3.6.0' },
      editionUnknown: undefined,
      duplicateId: undefined,
      tenantUnknown: undefined,
      tenantInvalid: undefined,
      accountInvalid: undefined,
      cloudRetired: undefined,
      clientIdMissing: undefined,
      clientIdOfMicrosoft: undefined,
      migrationSuggested: { from: '8.3.6.0' },
      hybridAnyAccount: { from: '8.3.6.0' },
      modernForOrdinaryAccount: modernFrom836,
      modernForAdministratorAccount: modernFrom836,
      modernForUnknownRole: modernFrom836,
      modernAlwaysAdministrator: { from: '9.0' },
      sourcesUnknown: undefined,
      siteSourcesCloseModern: modernFrom836,
      personalSitesCloseModern: modernFrom836,
      siteSourcesWithGaps: { from: '9.0' },
      globalRegionOnly: { from: '9.0' },
      modernRecommended: { from: '8.3.6.0' },
      hybridWhereModernIsClosed: { from: '8.3.6.0' },
      hybridDueForReview: { from: '8.3.6.0' },
      authorizeAgainAfterUpgrade: { from: '9.0' },
      onceForEachAccount: { from: '8.3.6.0', before: '9.1' },
      onceForEachBackupSet: { from: '9.1' },
    });
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

  it('can name several kinds of editions, of which a set has one', () => {
    const row: Rule = { id: 'a', effects: [], source: { authority: 'manual' }, documents: [] };
    const kinds = ['OBM', 'ACB'];
    for (const kind of ['acb', ' OBM ', 'Lite']) {
      const set = basicSet({ edition: edition('9.0', kind) });
      assert.equal(applies({ ...row, editionKinds: kinds }, set), kind !== 'Lite');
      assert.equal(applies({ ...row, editionKindsExcept: kinds }, set), kind === 'Lite');
    }
  });

  it('throws where a table names no signer, rather than letting anybody sign in', () => {
    const rows = ruleTable.filter((row) => row.id !== 'hybridAnyAccount');
    assert.throws(() => judge(basicSet(), rows), /who signs in for hybrid/);
  });
});
