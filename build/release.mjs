// Makes what is released: the VSIX for the Marketplace and Open VSX, the command-line program for npm, a bill of materials
// (CycloneDX), and checksums of all. The same commit gives the same bytes.
//   node build/release.mjs [--unchecked] [FOLDER]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { billOfMaterials } from './billOfMaterials.mjs';
import { packageVsix } from './package.mjs';
import { againstRelease } from './releaseChecks.mjs';

const unchecked = process.argv.includes('--unchecked');
const folder = resolve(process.argv.slice(2).find((one) => !one.startsWith('-')) ?? 'out/release');

const found = unchecked ? [] : againstRelease();
if (found.length > 0) {
  for (const sentence of found) console.error(sentence);
  process.exit(1);
}
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
// Archives have the time of the commit, not that of the build.
const committed = execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' }).trim();

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
process.env.SOURCE_DATE_EPOCH = committed;
await packageVsix(join(folder, `${name}-${version}.vsix`), ['--cli', '--meta']);
execFileSync('npm', ['pack', '--silent', './out/cli', '--pack-destination', folder], {
  stdio: ['ignore', 'pipe', 'inherit'],
});

const bytesOf = (file) => readFileSync(join(folder, file));
const metafile = JSON.parse(readFileSync('meta.json', 'utf8'));
rmSync('meta.json');
const made = readdirSync(folder).sort();
const bill = billOfMaterials(
  metafile,
  made.map((file) => ({ name: file, bytes: bytesOf(file) })),
  new Date(Number(committed) * 1_000).toISOString(),
);
writeFileSync(join(folder, `${name}-${version}.cdx.json`), `${JSON.stringify(bill, undefined, 2)}\n`);

// As `sha256sum --check SHA256SUMS` reads them.
const sums = readdirSync(folder)
  .sort()
  .map((file) => `${createHash('sha256').update(bytesOf(file)).digest('hex')}  ${file}\n`);
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
for (const line of sums) process.stdout.write(line);
