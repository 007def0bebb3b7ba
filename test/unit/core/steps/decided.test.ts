import assert from 'node:assert/strict';
import { basicSet, setOn } from '../../../builders';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { judge } from '../../../../src/core/rules/rules';
import { decidedEvents, nothingDecided, parseDecided } from '../../../../src/core/steps/decided';
import type { Choices, MigrationState } from '../../../../src/core/steps/migrationState';
import { newQueue, parseQueue, queueText } from '../../../../src/core/steps/queueState';

function at(step: 'review' | 'overview', method: Choices['method']): MigrationState {
  const choices: Choices = {
    method,
    acknowledged: [],
    way: 'loopback',
    permissions: 'identity',
    checkRole: false,
    confirmedApp: undefined,
  };
  return { at: { step }, choices, attempts: 0, problem: undefined };
}

const undecided = basicSet({ sources: undefined });
const limited = setOn('9.0.2.0', ['sharePointSites']);
const gapsOf = (set: BackupSet) => judge(set).modern.gaps;

describe('What was decided once for a queue', () => {
  it('chooses the method of a set for which the rules recommend none', () => {
    const decided = { ...nothingDecided, method: 'hybrid' } as const;
    assert.deepEqual(decidedEvents(decided, at('review', undefined), judge(undecided)), [
      { type: 'choose', method: 'hybrid' },
    ]);
  });

  it('changes no method that is chosen already', () => {
    const decided = { ...nothingDecided, method: 'hybrid' } as const;
    assert.deepEqual(decidedEvents(decided, at('review', 'modern'), judge(basicSet())), []);
  });

  it('accepts the limits of a set if all of them were acknowledged, and no other', () => {
    const gaps = gapsOf(limited);
    assert.ok(gaps.length > 1);
    const state = at('review', 'modern');
    const all = { ...nothingDecided, acknowledged: gaps };
    assert.deepEqual(decidedEvents(all, state, judge(limited)), [{ type: 'acknowledge', on: true }]);
    const some = { ...nothingDecided, acknowledged: gaps.slice(1) };
    assert.deepEqual(decidedEvents(some, state, judge(limited)), []);
    assert.deepEqual(decidedEvents(nothingDecided, state, judge(limited)), []);
  });

  it('is said at the first screen of a migration only, where a person sees it', () => {
    const decided = { method: 'modern', acknowledged: gapsOf(limited) } as const;
    assert.deepEqual(decidedEvents(decided, at('overview', undefined), judge(limited)), []);
  });

  it('is kept with the queue, and what somebody else wrote in its place counts for nothing', () => {
    const decided = { method: 'hybrid', acknowledged: ['siteFeatures'] } as const;
    assert.deepEqual(parseQueue(queueText(newQueue([], decided)))?.decided, decided);
    for (const value of [undefined, null, 7, [], { method: 'basic' }, { acknowledged: 'all' }])
      assert.deepEqual(parseDecided(value), nothingDecided);
    assert.deepEqual(parseDecided({ method: 'modern', acknowledged: [7, 'a'] }), {
      method: 'modern',
      acknowledged: ['a'],
    });
  });
});
