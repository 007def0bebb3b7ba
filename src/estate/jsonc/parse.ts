import { isAscii, isUtf8 } from 'node:buffer';
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { type Steps, atOnce } from '../../core/basics/slices';
import { maxBytes } from './fileSize';
import { plainJson } from './plainValue';

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
      /** By its key, where each item begins of the lists that were asked for. */
      readonly items: ReadonlyMap<string, readonly number[]>;
    }
  | {
      readonly ok: false;
      readonly fault: 'empty' | 'syntax' | 'tooDeep' | 'tooManyValues';
      /** jsonc-parser's name of the first error. */
      readonly code: string;
      readonly offset: number;
      readonly length: number;
    };

/**
 * JSON with comments and trailing commas. Positions are UTF-16 code units in `text`.
 * @param lists keys of the root object: if it holds lists there, the places of their items are told
 */
export function parse(text: string, lists: readonly string[] = []): Parsed {
  return atOnce(parseSteps(text, lists));
}

/** The same in steps. */
export function* parseSteps(text: string, lists: readonly string[]): Steps<Parsed> {
  const plain = plainJson(text, lists);
  yield;
  if (plain.refused) return { ok: false, ...plain.refused, code: '', length: 1 };
  if (plain.empty) return { ok: false, fault: 'empty', code: '', offset: 0, length: 0 };
  try {
    const value: unknown = JSON.parse(plain.text);
    yield;
    return { ok: true, value, duplicateKeys: countKeys([value]) !== plain.colons, items: plain.items };
  } catch {
    return { ok: false, fault: 'syntax', ...firstError(text) };
  }
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
