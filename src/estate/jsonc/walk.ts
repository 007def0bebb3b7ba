import {
  type Span,
  closeBrace,
  closeBracket,
  comma,
  commentEnd,
  openBrace,
  openBracket,
  quote,
  slash,
  stringEnd,
  textAt,
  valueAt,
} from './scan';

/** A property of an object, somewhere in a text. */
export interface WalkedProperty {
  readonly key: string;
  /** The key with its quotation marks. */
  readonly place: Span;
  /** An earlier property of the same object has the key. */
  readonly isRepeated: boolean;
  /** How many objects and lists it stands in: 1 in the root object. */
  readonly depth: number;
  /** The key of the root object that leads to it; its own in the root object. */
  readonly part: string;
  /** The item of the list there that leads to it. Undefined: that is no list. */
  readonly item: number | undefined;
}

export interface Visitor {
  readonly property?: (property: WalkedProperty) => void;
  /** A string, number or word, with the property it is the value of, by itself or in a list. */
  readonly scalar?: (place: Span, property: WalkedProperty | undefined) => void;
}

interface Container {
  /** Of an object. */
  readonly keys: Set<string> | undefined;
  /** Of a list. */
  index: number;
  readonly property: WalkedProperty | undefined;
}

/**
 * Walks once over a text that `parse` found right. It remembers the objects that it is in and nothing else, whatever
 * the size of the text.
 */
export function walk(text: string, { property: tellProperty, scalar: tellScalar }: Visitor): void {
  const open: Container[] = [];
  let property: WalkedProperty | undefined;
  let isKeyNext = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    const container = open.at(-1);
    if (char <= 0x20) continue;
    if (char === slash) {
      at = Math.max(at, commentEnd(text, at) - 1);
    } else if (char === openBrace || char === openBracket) {
      open.push({ keys: char === openBrace ? new Set() : undefined, index: 0, property });
      isKeyNext = char === openBrace;
    } else if (char === closeBrace || char === closeBracket) {
      open.pop();
      property = open.at(-1)?.property;
      isKeyNext = false;
    } else if (char === comma) {
      if (container && !container.keys) container.index++;
      isKeyNext = container?.keys !== undefined;
    } else if (char === quote && isKeyNext && container?.keys) {
      const place = { offset: at, length: stringEnd(text, at) - at };
      property = propertyAt(text, place, open, container.keys);
      tellProperty?.(property);
      isKeyNext = false;
      at += place.length - 1;
    } else {
      const place = valueAt(text, at);
      if (place.length === 0) continue;
      tellScalar?.(place, property);
      at += place.length - 1;
    }
  }
}

function propertyAt(
  text: string,
  place: Span,
  open: readonly Container[],
  keys: Set<string>,
): WalkedProperty {
  // Parsed, not cut out: what is cut out of a text keeps the whole of it in memory.
  const key = JSON.parse(textAt(text, place)) as string;
  const isRepeated = keys.has(key);
  keys.add(key);
  const [, list] = open;
  return {
    key,
    place,
    isRepeated,
    depth: open.length,
    part: list?.property?.key ?? key,
    item: list && !list.keys ? list.index : undefined,
  };
}
