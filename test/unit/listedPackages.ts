import { readFileSync } from 'node:fs';

export interface ListedPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly published: string;
}

/** What `docs/dependencies.md` says is in a release. */
export function listedPackages(): ListedPackage[] {
  const rows = readFileSync('docs/dependencies.md', 'utf8').matchAll(
    /^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|/gm,
  );
  return [...rows].map(([, name, version, license, published]) => ({
    name: name!,
    version: version!,
    license: license!,
    published: published!,
  }));
}
