import { type Node, findNodeAtOffset, parseTree } from 'jsonc-parser';
import { editObject } from '../../estate/jsonc/editObject';
import { parse } from '../../estate/jsonc/parse';
import type { Splice } from '../../estate/jsonc/splices';
import type { FileIndex } from './fileIndex';
import type { Point, TextSource } from './point';

/** The value, or the name of a property, at a point, with all that's around it there. */
export function nodeAt({ around, start }: Point, offset: number): Node | undefined {
  if (!parse(around).ok) return undefined;
  const root = parseTree(around, [], { allowTrailingComma: true });
  return root && findNodeAtOffset(root, offset - start);
}

/** The property whose name or value this is. */
export function propertyOf(node: Node | undefined): { readonly key: Node; readonly value: Node } | undefined {
  const property = node?.type === 'property' ? node : node?.parent;
  const [key, value] = property?.type === 'property' ? (property.children ?? []) : [];
  return key && value && { key, value };
}

/** Takes a property out of its object, with its comma and its line; comments stay. */
export function withoutProperty({ around, start }: Point, key: Node): Splice[] {
  const object = key.parent?.parent;
  if (object?.type !== 'object') return [];
  const layout = { eol: '\n', indent: '', unit: '  ', mayGrow: false };
  const edited = editObject(around, object.offset, {}, { [String(key.value)]: true }, layout);
  const old = around.slice(object.offset, object.offset + object.length);
  return [difference(old, edited, object.offset + start)];
}

/** What differs of two texts, and nothing beside it. */
function difference(before: string, after: string, start: number): Splice {
  const most = Math.min(before.length, after.length);
  let [same, behind] = [0, 0];
  while (same < most && before[same] === after[same]) same++;
  while (behind < most - same && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  return {
    offset: start + same,
    length: before.length - same - behind,
    text: after.slice(same, after.length - behind),
  };
}

/** Adds a tenant behind the last one, written as that is; or the list of them before the one of the backup sets. */
export function addedTenant(
  index: FileIndex,
  source: TextSource,
  tenant: Readonly<Record<string, string>>,
): Splice[] {
  const { tenants, backupSets } = index.lists;
  const last = index.entries.findLast(({ part }) => part === 'tenants');
  if (tenants && last) {
    const end = last.offset + last.length;
    const example = source.slice(last.offset, end);
    const line = lineBefore(source, last.offset);
    const tail = source.slice(end, tenants.offset + tenants.length - 1);
    const hasComma = tail.trimStart().startsWith(',');
    const at = hasComma ? end + tail.indexOf(',') + 1 : end;
    const text = `${line ?? ' '}${written(tenant, example, line ?? '')}`;
    return [{ offset: at, length: 0, text: hasComma ? `${text},` : `,${text}` }];
  }
  if (tenants) {
    const text = `\n    ${written(tenant, '', '')}\n  `;
    return [{ offset: tenants.offset + 1, length: 0, text }];
  }
  if (!backupSets) return [];
  const from = Math.max(0, backupSets.offset - 200);
  const key = source.slice(from, backupSets.offset).lastIndexOf('"backupSets"');
  if (key < 0) return [];
  const text = `"tenants": [\n    ${written(tenant, '', '')}\n  ],\n  `;
  return [{ offset: from + key, length: 0, text }];
}

/** Line break and indentation before an offset, if nothing else is in its line. */
function lineBefore(source: TextSource, offset: number): string | undefined {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(source.slice(Math.max(0, offset - 200), offset))?.[0];
}

function written(tenant: Readonly<Record<string, string>>, example: string, line: string): string {
  const properties = Object.entries(tenant).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const inner = /(?:\r\n|\n|\r)[ \t]*(?=")/.exec(example)?.[0];
  return inner === undefined
    ? `{ ${properties.join(', ')} }`
    : `{${properties.map((each) => inner + each).join(',')}${line}}`;
}
