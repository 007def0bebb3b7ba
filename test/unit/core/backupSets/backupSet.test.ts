import assert from 'node:assert/strict';
import { idIn, keyOf } from '../../../../src/core/backupSets/backupSet';

describe('The key of a backup set', () => {
  it('gives its id back as the file wrote it, without quotation marks', () => {
    for (const id of ['1692322592995', 'a#b "c"', '\ud800']) {
      assert.equal(idIn(keyOf({ file: 'file:///estate/a%23b/backup-sets.json', id })), id);
    }
    assert.equal(idIn('file:///estate/backup-sets.json#of another version'), 'of another version');
  });
});
