import assert from 'node:assert/strict';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { type FilesThen, recordChanges } from '../../../../src/core/review/recordChanges';
import { basicSet } from '../../../builders';

const files = (sets: readonly BackupSet[], unreadable: FilesThen['unreadable'] = []): FilesThen => ({
  sets,
  unreadable,
});
const set = (id: string, changed: Partial<BackupSet> = {}) => basicSet({ file: 'file:///a', id, ...changed });
const told = (before: FilesThen, now: FilesThen) =>
  recordChanges(before, now).map((change) => {
    const { id } = change.kind === 'removed' ? change.before : change.now;
    const values = 'differences' in change ? change.differences.map((one) => one.id) : [];
    return [change.kind, id, ...values].join(' ');
  });

describe('What a pull request changes of backup sets', () => {
  it('is what was added, removed and changed, value by value', () => {
    const before = files([set('1'), set('2'), set('3')]);
    const now = files([
      set('1'),
      set('2', { name: 'Other', sources: ['teams'], authentication: { method: 'modern' } }),
      set('4'),
    ]);
    assert.deepEqual(told(before, now), ['changed 2 record name sources', 'added 4', 'removed 3']);
  });

  it('is nothing if files say the same in another order', () => {
    const one = set('1', { sources: ['teams', 'mailboxes'] });
    assert.deepEqual(
      told(files([one, set('2')]), files([set('2'), { ...one, sources: ['mailboxes', 'teams'] }])),
      [],
    );
  });

  it('follows a set into another file, but not into two', () => {
    const there = set('1', { file: 'file:///b' });
    assert.deepEqual(told(files([set('1')]), files([there])), ['moved 1']);
    assert.deepEqual(told(files([set('1')]), files([there, set('1', { file: 'file:///c' })])), [
      'added 1',
      'added 1',
      'removed 1',
    ]);
  });

  it('is nothing of an entry that cannot be read, or that has no id of its own', () => {
    assert.deepEqual(told(files([set('1')]), files([], [{ file: 'file:///a', id: '1' }])), []);
    assert.deepEqual(told(files([], [{ file: 'file:///a', id: '1' }]), files([set('1')])), []);
    const twice = set('1', { faults: ['duplicateId'] });
    assert.deepEqual(told(files([set('1')]), files([twice, { ...twice, name: 'Other' }])), []);
  });
});
