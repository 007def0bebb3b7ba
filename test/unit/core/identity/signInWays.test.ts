import assert from 'node:assert/strict';
import {
  type WindowKind,
  offeredWays,
  signInWays,
  windowKindOf,
} from '../../../../src/core/identity/signInWays';

describe('The ways of signing in', () => {
  it('begin with the browser; the device code is last', () => {
    assert.deepEqual(offeredWays, ['loopback', 'deviceCode']);
    assert.deepEqual([...offeredWays].sort(), Object.keys(signInWays).sort());
  });

  it('give a device code fifteen minutes, and every other code ten', () => {
    const minutes = Object.entries(signInWays).map(([way, { minutes: life }]) => [way, life]);
    assert.deepEqual(Object.fromEntries(minutes), { loopback: 10, deviceCode: 15 });
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
