import assert from 'node:assert/strict';
import { request } from 'node:http';
import { type ListenOptions, Server, connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import {
  type MissedRedirect,
  type Outcome,
  type RedirectListener,
  listenForRedirect,
} from '../../../src/signIn/redirectListener';
import { pages } from './samples';

const state = 'T3st-state_of-this-attempt';

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

describe('The listener for the redirect', () => {
  let listener: RedirectListener;
  let accepted: URLSearchParams[];
  let missed: MissedRedirect[];
  let outcome: Outcome;
  beforeEach(async () => {
    [accepted, missed] = [[], []];
    outcome = 'received';
    listener = await listening();
  });
  afterEach(() => listener.close());

  const listening = async () => {
    const one = await listenForRedirect(state, pages, {
      accept: (parameters) => {
        accepted.push(parameters);
        return outcome;
      },
      missed: (how) => missed.push(how),
    });
    assert.ok(one);
    return one;
  };
  const port = () => Number(new URL(listener.redirectUri).port);

  const get = (
    path: string,
    change: { host?: string; method?: string; address?: string; cookie?: string } = {},
  ) =>
    new Promise<Told>((resolve, reject) => {
      const { host = `localhost:${port()}`, method = 'GET', address = '127.0.0.1', cookie = '' } = change;
      const headers = { host, cookie };
      const sent = request({ host: address, port: port(), path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const body = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      });
      sent.on('error', reject).end();
    });
  const redirect = `/?code=canary-code&state=${state}`;

  it('takes the redirect that carries this attempt’s state, and leads the tab to a clean address', async () => {
    const { status, headers, body } = await get(redirect);
    assert.equal(status, 302);
    assert.equal(headers['location'], '/done');
    assert.equal(body, '');
    assert.equal(accepted[0]?.get('code'), 'canary-code');
    const page = await get('/done');
    assert.equal(page.status, 200);
    assert.match(page.body, /<h1>Code received<\/h1><p>You can close this tab and return to VS Code\.<\/p>/);
  });

  it('answers on both loopback addresses, as a browser may try either', async function () {
    const six = await get('/', { address: '::1' }).catch((error: unknown) => error);
    // A machine without IPv6 has nothing to listen on there.
    if (six instanceof Error)
      assert.match(six.message, /EADDRNOTAVAIL|EAFNOSUPPORT|ENETUNREACH|ECONNREFUSED/);
    else assert.equal((await get(redirect, { address: '::1' })).status, 302);
  });

  it('says on another page that the person was not signed in, and escapes its words', async () => {
    outcome = 'refused';
    assert.equal((await get(`/?error=access_denied&state=${state}`)).headers['location'], '/refused');
    const { body } = await get('/refused');
    assert.ok(body.includes('Return to VS Code: &#60;it&#62; says why &#38; what next.'));
  });

  it('forbids to keep, to frame, to refer, and to load anything', async () => {
    for (const path of [redirect, '/done', '/elsewhere']) {
      const { headers } = await get(path);
      assert.equal(headers['cache-control'], 'no-store', path);
      assert.equal(headers['referrer-policy'], 'no-referrer', path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
      assert.match(
        String(headers['content-security-policy']),
        /^default-src 'none'; style-src 'sha256-[\w+/=]+'; frame-ancestors 'none'$/,
        path,
      );
    }
  });

  it('echoes nothing of what came', async () => {
    const answers = [
      await get(`${redirect}&canary=canary`),
      await get('/done'),
      await get('/canary'),
      await get('/?canary=canary&state=x'),
    ];
    // What is searched for was sent: the search would find it.
    assert.ok(accepted[0]?.toString().includes('canary'));
    for (const told of answers) assert.ok(!JSON.stringify(told).includes('canary'));
  });

  it('takes the first redirect only', async () => {
    await get(redirect);
    const again = await get(`/?code=another&state=${state}`);
    assert.equal(again.headers['location'], '/done');
    assert.deepEqual(
      accepted.map((parameters) => parameters.get('code')),
      ['canary-code'],
    );
  });

  const refused: readonly (readonly [string, string, Parameters<typeof get>[1]?])[] = [
    ['another state', '/?code=x&state=another'],
    ['no state', '/?code=x'],
    ['a state that only begins right', `/?code=x&state=${state}x`],
    ['a state as long that ends otherwise', `/?code=x&state=${state.slice(0, -1)}~`],
    ['a state as long that begins otherwise', `/?code=x&state=~${state.slice(1)}`],
    ['a parameter given twice', `/?code=x&code=y&state=${state}`],
    ['the state given twice', `/?code=x&state=${state}&state=${state}`],
    ['another path', `/callback?code=x&state=${state}`],
    ['another host', `/?code=x&state=${state}`, { host: 'evil.example' }],
    ['another port in the host', `/?code=x&state=${state}`, { host: 'localhost:1' }],
    ['the address for a host', `/?code=x&state=${state}`, { host: '127.0.0.1' }],
    ['POST', `/?code=x&state=${state}`, { method: 'POST' }],
    ['HEAD', `/?code=x&state=${state}`, { method: 'HEAD' }],
    ['an address that is none', '//[?code=x'],
    ['a proxy’s form of request', `http://localhost/?code=x&state=${state}`],
    ['the last page before there is a redirect', '/done'],
  ];
  for (const [what, path, change] of refused) {
    it(`answers 404 to ${what}, and goes on listening`, async () => {
      assert.equal((await get(path, change)).status, 404);
      assert.equal(accepted.length, 0);
      assert.equal((await get(redirect)).status, 302);
    });
  }

  it('goes on where the redirect holds neither code nor error', async () => {
    outcome = undefined;
    assert.equal((await get(`/?state=${state}`)).status, 404);
    outcome = 'received';
    assert.equal((await get(redirect)).status, 302);
  });

  it('reads the cookies that other local programs left in the browser', async () => {
    assert.equal((await get(redirect, { cookie: `a=${'x'.repeat(60_000)}` })).status, 302);
    assert.equal(accepted[0]?.get('code'), 'canary-code');
    assert.deepEqual(missed, []);
  });

  it('says on a page what to do where even more comes, and goes on', async () => {
    for (const size of [70_000, 2_000_000]) {
      const { status, headers, body } = await get(redirect, { cookie: `a=${'x'.repeat(size)}` });
      assert.equal(status, 431);
      assert.match(body, /<h1>Too much<\/h1><p>Copy the address of this page\.<\/p>/);
      assert.equal(headers['cache-control'], 'no-store');
      assert.doesNotMatch(body, /canary/);
    }
    assert.equal(accepted.length, 0);
    assert.deepEqual(missed, ['tooMuchSent', 'tooMuchSent']);
    assert.equal((await get(redirect)).status, 302);
    await get('/', { cookie: 'x'.repeat(70_000) });
    assert.equal(missed.length, 2, 'Nothing is missed once the redirect was taken.');
  });

  it('notices a browser that wants https', async () => {
    const secure = connectTls({ port: port(), host: '127.0.0.1', servername: 'localhost' });
    await new Promise((resolve) => secure.on('error', resolve));
    assert.deepEqual(missed, ['askedForHttps']);
    assert.equal((await get(redirect)).status, 302);
  });

  it('notices nothing where something else than a browser speaks', async () => {
    const socket = connect(port(), '127.0.0.1').end('SSH-2.0-x\r\n');
    await new Promise((resolve) => socket.on('close', resolve).resume());
    assert.deepEqual(missed, []);
  });

  it('outlives a flood of foreign requests and of connections that say nothing', async () => {
    const silent = Array.from({ length: 150 }, () =>
      connect(port(), '127.0.0.1').on('error', () => undefined),
    );
    await Promise.allSettled(Array.from({ length: 150 }, (_, n) => get(`/?code=x&state=${n}`)));
    assert.equal(accepted.length, 0);
    silent.forEach((socket) => socket.destroy());
    let status = 0;
    while (status !== 302)
      status = await get(redirect).then(
        (told) => told.status,
        () => 0,
      );
    assert.equal(accepted.length, 1);
  });

  it('gives the tab in flight its page after the attempt is over, and takes no further redirect', async () => {
    await get(redirect);
    listener.close();
    assert.equal((await get('/done')).status, 200);
    assert.equal((await get(redirect)).status, 404);
  });

  it('frees its port at once where no tab is in flight', async () => {
    listener.close();
    await assert.rejects(get(redirect), /ECONNREFUSED/);
  });
});

describe('A computer on which ports are hard to bind', () => {
  type Bind = (options: ListenOptions) => string | undefined;
  /** Lets `refuse` say which binds fail, and with which code. */
  const listeningWhere = async (refuse: Bind) => {
    const listen = Reflect.get(Server.prototype, 'listen') as (...given: unknown[]) => Server;
    Server.prototype.listen = function (this: Server, ...given: unknown[]) {
      const code = refuse(given[0] as ListenOptions);
      if (code === undefined) return listen.apply(this, given);
      queueMicrotask(() => this.emit('error', Object.assign(new Error('refused'), { code })));
      return this;
    };
    try {
      return await listenForRedirect(state, pages, { accept: () => 'received', missed: () => undefined });
    } finally {
      Server.prototype.listen = listen;
    }
  };

  it('has no listener where no port can be bound', async () => {
    assert.equal(await listeningWhere(() => 'EACCES'), undefined);
  });

  it('listens without IPv6 where it is switched off', async () => {
    const listener = await listeningWhere(({ host }) => (host === '::1' ? 'EADDRNOTAVAIL' : undefined));
    assert.match(listener?.redirectUri ?? '', /^http:\/\/localhost:\d+$/);
    listener?.close();
  });

  it('takes another port where somebody has its port on the other address', async () => {
    const refusedPorts: (number | undefined)[] = [];
    const listener = await listeningWhere(({ host, port }) => {
      if (host !== '::1' || refusedPorts.length > 0) return undefined;
      refusedPorts.push(port);
      return 'EADDRINUSE';
    });
    assert.ok(listener);
    assert.notEqual(Number(new URL(listener.redirectUri).port), refusedPorts[0]);
    listener.close();
  });
});
