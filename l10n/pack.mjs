// Puts the translations into one small file for the extension: see src/wording/basics/languages.ts.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { transform } from 'esbuild';

/**
 * Writes every `bundle.l10n.<language>.json` of `l10n/`, by keys that are shorter than the English. What isn't translated yet is
 * English.
 */
export async function packStrings(file) {
  const read = async (name) => JSON.parse(await readFile(join('l10n', name), 'utf8'));
  const bundle = Object.entries(await read('bundle.l10n.json'));
  const names = (await readdir('l10n')).map((name) => /^bundle\.l10n\.(.+)\.json$/.exec(name)).filter(Boolean);
  const languages = await Promise.all(
    names.map(async ([name, id]) => {
      const strings = await read(name);
      return [id, bundle.map(([key, english]) => strings[key] ?? english.message ?? english)];
    }),
  );
  const { sentenceKey } = await keysOf();
  const keys = bundle.map(([key]) => sentenceKey(key));
  const twice = bundle.filter((_, index) => keys.indexOf(keys[index]) !== index);
  if (twice.length > 0) throw new Error(`Another sentence has the key of these: ${twice.join('; ')}`);
  const text = JSON.stringify({ keys: keys.join(''), languages: Object.fromEntries(languages.sort()) });
  const best = { params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS } };
  await writeFile(file, brotliCompressSync(text, best));
}

/** The program's own: what is written by one is found by the other. */
async function keysOf() {
  const { code } = await transform(await readFile('src/wording/basics/sentenceKey.ts', 'utf8'), { loader: 'ts' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}
