import '../wording/l10n';
import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { nextToMigrate } from '../../../src/overview/nextSet';
import { rowsOf } from '../../../src/overview/rows';
import { basicSet, nothingHere } from '../../builders';

const recorded = { method: 'modern', grant: 'b2f7c0de-0000-4000-8000-000000000001' } as const;

describe('The next set to migrate', () => {
  const sets = ['a', 'b', 'c', 'd'].map((id) =>
    basicSet({ id, name: id, ...(id === 'c' ? { authentication: recorded } : {}) }),
  );
  const after = (id: string, of = sets) => {
    const rows = rowsOf(of, () => ({ ...nothingHere, grant: true }), new Set());
    return nextToMigrate(rows, keyOf(basicSet({ id })))?.set.id;
  };

  it('is the one after this in the order of the view that is still Basic, and the first after the last', () => {
    assert.deepEqual([after('a'), after('b'), after('d')], ['b', 'd', 'a']);
  });

  it('is never the set itself, and none where all others are migrated', () => {
    assert.equal(after('a', [sets[0]!, sets[2]!]), undefined);
  });
});
