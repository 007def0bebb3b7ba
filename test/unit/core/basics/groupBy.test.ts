import assert from 'node:assert/strict';
import { groupBy } from '../../../../src/core/basics/groupBy';

describe('Items in groups', () => {
  it('keep their order, as do the groups; an item without a key is left out', () => {
    const groups = groupBy(['pear', 'apple', '', 'plum', 'avocado'], (word) => word[0]);
    assert.deepEqual(
      [...groups],
      [
        ['p', ['pear', 'plum']],
        ['a', ['apple', 'avocado']],
      ],
    );
  });
});
