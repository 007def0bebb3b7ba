import assert from 'node:assert/strict';
import { BrowserElsewhere, practiceOrigin } from '../../../../src/commands/practice/practiceOrigin';
import type { WindowFacts } from '../../../../src/core/identity/signInWays';

const port = 41_700;
const desktop: WindowFacts = { remoteName: undefined, web: false };
const ssh: WindowFacts = { remoteName: 'ssh-remote', web: false };

/** @param at the origin at which VS Code says that a browser reaches what it is asked for; undefined: it may not be asked */
function origin(facts: WindowFacts, at?: (address: string) => string): Promise<string> {
  return practiceOrigin(port, facts, (address) =>
    Promise.resolve(at?.(address) ?? assert.fail('VS Code was asked')),
  );
}

describe('The practice sign-in’s address for a browser', () => {
  it('is localhost on the desktop', async () => {
    assert.equal(await origin(desktop, (address) => address), 'http://localhost:41700');
  });

  it('is localhost in a remote whose port VS Code forwards unchanged', async () => {
    assert.equal(await origin(ssh, (address) => address), 'http://localhost:41700');
  });

  it('is login.localhost where VS Code forwards from another port', async () => {
    for (const host of ['localhost', '127.0.0.1'])
      assert.equal(await origin(ssh, () => `http://${host}:50123`), 'http://login.localhost:50123');
  });

  it('is nowhere in a remote whose ports are reached through a server', async () => {
    for (const elsewhere of [
      'https://41700.tunnel.example.com',
      'http://example.com:41700',
      'https://localhost:41700',
    ])
      await assert.rejects(
        origin(ssh, () => elsewhere),
        BrowserElsewhere,
      );
  });

  it('is login.localhost in a page that this computer serves, which VS Code isn’t asked for', async () => {
    assert.equal(await origin({ remoteName: 'localhost:8080', web: true }), 'http://login.localhost:41700');
  });

  it('is nowhere in a page that another computer serves', async () => {
    for (const remoteName of ['vscode.example.com', 'codespaces', undefined])
      await assert.rejects(origin({ remoteName, web: true }), BrowserElsewhere);
  });
});
