import {
  type Span,
  closeBrace,
  closeBracket,
  colon,
  commentEnd,
  isLineBreak,
  openBrace,
  openBracket,
  quote,
  slash,
} from '../../estate/jsonc/scan';

const backslash = '\\'.charCodeAt(0);

/** A string that is the value of a property. */
export interface TextProperty {
  readonly key: Span;
  readonly value: Span;
}

/**
 * Behind the object or list that begins at `offset`, in a text that may be half typed: a string ends with its line, so that an
 * open quotation mark turns no more than that line around.
 * @param tell properties of this very object whose values are strings
 */
export function skim(
  text: string,
  offset: number,
  tell?: (property: TextProperty) => void,
): { readonly end: number; readonly isClosed: boolean } {
  let [depth, last] = [0, 0];
  let key: Span | undefined;
  for (let at = offset; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char <= 0x20) continue;
    if (char === slash) {
      at = Math.max(at, commentEnd(text, at) - 1);
      continue;
    }
    if (char === quote) {
      const end = lineStringEnd(text, at);
      if (depth === 1 && tell) {
        const place = { offset: at, length: end - at };
        if (last === colon && key) tell({ key, value: place });
        else key = place;
      }
      at = end - 1;
    } else if (char === openBrace || char === openBracket) depth++;
    else if ((char === closeBrace || char === closeBracket) && --depth === 0) {
      return { end: at + 1, isClosed: true };
    }
    last = char;
  }
  return { end: text.length, isClosed: false };
}

/** Behind the string that begins at `at`: behind its quotation mark, or where its line ends. */
export function lineStringEnd(text: string, at: number): number {
  let end = at + 1;
  for (; end < text.length; end++) {
    const char = text.charCodeAt(end);
    if (char === quote) return end + 1;
    if (isLineBreak(char)) return end;
    if (char === backslash && !isLineBreak(text.charCodeAt(end + 1))) end++;
  }
  return Math.min(end, text.length);
}
