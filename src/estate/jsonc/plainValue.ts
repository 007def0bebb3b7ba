import {
  type Span,
  closeBrace,
  closeBracket,
  colon,
  comma,
  commentEnd,
  isKey,
  isUnclosed,
  openBrace,
  openBracket,
  quote,
  slash,
  stringEnd,
} from './scan';

/** Deeper nesting than any real file has would only exhaust the stack. */
const maxDepth = 100;

/**
 * Values, counted as commas and opening brackets. Fifty megabytes of backup sets are some three million; fifty of
 * nothing but brackets would fill more than a gigabyte of memory.
 */
export const maxValues = 6_000_000;

const space = ' '.charCodeAt(0);

export interface PlainJson {
  /** As long as the original: comments and trailing commas are blanked out. */
  readonly text: string;
  readonly empty: boolean;
  /** Colons outside strings: one for each key that the text names. */
  readonly colons: number;
  readonly items: ReadonlyMap<string, readonly number[]>;
  /** Why nothing is made of it, and from where on. */
  readonly refused?: { readonly fault: 'tooDeep' | 'tooManyValues'; readonly offset: number };
}

/**
 * One pass over the text, several times faster than a tolerant parser, so that `JSON.parse` can do the rest. What
 * is wrong in the text stays wrong, for `JSON.parse` to refuse.
 */
export function plainJson(text: string, lists: readonly string[]): PlainJson {
  const plain = new BlankedText(text);
  let [colons, values, depth] = [0, 0, 0];
  /** The last token, and the one before it: their first characters. 0: none. */
  let [last, before] = [0, 0];
  let lastAt = 0;
  const items = new Map<string, readonly number[]>();
  /** The list of the root object that the walk is in, and where the newest key of the root object is. */
  let list: number[] | undefined;
  let key: Span = { offset: 0, length: 0 };
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char <= 0x20) {
      // A third of a file is indentation, which a loop of its own skips twice as fast.
      while (text.charCodeAt(at + 1) <= 0x20) at++;
      continue;
    }
    if (char === slash) {
      const end = commentEnd(text, at);
      // The rest of the text is that comment: no JSON.
      if (isUnclosed(text, at, end)) return { text, empty: false, colons, items };
      if (end > at) {
        plain.blank(at, end);
        at = end - 1;
        continue;
      }
    }
    const start = at;
    if (depth === 2 && list && (last === openBracket || last === comma) && char !== closeBracket) {
      list.push(at);
    }
    if (char === quote) {
      at = stringEnd(text, at) - 1;
      if (depth === 1) key = { offset: start, length: at + 1 - start };
    } else if (char === colon) {
      colons++;
    } else if (char === comma) {
      values++;
    } else if (char === openBrace || char === openBracket) {
      values++;
      if (++depth > maxDepth) {
        return { text, empty: false, colons, items, refused: { fault: 'tooDeep', offset: at } };
      }
      if (depth === 2) {
        const isList = char === openBracket && last === colon;
        const name = isList ? lists.find((one) => isKey(text, key, one)) : undefined;
        list = name === undefined ? undefined : [];
        if (name !== undefined && list) items.set(name, list);
      }
    } else if (char === closeBrace || char === closeBracket) {
      depth--;
      if (last === comma && endsValue(before)) plain.blank(lastAt, lastAt + 1);
    }
    if (values > maxValues) {
      return { text, empty: false, colons, items, refused: { fault: 'tooManyValues', offset: at } };
    }
    before = last;
    last = char;
    lastAt = start;
  }
  return { text: plain.toString(), empty: last === 0, colons, items };
}

/** A text some of whose characters become spaces: in one copy, made when the first one does. */
class BlankedText {
  private copy: Buffer | undefined;
  private units: Uint16Array | undefined;

  constructor(private readonly text: string) {}

  blank(start: number, end: number): void {
    this.copy ??= Buffer.from(this.text, 'utf16le');
    this.units ??= new Uint16Array(this.copy.buffer, this.copy.byteOffset, this.text.length);
    this.units.fill(space, start, end);
  }

  toString(): string {
    return this.copy?.toString('utf16le') ?? this.text;
  }
}

function endsValue(token: number): boolean {
  return token !== 0 && token !== comma && token !== colon && token !== openBrace && token !== openBracket;
}
