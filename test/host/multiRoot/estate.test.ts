import assert from 'node:assert/strict';
import { Estate } from '../../../src/estate/estate';
import { silent } from '../estateFolder';

describe('The estate of several folders', () => {
  it('has the files of each, named with their folder', async () => {
    const estate = new Estate(silent);
    await estate.ready;
    assert.deepEqual(
      estate.files.map(({ name, state }) => [name, state]),
      [
        ['east/backup-sets.json', 'read'],
        ['west/backup-sets.json', 'read'],
      ],
    );
    assert.equal(new Set(estate.sets.map(({ file }) => file)).size, 2);
    estate.dispose();
  });
});
