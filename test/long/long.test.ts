import assert from 'node:assert/strict';
import { livedHours } from './hours';
import { grown } from './trend';

const hours = 8;
/** Of twelve rounds each. */
const cycles = 200;

describe('A window that is open for eight hours', () => {
  it('ends with no more memory, listeners, handles, timers, state and secrets than in its second quarter', async () => {
    const { samples, lasted } = await livedHours(cycles, hours);
    assert.equal(samples.length, cycles);
    assert.ok(lasted >= hours * 3_600_000, String(lasted));
    assert.deepEqual(grown(samples), []);
  });
});
