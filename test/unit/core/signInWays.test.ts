import assert from 'node:assert/strict';
import { type WindowKind, signInWays, waysFor, windowKindOf } from '../../../src/core/signInWays';

const windows: readonly WindowKind[] = ['local', 'wsl', 'ssh', 'container', 'remote', 'webHere', 'web'];

describe('The ways of signing in', () => {
  it('begin with the automatic redirect wherever it finds its way back', () => {
    const first = Object.fromEntries(windows.map((window) => [window, waysFor(window)[0]]));
    assert.deepEqual(first, {
      local: 'loopback',
      wsl: 'loopback',
      ssh: 'loopback',
      container: 'loopback',
      remote: 'loopback',
      webHere: 'loopback',
      web: 'nativeclient',
    });
  });

  it('are all offered in every window, the device code last', () => {
    for (const window of windows) {
      const ways = waysFor(window);
      assert.deepEqual([...ways].sort(), Object.keys(signInWays).sort(), window);
      assert.equal(ways.at(-1), 'deviceCode', window);
    }
  });

  it('give a device code fifteen minutes, and every other code ten', () => {
    const minutes = Object.entries(signInWays).map(([way, { minutes: life }]) => [way, life]);
    assert.deepEqual(Object.fromEntries(minutes), { loopback: 10, nativeclient: 10, deviceCode: 15 });
  });
});

describe('The kind of a window', () => {
  const kinds: readonly (readonly [remoteName: string | undefined, web: boolean, kind: WindowKind])[] = [
    [undefined, false, 'local'],
    ['wsl', false, 'wsl'],
    ['ssh-remote', false, 'ssh'],
    ['dev-container', false, 'container'],
    ['attached-container', false, 'container'],
    ['tunnel', false, 'remote'],
    ['constructor', false, 'remote'],
    ['127.0.0.1:8080', true, 'webHere'],
    ['localhost:8080', true, 'webHere'],
    ['localhost.example.com', true, 'web'],
    ['code.example.com:443', true, 'web'],
    ['codespaces', true, 'web'],
    [undefined, true, 'web'],
  ];
  for (const [remoteName, web, kind] of kinds) {
    it(`is ${kind} for ${remoteName ?? 'no remote'}${web ? ' in a browser' : ''}`, () => {
      assert.equal(windowKindOf({ remoteName, web }), kind);
    });
  }
});
