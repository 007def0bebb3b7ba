import { isAscii, isUtf8 } from 'node:buffer';
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { maxBytes } from './fileSize';
import {
  afterTrivia,
  closeBrace,
  closeBracket,
  colon,
  comma,
  commentEnd,
  openBrace,
  openBracket,
  quote,
  slash,
  stringEnd,
} from './jsonScan';

/** Deeper nesting than any real file has would only exhaust the stack. */
const maxDepth = 100;

export type DecodeFault = 'tooBig' | 'binary' | 'notUtf8';
export type Decoded =
  | {
      readonly ok: true;
      /** Without the byte-order mark. */
      readonly text: string;
    }
  | { readonly ok: false; readonly fault: DecodeFault };

const byteOrderMark = '\uFEFF';

/** UTF-8 and nothing else: encoded, the text is the very same bytes. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > maxBytes) return { ok: false, fault: 'tooBig' };
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(0) && !utf16) return { ok: false, fault: 'binary' };
  if (!isUtf8(bytes)) return { ok: false, fault: 'notUtf8' };
  // Most files are of ASCII alone, where nothing has to be decoded.
  const text = buffer.toString(isAscii(bytes) ? 'latin1' : 'utf8');
  return { ok: true, text: text.startsWith(byteOrderMark) ? text.slice(1) : text };
}

export type Parsed =
  | {
      readonly ok: true;
      /** Plain objects and arrays, as `JSON.parse` makes them: a `__proto__` key is a property like any other. */
      readonly value: unknown;
      /** Some object names a key twice; the later one is in `value`. */
      readonly duplicateKeys: boolean;
      /** By the key as the text writes it, where each item begins of the lists that the root object holds. */
      readonly items: ReadonlyMap<string, readonly number[]>;
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
    return { ok: true, value, duplicateKeys: countKeys([value]) !== plain.colons, items: plain.items };
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
  readonly items: ReadonlyMap<string, readonly number[]>;
  /** Where the nesting first goes too deep. */
  readonly tooDeepAt: number | undefined;
}

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
  const items = new Map<string, readonly number[]>();
  /** The list of the root object that the walk is in, and where its key is. */
  let list: number[] | undefined;
  let key = 0;
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
    }
    if (list && depth === 2 && (lastToken === openBracket || lastToken === comma) && char !== closeBracket) {
      list.push(at);
    }
    if (char === quote) {
      if (depth === 1) key = at;
      at = stringEnd(text, at) - 1;
    } else if (char === colon) {
      colons++;
    } else if (char === comma) {
      if (endsValue(lastToken) && closes(text.charCodeAt(afterTrivia(text, at + 1)))) blank(at, at + 1);
    } else if (char === openBrace || char === openBracket) {
      if (++depth > maxDepth) tooDeepAt ??= at;
      if (depth === 2) {
        list = char === openBracket ? [] : undefined;
        if (list) items.set(text.slice(key, stringEnd(text, key)), list);
      }
    } else if (char === closeBrace || char === closeBracket) {
      depth--;
    }
    lastToken = char;
  }
  const plain = copied === 0 ? text : pieces.join('') + text.slice(copied);
  return { text: plain, empty: lastToken === undefined, colons, items, tooDeepAt };
}

function closes(char: number): boolean {
  return char === closeBrace || char === closeBracket;
}

function endsValue(token: number | undefined): boolean {
  return (
    token !== undefined && token !== comma && token !== colon && token !== openBrace && token !== openBracket
  );
}

function countKeys(value: object): number {
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) if (isContainer(item)) keys += countKeys(item);
    return keys;
  }
  for (const key in value) {
    keys++;
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (isContainer(item)) keys += countKeys(item);
  }
  return keys;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
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
