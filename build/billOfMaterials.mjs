// Which packages are in what is built, as CycloneDX: https://cyclonedx.org/docs/1.6/json/.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Only what a bundle really holds something of, with version, license and digest as locked. The same build has the same bill.
 * @param metafile Of esbuild.
 * @param files What is released: name and bytes of each.
 * @param timestamp ISO 8601
 */
export function billOfMaterials(metafile, files, timestamp) {
  const { name, version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const bundled = new Set(
    Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([path]) => packageOf(path) ?? []),
  );
  const byRef = [...bundled].sort().map((path) => {
    const component = componentOf(path, packages[path]);
    return [component['bom-ref'], component];
  });
  const components = [...new Map(byRef).values()];
  const root = `pkg:npm/${name}@${version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp,
      component: {
        type: 'application',
        'bom-ref': root,
        name,
        version,
        licenses: [{ license: { id: license } }],
        purl: root,
        components: files.map(({ name, bytes }) => ({
          type: 'file',
          'bom-ref': name,
          name,
          hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(bytes).digest('hex') }],
        })),
      },
    },
    components,
    dependencies: [{ ref: root, dependsOn: components.map((one) => one['bom-ref']) }],
  };
}

/** As the lock file names it; of packages within packages the innermost. Undefined: the file is ours. */
function packageOf(path) {
  const within = path.slice(Math.max(0, path.indexOf('node_modules/')));
  return /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(within)?.[1];
}

/** @param path as in the lock file */
function componentOf(path, locked) {
  if (!locked) throw new Error(`${path} is bundled, and not in package-lock.json.`);
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${locked.version}`;
  const [alg, digest = ''] = (locked.integrity ?? '').split('-');
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version: locked.version,
    scope: 'required',
    ...(locked.license ? { licenses: [licenseOf(locked.license)] } : {}),
    ...(alg === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
    purl,
  };
}

/** "MIT", or "(MIT OR Apache-2.0)". */
function licenseOf(license) {
  return /^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license };
}
