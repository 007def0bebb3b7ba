import assert from 'node:assert/strict';
import { type NetworkCause, ProblemError } from '../../../../src/core/identity/problem';
import type { Answer, HttpClient } from '../../../../src/net/httpClient';
import { DeviceCodeNetwork } from '../../../../src/signIn/entra/deviceCodeNetwork';

const token = 'https://login.microsoftonline.com/t/oauth2/v2.0/token';
const poll = { body: 'grant_type=device_code&device_code=x' };
const pending = { error: 'authorization_pending' };

/** Answers as they are played, and how long was waited beyond the interval. */
function played(...answers: (Partial<Answer> | NetworkCause)[]) {
  const pauses: number[] = [];
  const request = (): Promise<Answer> => {
    const answer = answers.shift();
    if (typeof answer === 'string') {
      const detail = answer === 'busy' ? { detail: '17' } : {};
      return Promise.reject(new ProblemError({ kind: 'network', cause: answer, host: 'login', ...detail }));
    }
    return Promise.resolve({ status: 400, headers: {}, body: {}, ...answer });
  };
  const pause = (milliseconds: number) => Promise.resolve(void pauses.push(milliseconds));
  const network = new DeviceCodeNetwork({ request, pause } as unknown as HttpClient);
  const post = async (url = token, options: object = poll) =>
    (await network.sendPostRequestAsync<Record<string, unknown>>(url, options)).body;
  return { network, post, pauses };
}

describe('Polling for a device sign-in', () => {
  it('is told an interval that it can keep: five seconds where the server names none, one at least', async () => {
    const url = token.replace('/token', '/devicecode');
    for (const [told, kept] of [
      [undefined, 5],
      [0, 5],
      [-1, 5],
      ['5', 5],
      [NaN, 5],
      [0.01, 1],
      [7, 7],
      [86_400, 60],
    ] as const) {
      const { post } = played({ status: 200, body: { interval: told, expires_in: 900 } });
      assert.equal((await post(url, { body: 'client_id=x' }))['interval'], kept, String(told));
    }
  });

  it('believes in no code that lives longer than fifteen minutes', async () => {
    const url = token.replace('/token', '/devicecode');
    for (const [told, kept] of [
      [undefined, 900],
      [1e9, 900],
      [300, 300],
    ] as const) {
      const { post } = played({ status: 200, body: { expires_in: told } });
      assert.equal((await post(url, { body: 'client_id=x' }))['expires_in'], kept, String(told));
    }
  });

  for (const cause of ['offline', 'dns', 'refused', 'dropped', 'timeout', 'badAnswer'] as const) {
    it(`goes on after "${cause}"`, async () => {
      assert.deepEqual(await played(cause).post(), pending);
    });
  }

  for (const cause of ['tls', 'clock', 'proxy'] as const) {
    it(`ends with "${cause}": that does not pass by itself`, async () => {
      await assert.rejects(played(cause).post());
    });
  }

  it('goes on after a server’s own fault', async () => {
    assert.deepEqual(await played({ status: 500, body: { error: 'server_error' } }).post(), pending);
    assert.deepEqual(await played({ body: { error: 'temporarily_unavailable' } }).post(), pending);
  });

  it('waits as long as a busy server asks', async () => {
    const { post, pauses } = played('busy');
    assert.deepEqual(await post(), pending);
    assert.deepEqual(pauses, [17_000]);
  });

  it('waits five seconds more from each "slow_down" on', async () => {
    const slow = { body: { error: 'slow_down' } };
    const { post, pauses } = played(slow, { body: pending }, slow, { body: pending });
    for (let times = 0; times < 4; times++) assert.deepEqual(await post(), pending);
    assert.deepEqual(pauses, [5000, 5000, 10_000, 10_000]);
  });

  it('ends with what Microsoft refuses, whatever the words around it', async () => {
    for (const error of ['authorization_declined', 'expired_token', 'access_denied', 'invalid_grant']) {
      await assert.rejects(played({ body: { error } }).post());
    }
  });

  it('takes nothing for an answer in hand that is not one', async () => {
    const { network, post } = played({ body: pending }, { status: 200, body: { id_token: 'x' } });
    const inHand = () => network.lastToken?.body['id_token'];
    await post();
    assert.equal(inHand(), undefined);
    await post();
    assert.equal(inHand(), 'x');
  });
});
