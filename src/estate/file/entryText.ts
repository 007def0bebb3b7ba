import { entryListOf, entryOffsets } from './entries';
import { findProperty, textAt, valueAt } from '../jsonc/scan';
import { parse } from '../jsonc/parse';
import { editObject } from '../jsonc/editObject';
import { statementKeys } from './recordKeys';

/** The text of one set's entry, as it stands in its file. */
export interface EntryText {
  /** The whole entry, from its first line's indentation on. */
  readonly entry: string;
  /** The value of `authentication`: what an edit replaces. */
  readonly authentication: string;
  /** The whole entry with another text in the place of `authentication`. */
  with(authentication: string): string;
}

/** By id, the entries of a file; one that several entries share is left out. Empty: no list of backup sets. */
export function entryTextsOf(bytes: Uint8Array): ReadonlyMap<string, EntryText> {
  const texts = new Map<string, EntryText>();
  const list = entryListOf(bytes);
  if (typeof list === 'string') return texts;
  const { text, indexes } = list;
  const offsets = entryOffsets(list);
  for (const [id, index] of indexes) {
    const offset = index === 'repeated' ? undefined : offsets[index];
    if (offset === undefined) continue;
    const entry = valueAt(text, offset);
    const record = findProperty(text, offset, 'authentication');
    if (!record || text[record.valueOffset] !== '{') continue;
    const value = valueAt(text, record.valueOffset);
    const start = offset - indentBefore(text, offset).length;
    const before = text.slice(start, value.offset);
    const behind = text.slice(value.offset + value.length, offset + entry.length);
    const authentication = textAt(text, value);
    const whole = (record: string) => unindented(before + record + behind);
    texts.set(id, { entry: whole(authentication), authentication, with: whole });
  }
  return texts;
}

/** The text of a record without what people stated of the backup product, and of what they took back. */
export function withoutStatements(record: string): string {
  if (!parse(record).ok || !record.startsWith('{')) return record;
  const layout = { eol: '\n', indent: '', unit: '  ', mayGrow: false };
  return editObject(record, 0, {}, statementKeys, layout);
}

function indentBefore(text: string, offset: number): string {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return text.slice(start, offset);
}

/** Moved to the left border, for reading. */
function unindented(text: string): string {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}
