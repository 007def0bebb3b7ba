import type { Node } from 'jsonc-parser';
import { afterTrivia } from './jsonScan';

/** One property with all that stands around it; trivia are white space and comments. */
export interface Property {
  readonly key: string;
  readonly keyText: string;
  readonly value: Node;
  readonly valueText: string;
  /** Trivia between the comma or brace before, and the key. */
  readonly before: string;
  /** The colon with its trivia. */
  readonly colon: string;
  /** Trivia between the value and its comma; empty where there is no comma. */
  readonly beforeComma: string;
  readonly hasComma: boolean;
}

/** The text of an object is `{`, its properties, `tail` and `}`: no character is left out. */
export function propertiesOf(text: string, object: Node): { properties: Property[]; tail: string } {
  const properties: Property[] = [];
  let at = object.offset + 1;
  for (const { children = [] } of object.children ?? []) {
    const [key, value] = children;
    if (!key || !value) throw new Error('A property without key or value in a text that was parsed before.');
    const keyEnd = key.offset + key.length;
    const valueEnd = value.offset + value.length;
    const next = afterTrivia(text, valueEnd);
    const hasComma = text[next] === ',';
    properties.push({
      key: String(key.value),
      keyText: text.slice(key.offset, keyEnd),
      value,
      valueText: text.slice(value.offset, valueEnd),
      before: text.slice(at, key.offset),
      colon: text.slice(keyEnd, value.offset),
      beforeComma: hasComma ? text.slice(valueEnd, next) : '',
      hasComma,
    });
    at = hasComma ? next + 1 : valueEnd;
  }
  return { properties, tail: text.slice(at, object.offset + object.length - 1) };
}

/** Trivia that hold a comment. */
export function hasComment(trivia: string): boolean {
  return /\S/.test(trivia);
}
