import { isDeepStrictEqual } from 'node:util';
import type { AccountRole, Authentication, Source } from '../../core/backupSets/backupSet';
import type { EditRefusal } from './editEntries';
import { type EntryList, entryListOf, entryOffsets } from './entries';
import { maxBytes } from '../jsonc/fileSize';
import { type Span, afterTrivia, findProperty, textAt, valueAt } from '../jsonc/scan';
import { hasComment, propertiesOf } from '../jsonc/objectProperties';
import { type Style, print, styleOf } from '../jsonc/objectStyle';
import { checkPart, isObject } from './schema';
import { type Splice, indentAt, splicedBytes, startOfLine } from '../jsonc/splices';
import type { WantedValue } from '../jsonc/wantedValue';

/** An entry of `backupSets` as it is to be written. */
export interface NewEntry {
  readonly id: string;
  readonly name: string;
  /** The id of a tenant of the file. */
  readonly tenant: string;
  readonly account: string;
  readonly accountRole: AccountRole;
  readonly sources?: readonly Source[];
  readonly authentication: Pick<Authentication, 'method'>;
}

export type InsertResult =
  | { readonly kind: 'edited'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: EditRefusal; readonly id?: string };

/**
 * Adds entries at the end of `backupSets`, all of them or none, written as the last one there is. Every other byte
 * stays: byte-order mark, line endings, comments (also those behind the last entry, and a trailing comma). Refused
 * with `duplicateId`: the file, or the list of new ones, has the id already. Never throws.
 */
export function insertEntries(bytes: Uint8Array, added: readonly NewEntry[]): InsertResult {
  const list = entryListOf(bytes);
  if (typeof list === 'string') return { kind: 'refused', reason: list };
  const { indexes } = list;
  const ids = new Set(indexes.keys());
  for (const entry of added) {
    const { id } = entry;
    if (ids.has(id)) return { kind: 'refused', reason: 'duplicateId', id };
    if (checkPart('backupSets', [entry])) return { kind: 'refused', reason: 'recordInvalid', id };
    ids.add(id);
  }
  const edited =
    added.length === 0 ? list.bytes : splicedBytes(list.bytes, list.text, splicesFor(list, added));
  if (edited.length > maxBytes) return { kind: 'refused', reason: 'tooBig' };
  if (!isAsWanted(list, edited, added)) return { kind: 'refused', reason: 'recordInvalid' };
  return { kind: 'edited', bytes: edited };
}

/** The ids of all entries, of those with problems too. Empty for what is no list of backup sets. */
export function idsIn(bytes: Uint8Array): ReadonlySet<string> {
  const list = entryListOf(bytes);
  return new Set(typeof list === 'string' ? [] : list.indexes.keys());
}

function splicesFor(file: EntryList, added: readonly NewEntry[]): Splice[] {
  const { text } = file;
  const list = listPlace(file);
  const items = entryOffsets(file);
  const lastOffset = items.at(-1);
  const last = lastOffset === undefined ? undefined : valueAt(text, lastOffset);
  const lastEnd = last ? last.offset + last.length : list.offset + 1;
  const next = afterTrivia(text, lastEnd);
  const hasComma = last !== undefined && text[next] === ',';
  const from = hasComma ? next + 1 : lastEnd;
  const end = list.offset + list.length - 1;
  const tail = text.slice(from, end);
  // What is said behind the last entry belongs to it: new ones come after it.
  const comments = tail.trimEnd();
  const layout = layoutOf(text, list, items);
  const written = added.map((entry) => layout.separator + entryText(entry, layout.style));
  const closing = /[\r\n]/.test(tail.slice(comments.length)) ? '' : layout.closing;
  const addition: Splice = {
    offset: from + comments.length,
    length: 0,
    text: written.join(',') + (hasComma ? ',' : '') + closing,
  };
  const needsComma = last !== undefined && !hasComma;
  return needsComma ? [{ offset: lastEnd, length: 0, text: ',' }, addition] : [addition];
}

/** How an object is written shows in its first two properties. */
const shownByFirst = 2;

interface ListLayout {
  readonly style: Style;
  /** White space before each new entry. */
  readonly separator: string;
  /** White space between the last new entry and the bracket, where the list has none there of its own. */
  readonly closing: string;
}

function listPlace({ text }: EntryList): Span {
  const list = findProperty(text, afterTrivia(text, 0), 'backupSets');
  if (!list) throw new Error('No list in a text whose entries were read before.');
  return valueAt(text, list.valueOffset);
}

function layoutOf(text: string, list: Span, items: readonly number[]): ListLayout {
  const inner = textAt(text, list);
  const example = items.findLast((offset) => text[offset] === '{');
  const base = indentOfLine(text, list.offset);
  const unit = unitOf(text, base, items[0]);
  const eol = /\r\n|\n|\r/.exec(inner)?.[0] ?? /(\r\n|\n|\r)[^\r\n]*$/.exec(text.slice(0, list.offset))?.[1];
  const spread =
    /[\r\n]/.test(inner) || (items.length === 0 && (eol !== undefined || hasComment(inner.slice(1, -1))));
  const lineEnd = eol ?? '\n';
  const itemIndent =
    items[0] !== undefined && /[\r\n]/.test(inner) ? indentOfLine(text, items[0]) : base + unit;
  const exampleText = example === undefined ? undefined : textAt(text, valueAt(text, example));
  const isMultiline = exampleText === undefined ? spread : /[\r\n]/.test(exampleText);
  const style = styleOf(
    exampleText === undefined ? [] : propertiesOf(exampleText, 0, shownByFirst).properties,
    {
      eol: lineEnd,
      unit,
      indent: itemIndent,
      mayGrow: false,
      isMultiline,
    },
  );
  const space = style.colon.endsWith(':') ? '' : ' ';
  return {
    style: { ...style, indent: itemIndent, padding: example === undefined ? space : style.padding },
    separator: spread ? lineEnd + itemIndent : items.length > 0 ? space : '',
    closing: spread ? lineEnd + base : '',
  };
}

function indentOfLine(text: string, offset: number): string {
  return indentAt(text, startOfLine(text, offset));
}

function unitOf(text: string, base: string, first: number | undefined): string {
  const item = first === undefined ? '' : indentOfLine(text, first);
  if (item.length > base.length && item.startsWith(base)) return item.slice(base.length);
  return base === '' ? '  ' : base;
}

/** An entry written as others are: its properties in lines or in one, the values in one line each. */
function entryText(entry: NewEntry, style: Style): string {
  const { eol, unit, indent, isMultiline, colon, padding } = style;
  const space = colon.endsWith(':') ? '' : ' ';
  const inOneLine = {
    ...style,
    isMultiline: false,
    padding: isMultiline ? space : padding,
    separator: space,
  };
  const properties = keys.flatMap((key) => {
    const value: WantedValue | undefined = entry[key];
    return value === undefined ? [] : [`${JSON.stringify(key)}${colon}${print(value, inOneLine)}`];
  });
  return isMultiline
    ? `{${properties.map((each) => eol + indent + unit + each).join(',')}${eol}${indent}}`
    : `{${padding}${properties.join(`,${space}`)}${padding}}`;
}

/** The properties of an entry, in their order. */
const keys = ['id', 'name', 'tenant', 'account', 'accountRole', 'sources', 'authentication'] as const;

/** Nothing but the new entries came in. Those that were there are compared as they were read: `-0` and `1e400`, too. */
function isAsWanted({ json, entries }: EntryList, edited: Uint8Array, added: readonly NewEntry[]): boolean {
  const after = entryListOf(edited);
  const wanted = JSON.parse(JSON.stringify(added)) as readonly unknown[];
  return (
    typeof after !== 'string' &&
    isObject(json.value) &&
    isDeepStrictEqual(after.json.value, { ...json.value, backupSets: [...entries, ...wanted] })
  );
}
