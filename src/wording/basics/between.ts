import { l10n } from './l10n';

// What stands between sentences and names that come one after the other, and after a sentence, in the language of now.

/** Japanese and Chinese have marks of their own, and no space after them. */
const dense = () => /^(?:ja|zh)\b/.test(l10n.language);

export const between = {
  get sentences(): string {
    return dense() ? '' : ' ';
  },
  get names(): string {
    return dense() ? '、' : ', ';
  },
};

/** A label or a phrase as a sentence. */
export function asSentence(phrase: string): string {
  return phrase + (dense() ? '。' : '.');
}
