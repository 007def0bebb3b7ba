import { findNodeAtLocation } from 'jsonc-parser';
import { decode, parse } from './jsonText';
import { treeOf } from './jsonTree';
import { editObject } from './objectEdit';

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
  const decoded = decode(bytes);
  if (!decoded.ok || !parse(decoded.text).ok) return texts;
  const { text } = decoded;
  const repeated = new Set<string>();
  for (const entry of findNodeAtLocation(treeOf(text), ['backupSets'])?.children ?? []) {
    if (entry.type !== 'object') continue;
    const id: unknown = findNodeAtLocation(entry, ['id'])?.value;
    const value = findNodeAtLocation(entry, ['authentication']);
    if (typeof id !== 'string' || value?.type !== 'object') continue;
    if (texts.has(id)) repeated.add(id);
    const start = entry.offset - indentBefore(text, entry.offset).length;
    const before = text.slice(start, value.offset);
    const behind = text.slice(value.offset + value.length, entry.offset + entry.length);
    const authentication = text.slice(value.offset, value.offset + value.length);
    const whole = (record: string) => unindented(before + record + behind);
    texts.set(id, { entry: whole(authentication), authentication, with: whole });
  }
  for (const id of repeated) texts.delete(id);
  return texts;
}

/** The text of a record without the engineer's statement that the product was told. */
export function withoutApplied(record: string): string {
  if (!parse(record).ok) return record;
  const layout = { eol: '\n', indent: '', unit: '  ', mayGrow: false };
  return editObject(record, treeOf(record), {}, { applied: true }, layout);
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
