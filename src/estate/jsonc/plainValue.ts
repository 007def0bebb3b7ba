import {
  type Span,
  afterTrivia,
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
  let lastToken: number | undefined;
  const items = new Map<string, readonly number[]>();
  /** The list of the root object that the walk is in, and where the newest key of the root object is. */
  let list: number[] | undefined;
  let key: Span = { offset: 0, length: 0 };
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char <= 0x20) continue;
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
    if (list && depth === 2 && (lastToken === openBracket || lastToken === comma) && char !== closeBracket) {
      list.push(at);
    }
    if (char === quote) {
      const end = stringEnd(text, at);
      if (depth === 1) key = { offset: at, length: end - at };
      at = end - 1;
    } else if (char === colon) {
      colons++;
    } else if (char === comma) {
      values++;
      if (endsValue(lastToken) && closes(text.charCodeAt(afterTrivia(text, at + 1)))) plain.blank(at, at + 1);
    } else if (char === openBrace || char === openBracket) {
      values++;
      if (++depth > maxDepth) {
        return { text, empty: false, colons, items, refused: { fault: 'tooDeep', offset: at } };
      }
      if (depth === 2) {
        const isList = char === openBracket && lastToken === colon;
        const name = isList ? lists.find((one) => isKey(text, key, one)) : undefined;
        list = name === undefined ? undefined : [];
        if (name !== undefined && list) items.set(name, list);
      }
    } else if (char === closeBrace || char === closeBracket) {
      depth--;
    }
    if (values > maxValues) {
      return { text, empty: false, colons, items, refused: { fault: 'tooManyValues', offset: at } };
    }
    lastToken = char;
  }
  return { text: plain.toString(), empty: lastToken === undefined, colons, items };
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

function closes(char: number): boolean {
  return char === closeBrace || char === closeBracket;
}

function endsValue(token: number | undefined): boolean {
  return (
    token !== undefined && token !== comma && token !== colon && token !== openBrace && token !== openBracket
  );
}
