import { isDeepStrictEqual } from 'node:util';
import type { Authentication, BackupSet } from '../../core/backupSets/backupSet';
import { authenticationOf } from './authenticationOf';
import { type EntryList, entryOffsets } from './entries';
import { maxBytes } from '../jsonc/fileSize';
import { type Span, findProperty, textAt, valueAt } from '../jsonc/scan';
import { type DecodeFault, parse } from '../jsonc/parse';
import { editObject } from '../jsonc/editObject';
import type { Layout } from '../jsonc/objectStyle';
import { checkPart, isObject } from './schema';
import { type Splice, indentAt, splicedBytes, startOfLine, startOfOwnLine } from '../jsonc/splices';
import type { WantedObject } from '../jsonc/wantedValue';
import { recordKeys } from './recordKeys';

/** What to do with one entry: bring its record to `authentication`, or put back what an earlier edit replaced. */
export type EntryChange = { readonly id: string } & WantedRecord;

type WantedRecord = { readonly authentication: Authentication } | { readonly formerText: string };

export type EditRefusal =
  | DecodeFault
  /** Not JSON, or not a list of backup sets. */
  | 'broken'
  /** No entry has this id. */
  | 'entryGone'
  /** Several entries have it. */
  | 'duplicateId'
  /** The entry has a problem of its own, so that what an edit would do to it is not sure. */
  | 'entryInvalid'
  /** The new record is not one that the schema admits. */
  | 'recordInvalid';

export type EditResult =
  | {
      readonly kind: 'edited';
      readonly bytes: Uint8Array;
      /** By id, the text that was replaced: as `formerText` it brings every byte back. */
      readonly former: ReadonlyMap<string, string>;
      /** By id, the text that stands in its place. */
      readonly written: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'refused'; readonly reason: EditRefusal; readonly id?: string };

/** An entry that is right but for what a record brings in. */
const plainEntry = { id: 'x', name: 'x', tenant: 'x', account: 'x' };

/**
 * Changes the `authentication` of the entries named, all of them or none. Every byte outside those values stays:
 * byte-order mark, line endings, comments, order, a missing last newline. Inside them unknown properties and
 * comments stay too; a comment within a value that is itself replaced goes with it. Never throws.
 * @param sets those of the entries (`setsOf`): an entry without one has a problem
 */
export function editEntries(
  list: EntryList,
  changes: readonly EntryChange[],
  sets: ReadonlyMap<string, BackupSet>,
): EditResult {
  const { bytes, text, indexes } = list;
  const offsets = entryOffsets(list);
  const records = new NewRecords();
  const splices: Splice[] = [];
  const former = new Map<string, string>();
  const written = new Map<string, string>();
  for (const { id, ...wanted } of changes) {
    const index = indexes.get(id);
    if (index === undefined) return { kind: 'refused', reason: 'entryGone', id };
    if (index === 'repeated' || former.has(id)) return { kind: 'refused', reason: 'duplicateId', id };
    const offset = offsets[index] ?? 0;
    const place = sets.has(id) ? findProperty(text, offset, 'authentication') : undefined;
    if (!place) return { kind: 'refused', reason: 'entryInvalid', id };
    const value = valueAt(text, place.valueOffset);
    const old = textAt(text, value);
    const layout = layoutAt(text, offset, place);
    const record = records.for(wanted, old, layout);
    if (record === undefined) return { kind: 'refused', reason: 'recordInvalid', id };
    splices.push({ ...value, text: record });
    former.set(id, old);
    written.set(id, record);
  }
  const edited = splicedBytes(bytes, text, splices);
  if (edited.length > maxBytes) return { kind: 'refused', reason: 'tooBig' };
  return { kind: 'edited', bytes: edited, former, written };
}

/** A grant that is named already keeps its letters as they are written. */
function wantedOf(authentication: Authentication, old: string): WantedObject {
  const wanted = authenticationOf(authentication);
  const parsed = parse(old);
  const named: unknown = parsed.ok && isObject(parsed.value) ? parsed.value['grant'] : undefined;
  const grant = typeof named === 'string' && named.toLowerCase() === wanted.grant ? named : wanted.grant;
  // Texts, lists of texts and objects of them, as the schema has it.
  return { ...wanted, grant };
}

/** Sets of an account mostly get one record, in the place of the same: it is made, and looked at, once. */
class NewRecords {
  private readonly made = new Map<Authentication | string, Map<string, string>>();

  /** Undefined: it would not be what was asked for. */
  for(wanted: WantedRecord, old: string, layout: Layout): string | undefined {
    const aim = 'formerText' in wanted ? wanted.formerText : wanted.authentication;
    const alike = this.made.get(aim) ?? new Map<string, string>();
    const { eol, indent, unit, mayGrow } = layout;
    const kind = `${old}${eol}${indent}.${unit}${mayGrow}`;
    const record = alike.get(kind) ?? newRecord(old, wanted, layout);
    if (record !== undefined) this.made.set(aim, alike.set(kind, record));
    return record;
  }
}

function newRecord(old: string, wanted: WantedRecord, layout: Layout): string | undefined {
  const text =
    'formerText' in wanted
      ? wanted.formerText
      : editObject(old, 0, wantedOf(wanted.authentication, old), recordKeys, layout);
  const parsed = parse(text);
  // One value and nothing beside it: nothing reaches out of its place, and every other entry is what it was.
  if (!parsed.ok || parsed.duplicateKeys || valueAt(text, 0).length !== text.length) return undefined;
  const authentication = parsed.value;
  if (checkPart('backupSets', [{ ...plainEntry, authentication }])) return undefined;
  const asWanted =
    'formerText' in wanted ||
    isDeepStrictEqual(
      authenticationOf(authentication as Authentication),
      authenticationOf(wanted.authentication),
    );
  return asWanted ? text : undefined;
}

function layoutAt(
  text: string,
  entryOffset: number,
  { keyOffset, valueOffset }: { readonly keyOffset: number; readonly valueOffset: number },
): Layout {
  const value = valueAt(text, valueOffset);
  const ownLine = startOfOwnLine(text, keyOffset);
  // Only where a line ends within the entry: all entries of a file may stand in one line, which no entry looks through.
  const entryIsSpread = hasLineBreak(text.slice(entryOffset, keyOffset));
  const isSpread = entryIsSpread || hasLineBreak(textAt(text, value));
  const indent = isSpread ? indentAt(text, ownLine ?? startOfLine(text, keyOffset)) : '';
  const entryIndent = entryIsSpread ? indentAt(text, startOfLine(text, entryOffset)) : indent;
  const step = indent.startsWith(entryIndent) ? indent.slice(entryIndent.length) : '';
  return {
    eol: lineEnding(text, entryOffset, value),
    indent,
    unit: step || (indent.includes('\t') ? '\t' : '  '),
    mayGrow: entryIsSpread && ownLine !== undefined,
  };
}

function hasLineBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}

/**
 * The ending that new lines get. Where endings are mixed the nearest decides: within the value, else before it. A
 * value without both is on one line with its entry and gets no new lines.
 */
function lineEnding(text: string, entryOffset: number, value: Span): string {
  const within = /\r\n|\n|\r/.exec(textAt(text, value))?.[0];
  const before = /(\r\n|\n|\r)[^\r\n]*$/.exec(text.slice(entryOffset, value.offset));
  return within ?? before?.[1] ?? '\n';
}
