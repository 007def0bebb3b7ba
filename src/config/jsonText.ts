import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { maxBytes } from './fileSize';

/** Deeper nesting than any real file has would only exhaust the stack. */
const maxDepth = 100;

export type DecodeFault = 'tooBig' | 'binary' | 'notUtf8';
export type Decoded =
  | {
      readonly ok: true;
      /** Without the byte-order mark. */
      readonly text: string;
      readonly byteOrderMark: boolean;
    }
  | { readonly ok: false; readonly fault: DecodeFault };

const byteOrderMark = '\uFEFF';

/** UTF-8 and nothing else: `encode` gives back the very same bytes. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > maxBytes) return { ok: false, fault: 'tooBig' };
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (bytes.includes(0) && !utf16) return { ok: false, fault: 'binary' };
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, fault: 'notUtf8' };
  }
  return text.startsWith(byteOrderMark)
    ? { ok: true, text: text.slice(1), byteOrderMark: true }
    : { ok: true, text, byteOrderMark: false };
}

export function encode(text: string, withByteOrderMark: boolean): Uint8Array {
  return new TextEncoder().encode(withByteOrderMark ? byteOrderMark + text : text);
}

export type Parsed =
  | {
      readonly ok: true;
      /** Plain objects and arrays, as `JSON.parse` makes them: a `__proto__` key is a property like any other. */
      readonly value: unknown;
      /** Some object names a key twice; the later one is in `value`. */
      readonly duplicateKeys: boolean;
    }
  | {
      readonly ok: false;
      readonly fault: 'empty' | 'syntax' | 'tooDeep';
      /** jsonc-parser's name of the first error. */
      readonly code: string;
      readonly offset: number;
      readonly length: number;
    };

/** JSON with comments and trailing commas. Positions are UTF-16 code units in `text`. */
export function parse(text: string): Parsed {
  const plain = plainJson(text);
  if (plain.tooDeepAt !== undefined) {
    return { ok: false, fault: 'tooDeep', code: '', offset: plain.tooDeepAt, length: 1 };
  }
  if (plain.empty) return { ok: false, fault: 'empty', code: '', offset: 0, length: 0 };
  try {
    const value: unknown = JSON.parse(plain.text);
    return { ok: true, value, duplicateKeys: countKeys(value) !== plain.colons };
  } catch {
    return { ok: false, fault: 'syntax', ...firstError(text) };
  }
}

interface PlainJson {
  /** As long as the original: comments and trailing commas are blanked out. */
  readonly text: string;
  readonly empty: boolean;
  /** Colons outside strings: one for each key that the text names. */
  readonly colons: number;
  /** Where the nesting first goes too deep. */
  readonly tooDeepAt: number | undefined;
}

const [quote, slash, star, backslash] = ['"', '/', '*', '\\'].map((char) => char.charCodeAt(0));
const [comma, colon] = [',', ':'].map((char) => char.charCodeAt(0));
const [openBrace, closeBrace, openBracket, closeBracket] = ['{', '}', '[', ']'].map((char) =>
  char.charCodeAt(0),
);

/**
 * One pass over the text, several times faster than a tolerant parser, so that `JSON.parse` can do the rest. What
 * is wrong in the text stays wrong, for `JSON.parse` to refuse.
 */
function plainJson(text: string): PlainJson {
  const pieces: string[] = [];
  let copied = 0;
  const blank = (start: number, end: number): void => {
    pieces.push(text.slice(copied, start), ' '.repeat(end - start));
    copied = end;
  };
  let colons = 0;
  let depth = 0;
  let tooDeepAt: number | undefined;
  let lastToken: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char <= 0x20) continue;
    if (char === slash) {
      const end = commentEnd(text, at);
      if (end > at) {
        blank(at, end);
        at = end - 1;
        continue;
      }
    } else if (char === quote) {
      at = stringEnd(text, at) - 1;
    } else if (char === colon) {
      colons++;
    } else if (char === comma) {
      if (endsValue(lastToken) && closes(text.charCodeAt(afterTrivia(text, at + 1)))) blank(at, at + 1);
    } else if (char === openBrace || char === openBracket) {
      if (++depth > maxDepth) tooDeepAt ??= at;
    } else if (char === closeBrace || char === closeBracket) {
      depth--;
    }
    lastToken = char;
  }
  const plain = copied === 0 ? text : pieces.join('') + text.slice(copied);
  return { text: plain, empty: lastToken === undefined, colons, tooDeepAt };
}

function closes(char: number): boolean {
  return char === closeBrace || char === closeBracket;
}

function endsValue(token: number | undefined): boolean {
  return token !== undefined && ![comma, colon, openBrace, openBracket].includes(token);
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
function commentEnd(text: string, at: number): number {
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
function stringEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) keys += countKeys(item);
  } else {
    for (const item of Object.values(value)) keys += 1 + countKeys(item);
  }
  return keys;
}

type FirstError = Pick<Extract<Parsed, { ok: false }>, 'code' | 'offset' | 'length'>;

/** What follows the first error is mostly its echo. */
function firstError(text: string): FirstError {
  const enough = new Error();
  let first: FirstError = { code: '', offset: 0, length: 0 };
  const onError = (error: ParseErrorCode, offset: number, length: number): void => {
    first = { code: printParseErrorCode(error), offset, length };
    throw enough;
  };
  try {
    visit(text, { onError }, { allowTrailingComma: true });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return first;
}
