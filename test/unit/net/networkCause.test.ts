import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkFailure } from '../../../src/net/networkCause';

/** An error as undici throws it: "fetch failed", with the cause inside. */
function fetchFailed(cause: { code?: string; message?: string }): Error {
  return new TypeError('fetch failed', {
    cause: Object.assign(
      new Error(cause.message ?? ''),
      cause.code === undefined ? {} : { code: cause.code },
    ),
  });
}

describe('The cause of a failed request', () => {
  const cases = [
    ['dns', { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND login.microsoftonline.com' }],
    ['dns', { code: 'EAI_AGAIN' }],
    ['refused', { code: 'ECONNREFUSED' }],
    ['offline', { code: 'ENETUNREACH' }],
    ['offline', { message: 'net::ERR_INTERNET_DISCONNECTED' }],
    ['dropped', { code: 'ECONNRESET' }],
    ['dropped', { code: 'UND_ERR_SOCKET', message: 'other side closed' }],
    ['tls', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
    ['tls', { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }],
    ['tls', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
    ['tls', { message: 'net::ERR_CERT_AUTHORITY_INVALID' }],
    ['clock', { code: 'CERT_NOT_YET_VALID' }],
    ['timeout', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['timeout', { code: 'ETIMEDOUT' }],
    ['proxy', { code: 'UND_ERR_ABORTED', message: 'Proxy response (407) !== 200 when HTTP Tunneling' }],
    ['proxy', { message: 'net::ERR_PROXY_CONNECTION_FAILED' }],
    ['dropped', { message: 'something nobody has seen before' }],
  ] as const;
  for (const [cause, inner] of cases) {
    it(`is ${cause} for ${Object.values(inner).join(', ')}`, () => {
      assert.equal(networkFailure(fetchFailed(inner), true).cause, cause);
    });
  }

  it('is a proxy that asks who is there, where fetch fails for no reason that it tells', async () => {
    const server = createServer((_request, response) => response.writeHead(407).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const error: unknown = await fetch(`http://127.0.0.1:${port}`).catch((reason: unknown) => reason);
    server.close();
    assert.equal(networkFailure(error, true).cause, 'proxy');
  });

  it('is that the computer is offline, where a name is not found and there is no network at all', () => {
    assert.equal(networkFailure(fetchFailed({ code: 'ENOTFOUND' }), false).cause, 'offline');
  });

  it('is found among the addresses that were tried', () => {
    const both = new AggregateError([fetchFailed({ code: 'ECONNREFUSED' }), new Error('other')]);
    assert.deepEqual(networkFailure(new TypeError('fetch failed', { cause: both }), true), {
      cause: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  it('is told by a code, never by a message, which may repeat what was sent', () => {
    assert.equal(networkFailure(new Error('canary: a secret'), true).code, undefined);
  });

  it('ends with causes that lead in a circle', () => {
    const error = new Error('circle');
    error.cause = error;
    assert.equal(networkFailure(error, true).cause, 'dropped');
  });
});
