/** A language that sentences can be in. */
export interface Language {
  /** As VS Code names it: "de", "zh-tw". Dates, numbers and the order of names follow it too. */
  readonly id: string;
  /** By the English, as in `l10n/bundle.l10n.<id>.json`. Undefined: it has no such sentence. */
  readonly find: (english: string) => string | undefined;
}

/** A sentence with what translators should know of it. */
interface Commented {
  readonly message: string;
  readonly args?: readonly Place[];
  readonly comment?: string;
}
type Place = string | number | boolean;

export const english: Language = { id: 'en', find: () => undefined };

/** Where the other languages are: what `l10n/pack.mjs` wrote. Whoever starts the program says it; `languages.ts` reads it. */
export const translations = { file: '' };

let current = english;

/** From now on every sentence is in this language: once, before the first of them is made. */
export function useLanguage(language: Language): void {
  current = language;
}

/** What is made meanwhile is in another language than the display's: a page for a customer, for example. */
export function inLanguage<Text>(language: Language, make: () => Text): Text {
  const before = current;
  current = language;
  try {
    return make();
  } finally {
    current = before;
  }
}

export const l10n = {
  /** The id of the language that sentences are in now, for `Intl`. */
  get language(): string {
    return current.id;
  },

  /** A sentence in that language, or in English where it has no translation. Places are `{0}`, `{1}`, … */
  t(sentence: string | Commented, ...places: readonly Place[]): string {
    const {
      message,
      comment,
      args = places,
    }: Commented = typeof sentence === 'string' ? { message: sentence } : sentence;
    const key = comment === undefined ? message : `${message}/${comment}`;
    return (current.find(key) ?? message).replace(/\{(\d+)\}/g, (place, index: string) =>
      String(args[Number(index)] ?? place),
    );
  },
};
