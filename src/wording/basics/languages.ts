import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { english, type Language, useLanguage } from './l10n';

/** What `l10n/pack.mjs` writes: the sentences in English, and the same in each language in the same order. */
interface Packed {
  readonly english: readonly string[];
  readonly [id: string]: readonly string[];
}

let file: string | undefined;
let packed: Packed | undefined;

/**
 * Begins to speak a language: before the first sentence is made.
 * @param strings Path of what `l10n/pack.mjs` wrote.
 * @param id As VS Code names it.
 */
export function startLanguage(strings: string, id: string): void {
  file = strings;
  packed = undefined;
  useLanguage(languageOf(id));
}

/** A language by its id. One that the product doesn't speak has English sentences, but its own dates and numbers. */
export function languageOf(id: string): Language {
  const known = id.toLowerCase();
  // VS Code can be started with any text as its locale, and a file can name anything.
  if (!isLocale(known)) return english;
  if (known === 'en' || known.startsWith('en-')) return { ...english, id: known };
  const { english: keys, ...languages } = (packed ??= read());
  const own = Object.hasOwn(languages, known) ? languages[known] : undefined;
  return {
    id: known,
    strings: own ? Object.fromEntries(keys.map((key, index) => [key, own[index] ?? key])) : english.strings,
  };
}

/** Ids of those that the product speaks. */
export function spokenLanguages(): readonly string[] {
  return Object.keys((packed ??= read())).map((id) => (id === 'english' ? 'en' : id));
}

/** Compressed together, all languages take less than half of what VS Code's files of them do. */
function read(): Packed {
  return file === undefined
    ? { english: [] }
    : (JSON.parse(brotliDecompressSync(readFileSync(file)).toString()) as Packed);
}

/** Whether `Intl` takes it for a language. */
function isLocale(id: string): boolean {
  try {
    return Intl.getCanonicalLocales(id).length === 1;
  } catch {
    return false;
  }
}
