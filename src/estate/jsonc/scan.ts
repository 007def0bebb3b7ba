/**
 * Finds the pieces of a JSON text, with comments and trailing commas, by walking over its characters. Each walk goes
 * forward only, also over a text that is no JSON.
 */

/** A piece of a text. Offsets and lengths are UTF-16 code units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

// Numbers, not made of characters: what the engine knows to be constant, it compares several times faster.
export const quote = 0x22; // "
export const comma = 0x2c; // ,
export const slash = 0x2f; // /
export const colon = 0x3a; // :
export const openBracket = 0x5b; // [
const backslash = 0x5c; // \
export const closeBracket = 0x5d; // ]
export const openBrace = 0x7b; // {
export const closeBrace = 0x7d; // }
const star = 0x2a; // *
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

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

/** Where the comment ends that starts at `at`: with the text, where it is never closed. `at` itself: none does. */
export function commentEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== slash) return at;
  const second = text.charCodeAt(at + 1);
  if (second === star) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return second === slash ? lineEnd(text, at + 2) : at;
}

/** Whether the comment from `at` to `end` (of `commentEnd`) needs a closing that it does not have. */
export function isUnclosed(text: string, at: number, end: number): boolean {
  return text.charCodeAt(at + 1) === star && (end < at + 4 || !text.startsWith('*/', end - 2));
}

/** Where the line ends that `from` is in: before its line ending, or at the end of the text. */
function lineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

export function isLineBreak(char: number): boolean {
  return char === lineFeed || char === carriageReturn;
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
 * Where a property of the object that begins at `offset` has its key and its value. Undefined: the object has no such
 * key. What comes behind is not looked at.
 */
export function findProperty(
  text: string,
  offset: number,
  key: string,
): { readonly keyOffset: number; readonly valueOffset: number } | undefined {
  let at = afterTrivia(text, offset + 1);
  while (text.charCodeAt(at) === quote) {
    const keyEnd = stringEnd(text, at);
    const valueOffset = afterTrivia(text, afterTrivia(text, keyEnd) + 1);
    if (isKey(text, { offset: at, length: keyEnd - at }, key)) return { keyOffset: at, valueOffset };
    at = behindComma(text, valueAt(text, valueOffset));
  }
  return undefined;
}

/** Where the items begin of a list that begins at `offset`. */
export function* itemOffsets(text: string, offset: number): Generator<number> {
  let at = afterTrivia(text, offset + 1);
  while (at < text.length && text.charCodeAt(at) !== closeBracket) {
    yield at;
    const next = behindComma(text, valueAt(text, at));
    if (next === at) return;
    at = next;
  }
}

/** Whether the string at a place is this key, however it is escaped. */
export function isKey(text: string, { offset, length }: Span, key: string): boolean {
  if (length === key.length + 2) return text.startsWith(key, offset + 1);
  // An escape takes six characters at most.
  if (length < key.length + 2 || length > key.length * 6 + 2) return false;
  return unquoted(text.slice(offset, offset + length)) === key;
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
    else if (char === slash) at = Math.max(at, commentEnd(text, at) - 1);
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

/** What a string says. One that is no JSON says what it is written as. */
export function unquoted(quoted: string): string {
  if (quoted.includes('\\')) {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      // No JSON: it is read as it stands.
    }
  }
  return quoted.slice(1, -1);
}
