import assert from 'node:assert/strict';
import { RequestLimiter } from '../../../src/net/requestLimiter';

describe('Open requests', () => {
  it('are never more than allowed, begin in order, and are all done', async () => {
    const requests = new RequestLimiter(3);
    let open = 0;
    let most = 0;
    const begun: number[] = [];
    const work = (number: number) => async () => {
      begun.push(number);
      most = Math.max(most, ++open);
      for (let turns = 0; turns <= number % 4; turns++) await new Promise(setImmediate);
      open -= 1;
      return number;
    };
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    assert.deepEqual(await Promise.all(numbers.map((number) => requests.run(work(number)))), numbers);
    assert.equal(most, 3);
    assert.deepEqual(begun, numbers);
  });

  it('give their place on where one fails', async () => {
    const requests = new RequestLimiter(1);
    const failing = requests.run(() => Promise.reject(new Error('no')));
    const next = requests.run(() => Promise.resolve('yes'));
    await assert.rejects(failing);
    assert.equal(await next, 'yes');
    assert.equal(await requests.run(() => Promise.resolve('again')), 'again');
  });
});
