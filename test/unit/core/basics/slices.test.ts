import assert from 'node:assert/strict';
import { type Steps, atOnce, inSlices } from '../../../../src/core/basics/slices';

function* counted(steps: number, work: () => void): Steps<number> {
  for (let n = 0; n < steps; n++) {
    work();
    yield;
  }
  return steps;
}

describe('Work in slices', () => {
  it('comes to the same as at once', async () => {
    assert.equal(atOnce(counted(5, () => undefined)), 5);
    assert.equal(await inSlices(counted(5, () => undefined)), 5);
  });

  it('lets others have their turn between its slices, and not for a few quick steps', async () => {
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    const busy = () => {
      for (const since = performance.now(); performance.now() - since < 6;);
    };
    try {
      await inSlices(counted(12, busy));
      assert.ok(turns > 0);
      turns = 0;
      await inSlices(counted(12, () => undefined));
      assert.equal(turns, 0);
    } finally {
      clearInterval(others);
    }
  });

  it('fails as the work does', async () => {
    const failing = () =>
      counted(2, () => {
        throw new RangeError();
      });
    assert.throws(() => atOnce(failing()), RangeError);
    await assert.rejects(inSlices(failing()), RangeError);
  });
});
