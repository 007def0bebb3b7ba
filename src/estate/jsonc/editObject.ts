import { isDeepStrictEqual } from 'node:util';
import { type Span, openBrace, textAt, valueAt } from './scan';
import { parse } from './parse';
import { type Property, hasComment, propertiesOf } from './objectProperties';
import { type Layout, type Style, print, styleOf } from './objectStyle';
import type { KnownKeys, WantedValue, WantedObject } from './wantedValue';

/**
 * The text of an object after its known keys were brought to `wanted`; a known key that `wanted` does not have
 * goes. What is equal already, every unknown property, the comments between properties, and the order stay.
 * @param text one that `parse` found right, in which the object begins at `offset`
 */
export function editObject(
  text: string,
  offset: number,
  wanted: WantedObject,
  known: KnownKeys,
  layout: Layout,
): string {
  const { properties, tail } = propertiesOf(text, offset);
  const there = new Set(properties.map(({ key }) => key));
  const isKept = ({ key }: Property) => !Object.hasOwn(known, key) || wanted[key] !== undefined;
  const kept = properties.filter(isKept);
  const addedKeys = Object.keys(known).filter((key) => wanted[key] !== undefined && !there.has(key));
  const isOneLine = fitsOneLine(text, valueAt(text, offset));
  const grows = layout.mayGrow && addedKeys.length > 0 && isOneLine && !commented(properties, tail);
  const style = styleOf(properties, { ...layout, isMultiline: grows || !isOneLine });
  const added = addedKeys.map(
    (key) => `${JSON.stringify(key)}${style.colon}${print(wanted[key] ?? '', style)}`,
  );
  const textOf = (property: Property): string =>
    property.keyText + property.colon + valueText(text, property, wanted, known, { ...layout, ...style });

  if (grows) {
    const all = [...kept.map(textOf), ...added].map((each) => style.separator + each);
    return `{${all.join(',')}${layout.eol}${layout.indent}}`;
  }
  const endsWithComma = properties.at(-1)?.hasComma ?? false;
  const last = added.length > 0 ? undefined : kept.at(-1);
  const parts = properties.map((property) => {
    const { before, beforeComma, hasComma } = property;
    if (!isKept(property)) return hasComment(before + beforeComma) ? before + beforeComma : '';
    const comma = property === last && !endsWithComma ? '' : ',';
    return before + textOf(property) + (hasComma ? beforeComma + comma : comma);
  });
  const comments = tail.trimEnd();
  const additions = added.map((each) => style.separator + each).join(',');
  const lastComma = additions && endsWithComma ? ',' : '';
  return `{${parts.join('')}${comments}${additions}${lastComma}${tail.slice(comments.length)}}`;
}

/** A value that is equal already keeps its very text, an object its unknown properties. */
function valueText(
  text: string,
  { key, value, valueText: raw }: Property,
  wanted: WantedObject,
  known: KnownKeys,
  style: Style & Layout,
): string {
  const keys = Object.hasOwn(known, key) ? known[key] : undefined;
  const target = wanted[key];
  if (keys === undefined || target === undefined) return raw;
  if (keys !== true && isWantedObject(target) && text.charCodeAt(value.offset) === openBrace) {
    return editObject(text, value.offset, target, keys, { ...style, mayGrow: false });
  }
  const parsed = parse(raw);
  return parsed.ok && isDeepStrictEqual(parsed.value, target) ? raw : print(target, style);
}

function isWantedObject(value: WantedValue): value is WantedObject {
  return typeof value === 'object' && !Array.isArray(value);
}

function fitsOneLine(text: string, object: Span): boolean {
  return !/[\r\n]/.test(textAt(text, object));
}

function commented(properties: readonly Property[], tail: string): boolean {
  return hasComment(tail) || properties.some(({ before, beforeComma }) => hasComment(before + beforeComma));
}
