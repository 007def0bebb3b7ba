import type { JSONPath } from 'jsonc-parser';
import { type Span, afterTrivia, findProperty, itemOffsets, openBrace, openBracket, valueAt } from './scan';

/**
 * Where the value of a path stands in a text that `parse` found right, or the nearest value around it; of an object or a
 * list, its bracket.
 * @param items where the items of lists of the root object begin, as `parse` told
 */
export function placeOfPath(
  text: string,
  path: JSONPath,
  items: ReadonlyMap<string, readonly number[]>,
): Span {
  const [part, index, ...rest] = path;
  const known = typeof part === 'string' && typeof index === 'number' ? items.get(part)?.[index] : undefined;
  let offset = known ?? afterTrivia(text, 0);
  for (const segment of known === undefined ? path : rest) {
    const first = text.charCodeAt(offset);
    let inner: number | undefined;
    if (typeof segment === 'string') {
      inner = first === openBrace ? findProperty(text, offset, segment)?.valueOffset : undefined;
    } else {
      inner = first === openBracket ? nth(itemOffsets(text, offset), segment) : undefined;
    }
    if (inner === undefined) break;
    offset = inner;
  }
  const first = text.charCodeAt(offset);
  return first === openBrace || first === openBracket ? { offset, length: 1 } : valueAt(text, offset);
}

function nth(offsets: Iterable<number>, index: number): number | undefined {
  let n = 0;
  for (const offset of offsets) if (n++ === index) return offset;
  return undefined;
}
