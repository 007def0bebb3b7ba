// Makes the VSIX: `npm run package [-- --out FILE]`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { smallerZip } from './smallerZip.mjs';

const node = (...args) =>
  execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Builds for production, packages, and compresses what vsce made as small as deflate can. @param flags For the build, too. */
export async function packageVsix(file, flags = []) {
  node('esbuild.mjs', '--production', ...flags);
  const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));
  // A gallery leads from README to the repository, if there is one.
  const links = repository ? [] : ['--no-rewrite-relative-links', '--allow-missing-repository'];
  node('node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', ...links, '--out', file);
  await writeFile(file, await smallerZip(await readFile(file)));
}

if (import.meta.filename === process.argv[1]) {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const out = process.argv.indexOf('--out');
  await packageVsix(out < 0 ? `${name}-${version}.vsix` : process.argv[out + 1]);
}
