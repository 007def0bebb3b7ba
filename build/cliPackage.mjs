// What is beside the command-line program in its npm package, which `npm run package:cli` makes.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @param folder where `cli.mjs` is @param strings what `l10n/pack.mjs` wrote */
export async function writeCliPackage(folder, strings) {
  const { version, license } = JSON.parse(await readFile('package.json', 'utf8'));
  const manifest = {
    name: 'backup-auth-cli',
    version,
    description: "Checks backup sets files in pull requests, by Backup Auth Migrator's rules",
    license,
    type: 'module',
    bin: { 'backup-auth': 'cli.mjs' },
    files: ['cli.mjs', 'strings.br'],
    engines: { node: '>=20' },
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  // Its links lead to files that the package doesn't have.
  const page = (await readFile('docs/command-line.md', 'utf8')).replace(
    /\[([^\]]+)\]\((?!https:)[^)]*\)/g,
    '$1',
  );
  await writeFile(join(folder, 'README.md'), page);
  await copyFile('LICENSE', join(folder, 'LICENSE'));
  await copyFile(strings, join(folder, 'strings.br'));
}
