import assert from 'node:assert/strict';
import { type BackupSet, keyOf } from '../../../../src/core/backupSets/backupSet';
import { groupJudgement, methodsOf } from '../../../../src/core/steps/group';
import { judge } from '../../../../src/core/rules/rules';
import { basicSet } from '../../../builders';
import type { Member } from '../../../../src/core/steps/member';

const sites = { sources: ['sharePointSites'] } as const;

function members(...sets: BackupSet[]): Member[] {
  return sets.map((set) => ({ key: keyOf(set), set, judgement: judge(set) }));
}

describe('Methods of several sets', () => {
  const three = members(
    basicSet({ id: '1' }),
    basicSet({ id: '2', ...sites }),
    basicSet({ id: '3', sources: undefined }),
  );

  it('are what the rules begin with, or Hybrid where no administrator is at hand', () => {
    assert.deepEqual(methodsOf(three, 'modern'), ['modern', 'hybrid', 'modern']);
    assert.deepEqual(methodsOf(three, 'hybrid'), ['hybrid', 'hybrid', 'hybrid']);
  });

  it('keep a Hybrid that only authorizes again', () => {
    const again = members(
      basicSet({ id: '1' }),
      basicSet({ id: '2', authentication: { method: 'hybrid', grant: 'lost' } }),
    );
    assert.deepEqual(methodsOf(again, 'modern'), ['modern', 'hybrid']);
  });

  it('ask for the strictest signer and for all limits together', () => {
    const judgement = groupJudgement(three);
    assert.deepEqual(
      [judgement.modern.signer, judgement.hybrid.signer],
      ['globalAdministrator', 'anyMember'],
    );
    // Whoever comes first.
    for (const [at] of three.entries()) {
      const turned = groupJudgement([...three.slice(at), ...three.slice(0, at)]);
      assert.equal(turned.modern.signer, 'globalAdministrator');
    }
    assert.deepEqual(judgement.modern.gaps, ['sourcesUnverified']);
    const [first, , third] = three.map((one) => one.judgement.modern.gapsBy);
    assert.deepEqual([first, judgement.modern.gapsBy], [undefined, third]);
    assert.equal(judgement.recommended, undefined);
    assert.equal(judgement.undecidedBy, 'sourcesUnknown');
    assert.equal(groupJudgement(three.slice(0, 2)).recommended?.method, 'modern');
  });

  it('offer no Modern where none of them would get it', () => {
    const all = groupJudgement(members(basicSet({ id: '1', ...sites }), basicSet({ id: '2', ...sites })));
    assert.deepEqual([all.modern.open, all.hybrid.open], [false, true]);
    assert.deepEqual([all.recommended, all.workaround], [undefined, 'siteSourcesCloseModern']);
  });
});
