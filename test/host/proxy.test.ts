import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import * as vscode from 'vscode';
import { type Authority, startAuthority } from '../authority/authority';
import { practiceApps } from '../../src/practice/estate';
import { ProblemError } from '../../src/core/identity/problem';
import { beginSignIn } from '../../src/signIn/entra/entra';
import { endpointsFor } from '../../src/signIn/signIn';
import type { SignInRequest } from '../../src/signIn/signInAttempt';

/** A proxy as companies have them: it tunnels, or it first wants to know who asks. */
class CompanyProxy {
  /** What it was asked for, `host:port` for a tunnel. */
  readonly asked: string[] = [];
  private readonly tunnels = new Set<Duplex>();
  private readonly server = createServer(({ url = '' }, response) => {
    this.asked.push(url);
    response.writeHead(this.wantsCredentials ? 407 : 501).end();
  });

  constructor(private readonly wantsCredentials: boolean) {
    this.server.on('connect', ({ url = '' }, client) => {
      this.asked.push(url);
      this.tunnels.add(client.on('error', () => undefined));
      if (this.wantsCredentials) {
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n');
        return;
      }
      const { hostname, port } = new URL(`http://${url}`);
      const target = connect(Number(port), hostname, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      target.on('error', () => client.destroy());
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.tunnels.forEach((tunnel) => tunnel.destroy());
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe('A company’s proxy, set in VS Code', () => {
  let authority: Authority;
  let proxy: CompanyProxy;
  beforeEach(async () => {
    authority = await startAuthority();
  });
  afterEach(async () => {
    await setProxy(undefined);
    proxy.stop();
    await authority.close();
  });

  const setProxy = (address: string | undefined) =>
    vscode.workspace.getConfiguration('http').update('proxy', address, vscode.ConfigurationTarget.Global);
  /** VS Code asks no proxy about 127.0.0.1 and localhost, but about every other address. */
  const practiceHost = () =>
    new URL(authority.untrustedBrowserOrigin ?? assert.fail('no 127.0.0.2 here')).host;

  const endpointsAsked = () => authority.requests.map(({ endpoint }) => endpoint).sort();

  const request = (): SignInRequest => ({
    endpoints: endpointsFor('practice', {
      BACKUP_AUTH_PRACTICE_CLOUD: `http://${practiceHost()} ${authority.browserOrigin}`,
    }),
    tenant: 'contoso.practice',
    clientId: practiceApps.backup.clientId,
    account: 'backup@contoso.practice',
    signer: 'anyMember',
    scopes: [['https://graph.microsoft.com/User.Read']],
    checkRole: false,
    way: 'loopback',
  });
  const page = { title: '', text: '' };
  const pages = { language: 'en', received: page, refused: page, tooMuch: page };

  it('is on the way of every request of a sign-in', async () => {
    proxy = new CompanyProxy(false);
    await setProxy(await proxy.start());
    const attempt = await beginSignIn(request(), { pages });
    attempt.dispose();
    assert.ok(proxy.asked.includes(practiceHost()));
    assert.deepEqual(endpointsAsked(), ['discovery', 'keys']);
  });

  it('is named as the cause when it wants to know who asks', async () => {
    proxy = new CompanyProxy(true);
    await setProxy(await proxy.start());
    const error: unknown = await beginSignIn(request(), { pages }).catch((reason: unknown) => reason);
    assert.ok(error instanceof ProblemError);
    const { problem } = error;
    assert.equal(problem.kind === 'network' && problem.cause, 'proxy');
    assert.equal(problem.kind === 'network' && problem.host, practiceHost());
    assert.deepEqual(endpointsAsked(), [], 'nothing goes past the proxy');
  });
});
