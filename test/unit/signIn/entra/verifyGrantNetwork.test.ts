import assert from 'node:assert/strict';
import type { TransportFault } from '../../../authority/faults';
import { graphErrorBody } from '../../../../src/practice/graph/graphError';
import { problemFrom } from '../samples';
import { find, neededFor, results, VerifyScene } from './verifyScene';

describe('A verification of a kept grant', () => {
  let scene: VerifyScene;
  beforeEach(async () => {
    scene = await VerifyScene.start();
  });
  afterEach(() => scene.end());

  it('tells the network from a refusal', async () => {
    const grant = await scene.keep(neededFor([]));
    scene.authority.faults.next('token', { kind: 'drop' });
    const checks = await scene.verify(grant, []);
    assert.deepEqual(results(checks), ['refresh unknown']);
    assert.equal(find(checks, 'refresh').params['reason'], 'network');
    assert.deepEqual(results(await scene.verify(grant, [])).slice(0, 1), ['refresh passed']);
  });

  it('waits as long as Retry-After says, in seconds or until a date, and reads again', async () => {
    const grant = await scene.keep(neededFor([]));
    const busy = (status: number, retryAfter?: string) =>
      scene.graphFault({
        kind: 'answers',
        status,
        body: graphErrorBody('TooManyRequests', 'Please retry again later.'),
        headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
      });
    busy(429, '7');
    busy(503, new Date(Date.now() + 20_000).toUTCString());
    busy(503);
    assert.equal(find(await scene.verify(grant, []), 'organization').result, 'passed');
    const [seconds, date, none] = scene.waits;
    assert.equal(seconds, 7000);
    assert.ok(date! >= 15_000 && date! <= 20_000, String(date));
    assert.equal(none, 4000);
  });

  it('makes its own pauses where Retry-After says nothing that can be told', async () => {
    const grant = await scene.keep(neededFor([]));
    const body = graphErrorBody('TooManyRequests', 'Please retry again later.');
    for (const asked of ['0.5', '0', new Date(Date.now() - 60_000).toUTCString()]) {
      scene.graphFault({ kind: 'answers', status: 429, body, headers: { 'retry-after': asked } });
    }
    assert.equal(find(await scene.verify(grant, []), 'organization').result, 'passed');
    assert.deepEqual(scene.waits, [1000, 2000, 4000]);
  });

  it('reads again after a gateway’s page, and in the end says whose it is', async () => {
    const grant = await scene.keep(neededFor(['oneDrive']));
    scene.graphFault({ kind: 'html504' });
    assert.equal(find(await scene.verify(grant, ['oneDrive']), 'organization').result, 'passed');
    assert.deepEqual(scene.waits.splice(0), [1000]);
    scene.graphFault({ kind: 'html504' }, 4);
    const checks = await scene.verify(grant, ['oneDrive']);
    assert.equal(find(checks, 'organization').params['cause'], 'gateway');
    assert.equal(find(checks, 'drive').result, 'passed');
  });

  it('waits for the sign-in’s server too, and gives up in the end', async () => {
    const grant = await scene.keep(neededFor([]));
    scene.authority.faults.next('token', { kind: 'throttled', retryAfterSeconds: 3 });
    assert.equal(find(await scene.verify(grant, []), 'refresh').result, 'passed');
    assert.deepEqual(scene.waits.splice(0), [3000]);
    scene.authority.faults.next('token', { kind: 'throttled', retryAfterSeconds: 3 }, 4);
    const { result, params } = find(await scene.verify(grant, []), 'refresh');
    assert.deepEqual([result, params['cause']], ['unknown', 'busy']);
    assert.deepEqual(scene.waits, [3000, 3000, 3000]);
  });

  it('does not wait for a server that wants more than a minute', async () => {
    const grant = await scene.keep(neededFor([]));
    scene.graphFault({ kind: 'throttled', retryAfterSeconds: 61 });
    assert.equal(find(await scene.verify(grant, []), 'organization').params['cause'], 'busy');
    assert.deepEqual(scene.waits, []);
  });

  const odd: readonly [string, TransportFault, string][] = [
    ['of the wrong shape', { kind: 'answers', status: 200, body: { value: 'none' } }, 'badAnswer'],
    ['without an organization', { kind: 'answers', status: 200, body: { value: [] } }, 'badAnswer'],
    ['that is cut off', { kind: 'truncatedJson' }, 'network'],
    ['of an unknown status', { kind: 'answers', status: 418, body: { error: { code: '<b>' } } }, 'status'],
  ];
  for (const [name, fault, reason] of odd) {
    it(`leaves a check open after an answer ${name}, and goes on`, async () => {
      const grant = await scene.keep(neededFor(['oneDrive']));
      scene.graphFault(fault);
      const checks = await scene.verify(grant, ['oneDrive']);
      const { result, params } = find(checks, 'organization');
      assert.deepEqual([result, params['reason']], ['unknown', reason]);
      assert.equal(find(checks, 'drive').result, 'passed');
      assert.equal(JSON.stringify(checks).includes('<'), false);
    });
  }

  it('gives a server that hangs its time and no more', async () => {
    const grant = await scene.keep(neededFor([]));
    scene.graphFault({ kind: 'hang' });
    const { params } = find(await scene.verify(grant, [], { limitMs: 200 }), 'organization');
    assert.deepEqual([params['reason'], params['cause']], ['network', 'timeout']);
  });

  it('ends when it is cancelled, in the midst of a request, and finds nothing', async () => {
    const grant = await scene.keep(neededFor([]));
    const stop = new AbortController();
    scene.graphFault({ kind: 'hang' });
    const verifying = problemFrom(scene.verify(grant, [], { signal: stop.signal }));
    while (scene.paths().length === 0) await new Promise(setImmediate);
    stop.abort();
    assert.equal((await verifying).kind, 'attempt');
  });

  it('ends when it is cancelled while it waits for a busy server', async () => {
    const grant = await scene.keep(neededFor([]));
    const stop = new AbortController();
    scene.graphFault({ kind: 'throttled', retryAfterSeconds: 50 });
    const wait = () => {
      stop.abort();
      return Promise.reject(new Error('aborted'));
    };
    const verifying = scene.verify(grant, [], { signal: stop.signal, retries: { ...scene.retries, wait } });
    assert.equal((await problemFrom(verifying)).kind, 'attempt');
  });
});
