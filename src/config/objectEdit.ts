import { isDeepStrictEqual } from 'node:util';
import { type Node, getNodeValue } from 'jsonc-parser';
import { type Property, hasComment, propertiesOf } from './objectProperties';
import { type Layout, type Style, print, styleOf } from './objectStyle';

/**
 * The keys of an object that an edit may touch, in the order in which new ones are added; an object in it has
 * keys of its own.
 */
export interface KnownKeys {
  readonly [key: string]: KnownKeys | true;
}
export type WantedValue = string | readonly string[] | WantedObject;
export interface WantedObject {
  readonly [key: string]: WantedValue | undefined;
}

/**
 * The text of an object after its known keys were brought to `wanted`; a known key that `wanted` does not have
 * goes. What is equal already, every unknown property, the comments between properties, and the order stay.
 */
export function editObject(
  text: string,
  node: Node,
  wanted: WantedObject,
  known: KnownKeys,
  layout: Layout,
): string {
  const { properties, tail } = propertiesOf(text, node);
  const kept = properties.filter(({ key }) => !Object.hasOwn(known, key) || wanted[key] !== undefined);
  const addedKeys = Object.keys(known).filter(
    (key) => wanted[key] !== undefined && !properties.some((property) => property.key === key),
  );
  const grows =
    layout.mayGrow && addedKeys.length > 0 && fitsOneLine(text, node) && !commented(properties, tail);
  const style = styleOf(properties, { ...layout, isMultiline: grows || !fitsOneLine(text, node) });
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
    if (!kept.includes(property)) return hasComment(before + beforeComma) ? before + beforeComma : '';
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
  if (keys !== true && isWantedObject(target) && value.type === 'object') {
    return editObject(text, value, target, keys, { ...style, mayGrow: false });
  }
  return isDeepStrictEqual(getNodeValue(value), target) ? raw : print(target, style);
}

function isWantedObject(value: WantedValue): value is WantedObject {
  return typeof value === 'object' && !Array.isArray(value);
}

function fitsOneLine(text: string, { offset, length }: Node): boolean {
  return !/[\r\n]/.test(text.slice(offset, offset + length));
}

function commented(properties: readonly Property[], tail: string): boolean {
  return hasComment(tail) || properties.some(({ before, beforeComma }) => hasComment(before + beforeComma));
}
