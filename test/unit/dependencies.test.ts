import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import manifest from '../../package.json';
import { listedPackages } from './listedPackages';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
}

function lockedPackages(): (readonly [path: string, Locked])[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(packages).filter(([path]) => path !== '');
}

describe('What the extension is built from', () => {
  it('is named by its exact version', () => {
    const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(([, version]) => !/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });

  it('is locked, each package by the digest of its content', () => {
    const locked = lockedPackages();
    for (const name of Object.keys(manifest.dependencies))
      assert.ok(locked.some(([path]) => path === `node_modules/${name}`));
    assert.deepEqual(
      locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
      [],
    );
  });

  it('is listed with the version and license that are locked and installed, and a date', () => {
    const listed = listedPackages();
    const missing = Object.keys(manifest.dependencies).filter((name) =>
      listed.every((one) => one.name !== name),
    );
    assert.deepEqual(missing, []);
    for (const { name, version, license, published } of listed) {
      const found = lockedPackages().find(
        ([path, locked]) => path.endsWith(`node_modules/${name}`) && locked.version === version,
      );
      assert.ok(found, `${name} ${version} isn't locked.`);
      const [path, locked] = found;
      const installed = JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as Locked;
      assert.deepEqual(
        [locked.license, installed.license, installed.version],
        [license, license, version],
        name,
      );
      assert.match(published, /^\d{4}-\d{2}-\d{2}$/, name);
    }
  });
});
