import assert from 'node:assert/strict';
import { HttpClient } from '../../../src/net/httpClient';
import { problemFrom } from '../signIn/samples';

const origin = 'https://login.example';
const url = `${origin}/tenant/oauth2/v2.0/token`;

function answering(body: BodyInit | null, init: ResponseInit = {}): HttpClient {
  return connectionBy(() => Promise.resolve(new Response(body, init)));
}
function connectionBy(fetch: typeof globalThis.fetch, limitMs = 30_000): HttpClient {
  return new HttpClient({ limitMs, origins: [origin] }, fetch);
}
/** A server that never answers: only the signal ends the request. */
const silent: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

describe('A request to Microsoft', () => {
  it('brings a JSON object, of whatever status', async () => {
    const { status, body } = await answering('{"error":"invalid_grant"}', { status: 400 }).request(url);
    assert.equal(status, 400);
    assert.deepEqual(body, { error: 'invalid_grant' });
  });

  it('ends at the time limit', async () => {
    const problem = await problemFrom(connectionBy(silent, 1).request(url));
    assert.deepEqual(problem, { kind: 'network', cause: 'timeout', host: 'login.example' });
  });

  it('ends when the attempt is over, and none begins after that', async () => {
    const connection = connectionBy(silent);
    const outcome = problemFrom(connection.request(url));
    connection.close();
    assert.deepEqual(await outcome, { kind: 'attempt', reason: 'expired' });
  });

  it('lets a pause end too when the attempt is over', async () => {
    const connection = connectionBy(silent);
    const pause = connection.pause(600_000);
    connection.close();
    await pause;
  });

  it('goes to no other origin', async () => {
    let asked = false;
    const connection = connectionBy(() => {
      asked = true;
      return Promise.resolve(new Response('{}'));
    });
    for (const address of ['https://evil.example/', 'http://login.example/', 'https://login.example:8443/']) {
      assert.equal((await problemFrom(connection.request(address))).kind, 'defect');
    }
    assert.equal(asked, false);
  });

  it('follows no redirect', async () => {
    let mode: RequestRedirect | undefined;
    const connection = connectionBy((_url, init) => {
      mode = init?.redirect;
      return Promise.resolve(
        new Response(null, { status: 302, headers: { location: 'https://portal.example' } }),
      );
    });
    const problem = await problemFrom(connection.request(url));
    assert.equal(mode, 'manual');
    assert.deepEqual(problem, {
      kind: 'network',
      cause: 'badAnswer',
      host: 'login.example',
      detail: 'HTTP 302',
    });
  });

  it('takes no answer without end', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65536;
        controller.enqueue(new Uint8Array(65536).fill(32));
      },
    });
    const problem = await problemFrom(answering(endless).request(url));
    assert.deepEqual(problem, {
      kind: 'network',
      cause: 'badAnswer',
      host: 'login.example',
      detail: 'too large',
    });
    assert.ok(sent < 4 * 1024 * 1024);
  });

  const unusable: readonly (readonly [string, string])[] = [
    ['an HTML page', '<html>canary</html>'],
    ['cut JSON', '{"access_token":"canary'],
    ['a list', '["canary"]'],
    ['a text', '"canary"'],
    ['nothing', ''],
  ];
  for (const [what, body] of unusable) {
    it(`cannot use ${what}, and repeats nothing of it`, async () => {
      const problem = await problemFrom(answering(body).request(url));
      assert.deepEqual(problem, {
        kind: 'network',
        cause: 'badAnswer',
        host: 'login.example',
        detail: 'HTTP 200',
      });
    });
  }

  it('tells a proxy that wants to know who asks', async () => {
    const problem = await problemFrom(answering('', { status: 407 }).request(url));
    assert.equal(problem.kind === 'network' && problem.cause, 'proxy');
  });

  it('tells for how many seconds Microsoft is busy, where that is told', async () => {
    const busy = async (retryAfter?: string) => {
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      const problem = await problemFrom(answering('', { status: 429, headers }).request(url));
      assert.equal(problem.kind === 'network' && problem.cause, 'busy');
      return problem.kind === 'network' ? problem.detail : undefined;
    };
    assert.equal(await busy('30'), '30');
    assert.equal(await busy(new Date(0).toUTCString()), undefined);
    assert.equal(await busy('<b>soon</b>'), undefined);
    assert.equal(await busy(), undefined);
  });

  it('takes the host’s fetch as it is at that moment', async () => {
    const connection = new HttpClient({ limitMs: 30_000, origins: [origin] }, undefined);
    const before = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(new Response('{"by":"the host"}'));
    try {
      assert.deepEqual((await connection.request(url)).body, { by: 'the host' });
    } finally {
      globalThis.fetch = before;
    }
  });
});
