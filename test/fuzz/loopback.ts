import fc from 'fast-check';
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { awaitConsent } from '../../src/signIn/consentListener';
import { listenForRedirect, type RedirectListener } from '../../src/signIn/redirectListener';
import { practiceClouds } from './played';
import { pages } from '../unit/signIn/samples';
import { canary } from './arbitraries';
import { property } from './cases';

const state = 'T3st-state_of-this-attempt';

/** Whatever came back until the connection ended; it always ends, since the last request asks for that. */
function answersTo(port: number, sent: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: false });
    socket.on('data', (chunk) => chunks.push(chunk));
    // A request that is no HTTP may be cut: that is an answer.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
    );
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.end(sent);
  });
}

const parameter = fc.tuple(
  fc.constantFrom('code', 'state', 'error', 'error_description', 'session_state', '__proto__', 'STATE'),
  fc.oneof(
    fc.constantFrom(
      state,
      state.slice(0, -1),
      `${state}x`,
      '',
      canary,
      '%',
      '%00',
      '+',
      encodeURIComponent(state),
    ),
    fc.string({ maxLength: 20 }),
  ),
);
/** All that a redirect needs but host and method: without them it is another page's. */
const redirect = `/?code=x&state=${state}`;
const target = fc.oneof(
  fc.constant(redirect),
  fc
    .array(parameter, { maxLength: 4 })
    .map((all) => `/?${all.map(([name, value]) => `${name}=${value}`).join('&')}`),
  fc.constantFrom('/done', '/refused', '/', '//', '/..', '*', 'http://evil.example/', `/#state=${state}`),
  fc.string({ maxLength: 20 }),
);
interface Request {
  readonly method: string;
  readonly target: string;
  readonly host: string;
  readonly more: string;
}
const right: Request = { method: 'GET', target: redirect, host: 'localhost:PORT', more: '' };
/** A redirect, but for one thing. */
const nearly = fc.constantFrom<Request>(
  { ...right, method: 'POST' },
  { ...right, method: 'HEAD' },
  { ...right, host: 'evil.example' },
  { ...right, host: '127.0.0.1:PORT' },
  { ...right, target: `/done?code=x&state=${state}` },
  { ...right, target: `/?code=x&state=${state.slice(0, -1)}n` },
  { ...right, target: `/?code=x&state=${state.slice(0, -1)}` },
  { ...right, target: `${redirect}&state=${state}` },
  { ...right, target: `${redirect}&code=${canary}` },
);
const anyRequest: fc.Arbitrary<Request> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'HEAD', 'OPTIONS', 'get', ''),
  target,
  host: fc.constantFrom(
    'localhost:PORT',
    'localhost:PORT',
    '127.0.0.1:PORT',
    'evil.example',
    'localhost',
    '',
  ),
  more: fc.constantFrom(
    '',
    'Cookie: a=b\r\n',
    'Content-Length: 3\r\n',
    'Host: other\r\n',
    'Transfer-Encoding: chunked\r\n',
    `X: ${'y'.repeat(500)}\r\n`,
  ),
});

const request = fc.oneof(nearly, anyRequest);

describe('A request that reaches the loopback listener', () => {
  let listener: RedirectListener;
  let port: number;
  let accepted: string[];
  before(async () => {
    const accept = (parameters: URLSearchParams) => void accepted.push(parameters.toString());
    const one = await listenForRedirect(state, pages, { accept, missed: () => undefined });
    listener = one ?? assert.fail('no port');
    port = Number(new URL(listener.redirectUri).port);
  });
  after(() => listener.close());

  property(
    'is heard only with state, host and method of a redirect; whatever else comes ends nothing',
    { share: 8 },
    fc.asyncProperty(
      fc.array(request, { minLength: 1, maxLength: 3 }),
      fc.uint8Array({ maxLength: 6 }),
      async (all, bytes) => {
        accepted = [];
        for (const { method, target: path, host, more } of all) {
          const heard = accepted.length;
          const text = `${method} ${path} HTTP/1.1\r\nHost: ${host.replace('PORT', String(port))}\r\n${more}Connection: close\r\n\r\n`;
          const told = await answersTo(port, Buffer.concat([Buffer.from(text, 'utf8'), bytes]));
          assert.ok(!told.includes(canary), told);
          assert.ok(!/^HTTP\/1\.1 (?!404|400|431|505)/.test(told), told);
          if (accepted.length > heard)
            assert.ok(method === 'GET' && host === 'localhost:PORT' && path.startsWith('/?'), text);
        }
        for (const parameters of accepted) {
          const found = new URLSearchParams(parameters);
          assert.deepEqual(found.getAll('state'), [state]);
          assert.equal(new Set(found.keys()).size, [...found.keys()].length);
        }
        // It still listens.
        const good = `GET /?code=x&state=${state} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`;
        accepted = [];
        await answersTo(port, Buffer.from(good));
        assert.deepEqual(accepted, [`code=x&state=${state}`]);
      },
    ),
  );

  property(
    'ends the wait for an administrator only with that request’s own state',
    { share: 4 },
    fc.asyncProperty(
      fc.array(parameter, { maxLength: 3 }),
      fc.constantFrom('admin_consent=True', 'admin_consent=false', 'error=access_denied', ''),
      fc.boolean(),
      async (parameters, answer, own) => {
        const { cloud, tenant, clientId } = practiceClouds;
        const awaited = await awaitConsent({ cloud, tenant, clientId, permissions: [] }, pages);
        assert.ok(awaited);
        const address = new URL(awaited.address);
        const redirect = new URL(address.searchParams.get('redirect_uri') ?? '');
        const stateOfIt = own ? `&state=${address.searchParams.get('state')}` : '';
        const others = parameters.filter(([name]) => name === 'session_state' || name === '__proto__');
        const more = others.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
        const path = `/?${answer}${stateOfIt}${more}`;
        await answersTo(
          Number(redirect.port),
          Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${redirect.host}\r\nConnection: close\r\n\r\n`),
        );
        awaited.dispose();
        const twice = new Set(others.map(([name]) => name)).size < others.length;
        const told = own && !twice && answer !== '' && answer !== 'admin_consent=false';
        const { kind } = await awaited.answer;
        assert.equal(kind, !told ? 'expired' : answer.startsWith('error') ? 'microsoft' : 'given');
      },
    ),
  );
});
