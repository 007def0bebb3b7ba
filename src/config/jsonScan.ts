/** Finds the pieces of a JSON text, with comments and trailing commas, by walking over its characters. */

/** A piece of a text. Offsets and lengths are UTF-16 code units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

export const [quote, slash, star, backslash] = ['"', '/', '*', '\\'].map((char) => char.charCodeAt(0));
export const [comma, colon] = [',', ':'].map((char) => char.charCodeAt(0));
export const [openBrace, closeBrace, openBracket, closeBracket] = ['{', '}', '[', ']'].map((char) =>
  char.charCodeAt(0),
);

export function textAt(text: string, { offset, length }: Span): string {
  return text.slice(offset, offset + length);
}

/** Where the next token starts: behind white space and comments. */
export function afterTrivia(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const end = text.charCodeAt(at) <= 0x20 ? at + 1 : commentEnd(text, at);
    if (end === at) break;
    at = end;
  }
  return at;
}

/** Where the comment ends that starts at `at`; `at` itself where none does, or where it never ends. */
export function commentEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== slash) return at;
  const second = text.charCodeAt(at + 1);
  if (second === star) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? at : end + 2;
  }
  if (second !== slash) return at;
  let end = at + 2;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** Behind the closing quote of the string that starts at `at`, or the end of the text. */
export function stringEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

/**
 * Where a property of the object that begins at `offset` has its key and its value, in a text that `parse` found
 * right. Undefined: the object has no such key. What comes behind is not looked at.
 */
export function findProperty(
  text: string,
  offset: number,
  key: string,
): { readonly keyOffset: number; readonly valueOffset: number } | undefined {
  let at = afterTrivia(text, offset + 1);
  while (at < text.length && text.charCodeAt(at) !== closeBrace) {
    const keyEnd = stringEnd(text, at);
    const valueOffset = afterTrivia(text, afterTrivia(text, keyEnd) + 1);
    const isShort = keyEnd - at === key.length + 2;
    if (isShort ? text.startsWith(key, at + 1) : unquoted(text.slice(at, keyEnd)) === key)
      return { keyOffset: at, valueOffset };
    at = behindComma(text, valueAt(text, valueOffset));
  }
  return undefined;
}

/** The value that begins at `offset`. */
export function valueAt(text: string, offset: number): Span {
  const first = text.charCodeAt(offset);
  if (first === quote) return { offset, length: stringEnd(text, offset) - offset };
  if (first === openBrace || first === openBracket) {
    return { offset, length: containerEnd(text, offset) - offset };
  }
  const word = /[^\s,:/[\]{}]*/y;
  word.lastIndex = offset;
  return { offset, length: word.exec(text)?.[0].length ?? 0 };
}

function containerEnd(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char <= 0x20) continue;
    if (char === quote) at = stringEnd(text, at) - 1;
    else if (char === slash) at = commentEnd(text, at) - 1;
    else if (char === openBrace || char === openBracket) depth++;
    else if ((char === closeBrace || char === closeBracket) && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Where the next token stands behind a value and its comma. */
function behindComma(text: string, { offset, length }: Span): number {
  const next = afterTrivia(text, offset + length);
  return text.charCodeAt(next) === comma ? afterTrivia(text, next + 1) : next;
}

export function unquoted(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}
