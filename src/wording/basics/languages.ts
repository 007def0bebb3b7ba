import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Tenant } from '../../core/backupSets/backupSet';
import { english, inLanguage, type Language, translations, useLanguage } from './l10n';
import { keyLength, sentenceKey } from './sentenceKey';

/** What `l10n/pack.mjs` writes: the keys of all sentences in one text, and the sentences of each language in the same order. */
interface Packed {
  readonly keys: string;
  readonly languages: Readonly<Record<string, readonly string[]>>;
}

let packed: { readonly file: string; readonly strings: Packed } | undefined;

/** Begins to speak a language, before the first sentence is made. @param id As VS Code names it. */
export function startLanguage(id: string): void {
  useLanguage(languageOf(id));
}

/** A text in the language that a tenant names for what it's given; where it names none, in that of the window. */
export function inLanguageOf<Text>(tenant: Pick<Tenant, 'language'> | undefined, make: () => Text): Text {
  const id = tenant?.language;
  return id === undefined ? make() : inLanguage(languageOf(id), make);
}

/** A language by its id. One that the product doesn't speak has English sentences, but its own dates and numbers. */
export function languageOf(id: string): Language {
  const known = id.toLowerCase();
  // VS Code can be started with any text as its locale, and a file can name anything.
  if (!isLocale(known)) return english;
  if (known === 'en' || known.startsWith('en-')) return { ...english, id: known };
  const { keys, languages } = read();
  const own = Object.hasOwn(languages, known) ? languages[known] : undefined;
  if (!own) return { ...english, id: known };
  const keyAt = (index: number) => keys.slice(index * keyLength, (index + 1) * keyLength);
  const sentences = new Map(own.map((sentence, index) => [keyAt(index), sentence]));
  return { id: known, find: (sentence) => sentences.get(sentenceKey(sentence)) };
}

/** Ids of those that the product speaks. */
export function spokenLanguages(): readonly string[] {
  return [english.id, ...Object.keys(read().languages)];
}

/** Compressed together, all languages take less than half of what VS Code's files of them do. */
function read(): Packed {
  const { file } = translations;
  if (packed?.file !== file) {
    const text = brotliDecompressSync(readFileSync(file)).toString();
    packed = { file, strings: JSON.parse(text) as Packed };
  }
  return packed.strings;
}

/** Whether `Intl` takes it for a language. */
function isLocale(id: string): boolean {
  try {
    return Intl.getCanonicalLocales(id).length === 1;
  } catch {
    return false;
  }
}
