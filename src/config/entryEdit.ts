import { isDeepStrictEqual } from 'node:util';
import { type Node, findNodeAtLocation } from 'jsonc-parser';
import type { Authentication } from '../core/backupSet';
import { authenticationOf } from './buildSets';
import { type DecodeFault, decode, encode, parse } from './jsonText';
import { duplicateKeys, treeOf } from './jsonTree';
import { type KnownKeys, type WantedObject, editObject } from './objectEdit';
import type { Layout } from './objectStyle';
import { checkPart, checkShape, isObject } from './schemaProblem';
import { type Splice, indentAt, spliced, startOfLine } from './splices';

/** What to do with one entry: bring its record to `authentication`, or put back what an earlier edit replaced. */
export type EntryChange =
  | { readonly id: string; readonly authentication: Authentication }
  | { readonly id: string; readonly formerText: string };

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

/** What Save may write into `authentication`, in its order. */
const recordKeys: KnownKeys = {
  method: true,
  grant: true,
  authorizedBy: { name: true, objectId: true, tenantId: true },
  authorizedAt: true,
  role: true,
  edition: true,
  acknowledged: true,
  applied: { by: true, at: true },
};

/**
 * Changes the `authentication` of the entries named, all of them or none. Every byte outside those values stays:
 * byte-order mark, line endings, comments, order, a missing last newline. Inside them unknown properties and
 * comments stay too; a comment within a value that is itself replaced goes with it. Never throws.
 */
export function editEntries(bytes: Uint8Array, changes: readonly EntryChange[]): EditResult {
  const decoded = decode(bytes);
  if (!decoded.ok) return { kind: 'refused', reason: decoded.fault };
  const { text } = decoded;
  const entries = entriesOf(text);
  if (!entries) return { kind: 'refused', reason: 'broken' };
  const list = findNodeAtLocation(treeOf(text), ['backupSets'])?.children ?? [];
  const indexes = indexesById(entries);
  const splices: Splice[] = [];
  const former = new Map<string, string>();
  const written = new Map<string, string>();
  for (const change of changes) {
    const { id } = change;
    const [index, ...others] = indexes.get(id) ?? [];
    if (index === undefined) return { kind: 'refused', reason: 'entryGone', id };
    if (others.length > 0 || former.has(id)) return { kind: 'refused', reason: 'duplicateId', id };
    const entry = list[index];
    const value = entry && findNodeAtLocation(entry, ['authentication']);
    if (!value || !isSound(entry, entries[index])) return { kind: 'refused', reason: 'entryInvalid', id };
    if ('formerText' in change && !isOneObject(change.formerText)) {
      return { kind: 'refused', reason: 'recordInvalid', id };
    }
    const replacement =
      'formerText' in change
        ? change.formerText
        : editObject(text, value, wantedOf(change.authentication), recordKeys, layoutAt(text, entry, value));
    splices.push({ offset: value.offset, length: value.length, text: replacement });
    former.set(id, text.slice(value.offset, value.offset + value.length));
    written.set(id, replacement);
  }
  const edited = spliced(text, splices);
  const wrong = firstWrong(entries, entriesOf(edited), changes, indexes);
  if (wrong !== undefined) return { kind: 'refused', reason: 'recordInvalid', id: wrong };
  return { kind: 'edited', bytes: encode(edited, decoded.byteOrderMark), former, written };
}

/** Undefined: not a list of backup sets, or not an unambiguous one. */
export function entriesOf(text: string): readonly unknown[] | undefined {
  const parsed = parse(text);
  if (!parsed.ok || checkShape(parsed.value) || !isObject(parsed.value)) return undefined;
  if (parsed.duplicateKeys && duplicateKeys(treeOf(text)).some(({ path }) => path.length === 0))
    return undefined;
  const list = parsed.value['backupSets'];
  return Array.isArray(list) ? list : undefined;
}

/** By id (undefined: it has none), where in the list the entries with it stand. */
export function indexesById(entries: readonly unknown[]): Map<unknown, number[]> {
  const indexes = new Map<unknown, number[]>();
  entries.forEach((entry, index) => {
    const id = isObject(entry) ? entry['id'] : undefined;
    const sameId = indexes.get(id);
    if (sameId) sameId.push(index);
    else indexes.set(id, [index]);
  });
  return indexes;
}

function isSound(node: Node, entry: unknown): boolean {
  return checkPart('backupSets', [entry]) === undefined && duplicateKeys(node).length === 0;
}

function wantedOf(authentication: Authentication): WantedObject {
  const { authorizedBy, applied, ...rest } = authenticationOf(authentication);
  return {
    ...rest,
    ...(authorizedBy ? { authorizedBy: { ...authorizedBy } } : {}),
    ...(applied ? { applied: { ...applied } } : {}),
  };
}

/** Nothing beside one object, so that nothing can reach out of its place. */
function isOneObject(text: string): boolean {
  if (!parse(text).ok) return false;
  const { type, offset, length } = treeOf(text);
  return type === 'object' && offset === 0 && length === text.length;
}

function layoutAt(text: string, entry: Node, value: Node): Layout {
  const keyOffset = value.parent?.offset ?? value.offset;
  const lineStart = startOfLine(text, keyOffset);
  const indent = indentAt(text, lineStart);
  const entryIndent = indentAt(text, startOfLine(text, entry.offset));
  const step = indent.startsWith(entryIndent) ? indent.slice(entryIndent.length) : '';
  return {
    eol: lineEnding(text, entry, value),
    indent,
    unit: step || (indent.includes('\t') ? '\t' : '  '),
    mayGrow: lineStart + indent.length === keyOffset,
  };
}

/**
 * The ending that new lines get. Where endings are mixed the nearest decides: within the value, else before it. A
 * value without both is on one line with its entry and gets no new lines.
 */
function lineEnding(text: string, entry: Node, value: Node): string {
  const within = /\r\n|\n|\r/.exec(text.slice(value.offset, value.offset + value.length))?.[0];
  const before = text
    .slice(entry.offset, value.offset)
    .match(/\r\n|\n|\r/g)
    ?.at(-1);
  return within ?? before ?? '\n';
}

/** The id of a change that did not come out as it was asked for; every other entry must be what it was. */
function firstWrong(
  before: readonly unknown[],
  after: readonly unknown[] | undefined,
  changes: readonly EntryChange[],
  indexes: ReadonlyMap<unknown, readonly number[]>,
): string | undefined {
  const changed = new Map(changes.map((change) => [indexes.get(change.id)?.[0], change]));
  for (const [index, entry] of before.entries()) {
    const change = changed.get(index);
    const now = after?.[index];
    if (!change) {
      if (!isDeepStrictEqual(now, entry)) return changes[0]?.id;
      continue;
    }
    if (checkPart('backupSets', [now]) || !isObject(now) || !isObject(entry)) return change.id;
    const authentication = undefined;
    if (!isDeepStrictEqual({ ...now, authentication }, { ...entry, authentication })) return change.id;
    if ('formerText' in change) continue;
    const record = authenticationOf(now['authentication'] as Authentication);
    if (!isDeepStrictEqual(record, authenticationOf(change.authentication))) return change.id;
  }
  return undefined;
}
