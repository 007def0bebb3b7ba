import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import manifest from '../../package.json';

describe('What the extension is built from', () => {
  it('is named by its exact version', () => {
    const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });

  it('is locked, each package by the digest of its content', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { integrity?: string }>;
    };
    const locked = Object.entries(packages).filter(([path]) => path !== '');
    for (const name of Object.keys(manifest.dependencies))
      assert.ok(locked.some(([path]) => path === `node_modules/${name}`));
    assert.deepEqual(
      locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
      [],
    );
  });
});
