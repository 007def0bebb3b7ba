import assert from 'node:assert/strict';
import { ChildrenDelay } from '../../../src/tree/childrenDelay';

describe('The children of a first level', () => {
  const nextTask = () => new Promise<void>((resolve) => setImmediate(resolve));

  it('come late for the first row of a question, and at once for those behind it', async () => {
    let trips = 0;
    const delay = new ChildrenDelay(() => Promise.resolve(trips++));
    for (let row = 0; row < 20; row += 1) await delay.over();
    assert.equal(trips, 1);
    await nextTask();
    await delay.over();
    assert.equal(trips, 2, 'Another question did not wait.');
  });

  it('come late by each question, though another one is under way or was just answered', async () => {
    const answers: (() => void)[] = [];
    const delay = new ChildrenDelay(() => new Promise<void>((resolve) => answers.push(resolve)));
    const over: string[] = [];
    const [first, second] = ['first', 'second'].map((name) => delay.over().then(() => over.push(name)));
    while (answers.length < 2) await nextTask();
    answers[0]!();
    await first;
    await nextTask();
    assert.deepEqual(over, ['first']);
    answers[1]!();
    await second;
  });

  it('come when the window has answered, however long it takes', async () => {
    const told: string[] = [];
    const delay = new ChildrenDelay(async () => {
      told.push('asked');
      await nextTask();
      told.push('answered');
    });
    await delay.over();
    told.push('over');
    assert.deepEqual(told, ['asked', 'answered', 'over']);
  });
});
