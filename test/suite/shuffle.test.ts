import assert from 'node:assert/strict';
import { mixed, shuffleSeed } from './shuffle';

const files = Array.from({ length: 50 }, (_, n) => `${n}.test.js`);

describe('Test files in random order', () => {
  it('are all there, in another order by each seed and in the same by the same', () => {
    assert.deepEqual([...mixed(files, 7)].sort(), [...files].sort());
    assert.deepEqual(mixed(files, 7), mixed(files, 7));
    const orders = [0, 1, 2, 7, 2 ** 31].map((seed) => mixed(files, seed).join());
    assert.equal(new Set([files.join(), ...orders]).size, 6);
  });

  it('are asked for by --shuffle, whose seed can be given to repeat a run', () => {
    assert.equal(shuffleSeed([]), undefined);
    assert.equal(shuffleSeed(['unit', '--shuffle', '12']), 12);
    const seeds = [['--shuffle'], ['--shuffle', 'unit']].map((args) => shuffleSeed(args));
    assert.ok(seeds.every((seed) => Number.isInteger(seed)));
  });
});
