import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { listFiles, PackageManager } from '@vscode/vsce';
import manifest from '../../package.json';
import { listedPackages } from './listedPackages';
import { marker } from '../faults/seam/steps';
import { builtTests } from '../vscodeHost/projectRoot';

interface Zip {
  on(event: 'entry', listener: (entry: { fileName: string; crc32: number }) => void): void;
  on(event: 'end' | 'error', listener: (error: Error) => void): void;
  openReadStream(entry: object, done: (error: Error, stream?: NodeJS.ReadableStream) => void): void;
  readEntry(): void;
}
const yauzl = createRequire(join(process.cwd(), 'package.json'))('yauzl') as {
  open(path: string, options: { lazyEntries: true }, done: (error: Error, zip?: Zip) => void): void;
};

/** All that is in the VSIX. */
const packaged: readonly RegExp[] = [
  /^package\.json$/,
  /^package\.nls(\.(de|ja|zh-tw))?\.json$/,
  /^(README|CHANGELOG|SECURITY)\.md$/,
  /^LICENSE$/,
  /^dist\/(extension|cli)\.mjs$/,
  // What they share, or load later.
  /^dist\/[A-Z0-9]{8}\.mjs$/,
  /^dist\/page\.js$/,
  /^dist\/(backup-sets\.schema\.json|strings\.br)$/,
  /^media\/(icon\.png|backup-sets\.svg|page\.css)$/,
  /^media\/(state|walkthrough)\/\w+\.(svg|md|png)$/,
  // What Open a Practice Estate copies.
  /^examples\/backup-sets\.json$/,
];

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly licenses: readonly unknown[];
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly purl: string;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** By VS Code's way to unpack. */
function filesOf(vsix: string): Promise<ReadonlyMap<string, Buffer>> {
  return new Promise((resolve, reject) => {
    yauzl.open(vsix, { lazyEntries: true }, (error, zip) => {
      if (!zip) return reject(error);
      const files = new Map<string, Buffer>();
      zip.on('entry', (entry: { fileName: string; crc32: number }) =>
        zip.openReadStream(entry, (error, stream) => {
          if (!stream) return reject(error);
          buffer(stream).then((bytes) => {
            assert.equal(crc32(bytes), entry.crc32, entry.fileName);
            files.set(entry.fileName, bytes);
            zip.readEntry();
          }, reject);
        }),
      );
      zip.on('end', () => resolve(files));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

describe('A release', () => {
  let copy: string;
  /** The same commit in another folder. */
  let clone: string;

  /** The project as it would be committed, in a repository of its own: a release builds in its place. */
  before(() => {
    copy = realpathSync(mkdtempSync(join(tmpdir(), 'release-')));
    clone = join(realpathSync(mkdtempSync(join(tmpdir(), 'cloned-release-'))), 'deeper');
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    });
    for (const path of listed.split('\0').filter((one) => one !== '' && !one.startsWith('test/')))
      cpSync(path, join(copy, path));
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    git('init', '--quiet');
    writeFileSync(join(copy, '.git/info/exclude'), 'node_modules\n');
    commit();
  });
  after(() => {
    for (const folder of [copy, dirname(clone)]) rmSync(folder, { recursive: true, force: true });
  });

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Kim', '-c', 'user.email=kim@contoso.com', ...args], {
      cwd: copy,
      stdio: 'pipe',
    });
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'State');
  };
  const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  const edit = (path: string, change: (text: string) => string) => {
    writeFileSync(join(copy, path), change(readFileSync(join(copy, path), 'utf8')));
    commit();
  };
  const against = () => node('build/releaseChecks.mjs').stderr.trim().split('\n');

  it('is refused until version, changelog and manifest are in order, and everything is committed', () => {
    assert.deepEqual(against(), [
      `CHANGELOG.md begins with "Unreleased", not with ${manifest.version}.`,
      'Name the "repository" in package.json: galleries show the pictures of README.md from there.',
    ]);
    assert.equal(node('build/release.mjs').status, 1);
    edit('CHANGELOG.md', (text) => text.replace('## Unreleased', `## ${manifest.version} (2026-12-01)`));
    edit('package.json', (text) =>
      text.replace('"license":', '"repository": "https://github.com/contoso/migrator", "license":'),
    );
    assert.deepEqual(against(), ['']);
    git('tag', `v${manifest.version}`);
    git('tag', 'v99.0.0');
    assert.deepEqual(against(), [
      `Version ${manifest.version} isn't later than v${manifest.version}, v99.0.0.`,
    ]);
    git('tag', '--delete', `v${manifest.version}`, 'v99.0.0');
    edit('package.json', (text) =>
      text.replace(`"version": "${manifest.version}"`, '"version": "1.0.0-beta"'),
    );
    assert.match(against().join('\n'), /"1\.0\.0-beta" is no version of the Marketplace/);
    edit('package.json', (text) => text.replace('"1.0.0-beta"', `"${manifest.version}"`));
    writeFileSync(join(copy, 'forgotten.ts'), '');
    assert.deepEqual(against(), ['Files are not committed: what is released could not be built again.']);
    rmSync(join(copy, 'forgotten.ts'));
  });

  it('is a VSIX, an npm package, a bill of what they hold, and checksums: the same from the same commit', async function () {
    this.timeout(1_200_000); // two builds; nothing is measured by it
    // Somebody else's folder has another path, and another order of its files on the disk.
    git('clone', '--quiet', copy, clone);
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
    const [one, two] = [copy, clone].map((cwd) => {
      const folder = join(cwd, 'out', 'release');
      const { status, stderr } = spawnSync(process.execPath, ['build/release.mjs'], {
        cwd,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      return folder;
    }) as [string, string];
    const name = `backup-auth-migrator-${manifest.version}`;
    const files = readdirSync(one).sort();
    assert.deepEqual(files, [
      'SHA256SUMS',
      `backup-auth-cli-${manifest.version}.tgz`,
      `${name}.cdx.json`,
      `${name}.vsix`,
    ]);
    const bytes = (folder: string, file: string) => readFileSync(join(folder, file));
    for (const file of files) assert.ok(bytes(one, file).equals(bytes(two, file)), file);
    assert.equal(
      bytes(one, 'SHA256SUMS').toString(),
      files
        .slice(1)
        .map((file) => `${createHash('sha256').update(bytes(one, file)).digest('hex')}  ${file}\n`)
        .join(''),
    );

    const vsix = join(one, `${name}.vsix`);
    assert.ok(statSync(vsix).size < 450_000, `${statSync(vsix).size} bytes`);
    const unpacked = await filesOf(vsix);
    assert.ok(unpacked.has('extension.vsixmanifest'));
    for (const file of readdirSync(join(copy, 'dist')).filter((file) => !file.endsWith('.map')))
      assert.ok(unpacked.get(`extension/dist/${file}`)?.equals(bytes(join(copy, 'dist'), file)), file);
    // What lets tests end a window at a step is in their own builds alone.
    const stops = (text: Buffer) => text.includes(marker);
    assert.ok(stops(readFileSync(join(builtTests, 'faults/life.js'))));
    for (const [file, text] of unpacked) assert.ok(!stops(text), file);

    const bill = JSON.parse(bytes(one, `${name}.cdx.json`).toString()) as Bill;
    assert.deepEqual([bill.bomFormat, bill.specVersion], ['CycloneDX', '1.6']);
    const names = bill.components.map((component) => component.name);
    const inDocs = listedPackages().map(({ name, version }) => `${name} ${version}`);
    assert.deepEqual(bill.components.map(({ name, version }) => `${name} ${version}`).sort(), inDocs.sort());
    // Tools that build and test are in nothing that is released.
    for (const tool of ['esbuild', 'mocha', 'typescript', '@vscode/vsce'])
      assert.ok(!names.includes(tool), tool);
    const refs = bill.components.map((component) => component['bom-ref']);
    assert.equal(new Set(refs).size, refs.length);
    assert.deepEqual(bill.dependencies[0]!.dependsOn, refs);
    const jose = bill.components.find((component) => component.name === 'jose')!;
    assert.equal(jose.version, manifest.dependencies.jose);
    assert.equal(jose.purl, `pkg:npm/jose@${jose.version}`);
    assert.match(jose.hashes[0]!.content, /^[0-9a-f]{128}$/);
    for (const { licenses } of bill.components) assert.equal(licenses.length, 1);
  });

  it('packs these files, and no other', async () => {
    // What lies beside a build of the project itself.
    for (const path of ['test/unit/left.test.ts', '.vscode-test/host/left.js', 'dist/left.js.map', '.env']) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), '');
    }
    const files = await listFiles({ cwd: copy, packageManager: PackageManager.None });
    assert.deepEqual(
      files.filter((file) => !packaged.some((pattern) => pattern.test(file))),
      [],
    );
    for (const pattern of packaged)
      assert.ok(
        files.some((file) => pattern.test(file)),
        String(pattern),
      );
  });
});
