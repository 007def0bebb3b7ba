// Collects the sentences of the code into bundle.l10n.json, from which translations are made.
//   node l10n/export.mjs FOLDER
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import l10nDev from '@vscode/l10n-dev';

const folder = process.argv[2];
if (!folder) throw new Error('Which folder is bundle.l10n.json to be written to?');

const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts')).sort();
/** The tool knows sentences by where their `l10n` comes from, and knows only VS Code's own. */
const ownImport = /^import \{ l10n \} from '[\w./]*\/l10n';$/m;
const fromVscode = "import { l10n } from 'vscode';";
const texts = await Promise.all(files.map((file) => readFile(join('src', file), 'utf8')));
const own = texts.filter((text) => ownImport.test(text)).map((text) => text.replace(ownImport, ''));
/** It takes a tenth of a second for each text that it's given, whatever its length. */
const together = 40;
const contents = [];
for (let at = 0; at < own.length; at += together) {
  const some = own.slice(at, at + together);
  contents.push({ extension: '.ts', contents: [fromVscode, ...some].join('\n') });
}
await mkdir(folder, { recursive: true });
const strings = await l10nDev.getL10nJson(contents);
await writeFile(join(folder, 'bundle.l10n.json'), JSON.stringify(strings, undefined, 2));
