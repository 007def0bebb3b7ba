import assert from 'node:assert/strict';
import { ChildrenDelay } from '../../../src/tree/childrenDelay';

describe('The children of a first level', () => {
  it('come late once for all of them, and again in another round', async () => {
    const delay = new ChildrenDelay(() => Promise.resolve());
    delay.begin();
    const first = delay.over();
    assert.equal(delay.over(), first);
    const soon = new Promise<string>((resolve) => setImmediate(() => resolve('at once')));
    assert.equal(await Promise.race([first.then(() => 'late'), soon]), 'at once');
    await first;
    assert.equal(delay.over(), first);
    delay.begin();
    assert.notEqual(delay.over(), first);
  });

  it('come when the window has answered, however long it takes', async () => {
    const told: string[] = [];
    const delay = new ChildrenDelay(async () => {
      told.push('asked');
      await new Promise((resolve) => setImmediate(resolve));
      told.push('answered');
    });
    await delay.over();
    told.push('over');
    assert.deepEqual(told, ['asked', 'answered', 'over']);
  });
});
