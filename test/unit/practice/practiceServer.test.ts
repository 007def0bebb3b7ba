import assert from 'node:assert/strict';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { codeFor, redeem } from '../../authority/practiceRequests';
import { practiceUsers } from '../../../src/practice/estate';
import { systemUser } from '../../../src/practice/ahsayCbs/systemUser';
import { type PracticeServer, startPracticeServer } from '../../../src/practice/practiceServer';

const here = (port: number) => Promise.resolve(`http://localhost:${port}`);

describe('The practice servers of the extension', () => {
  const running: PracticeServer[] = [];
  const start = async (browserOriginFor = here) => {
    const server = await startPracticeServer(browserOriginFor);
    running.push(server);
    return server;
  };
  afterEach(() => Promise.all(running.splice(0).map((server) => server.close())));

  it('sign a person in, and read Graph with that token', async () => {
    const server = await start();
    const { access_token: token = '' } = await redeem(server, await codeFor(server, practiceUsers.backup));
    const me = await fetch(`${server.apiOrigin}/graph/v1.0/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { userPrincipalName } = (await me.json()) as { readonly userPrincipalName: string };
    assert.equal(userPrincipalName, practiceUsers.backup.userName);
  });

  it('answer as AhsayCBS on the same port, and refuse another password', async () => {
    const { apiOrigin } = await start();
    const users = async (password: string) => {
      const body = JSON.stringify({ SysUser: systemUser.user, SysPwd: password });
      const response = await fetch(`${apiOrigin}/obs/api/json/2/ListUsers.do`, { method: 'POST', body });
      return ((await response.json()) as { readonly Status: string }).Status;
    };
    assert.deepEqual([await users(systemUser.password), await users('another')], ['OK', 'Error']);
  });

  it('are reached by names of this computer alone, and by the one that VS Code forwards', async () => {
    const { apiOrigin } = await start(() => Promise.resolve('http://login.localhost:4711'));
    const { port } = new URL(apiOrigin);
    const hosts = [
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}`,
      'login.localhost:4711',
      'localhost:4711',
    ];
    assert.deepEqual(
      await Promise.all(hosts.map((host) => statusFor(Number(port), host))),
      [421, 421, 404, 404, 421],
    );
  });

  it('listen on loopback only', async () => {
    const { apiOrigin } = await start();
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address?.family === 'IPv4' && !address.internal);
    for (const address of outside) {
      await assert.rejects(fetch(apiOrigin.replace('127.0.0.1', address!.address)), address!.address);
    }
    assert.equal((await fetch(apiOrigin)).status, 404);
  });

  it('run beside others, each on a port of its own', async () => {
    const [first, second] = [await start(), await start()];
    assert.notEqual(first.apiOrigin, second.apiOrigin);
    assert.equal((await fetch(second.apiOrigin)).status, 404);
  });

  it('know no token of others: nobody takes one window’s authorization for another’s', async () => {
    const [first, second] = [await start(), await start()];
    const code = await codeFor(first, practiceUsers.backup);
    assert.equal((await redeem(second, code)).error, 'invalid_grant');
  });

  it('leave no port open where the browser can’t reach it, or after their end', async () => {
    let port = 0;
    const elsewhere = (bound: number) => {
      port = bound;
      return Promise.reject(new Error('elsewhere'));
    };
    await assert.rejects(startPracticeServer(elsewhere), /elsewhere/);
    await assert.rejects(fetch(`http://127.0.0.1:${port}`));
    const server = await start();
    await server.close();
    await assert.rejects(fetch(server.apiOrigin));
  });

  it('answer nothing to a request that is too large, and go on', async () => {
    const { apiOrigin } = await start();
    const body = new URLSearchParams({ code: 'x'.repeat(300_000) });
    await assert.rejects(fetch(`${apiOrigin}/common/oauth2/v2.0/token`, { method: 'POST', body }));
    assert.equal((await fetch(apiOrigin)).status, 404);
  });
});

function statusFor(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: '/', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}
