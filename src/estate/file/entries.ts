import type { BackupSet } from '../../core/backupSets/backupSet';
import { entryLists, readBackupSetsText } from './readFile';
import { buildSets } from './buildSets';
import { Findings } from '../findings/findings';
import { type DecodeFault, type Parsed, decode, parse } from '../jsonc/parse';
import { walk } from '../jsonc/walk';
import { checkShape, isObject, isRightPart } from './schema';

/** A file that lists backup sets: read once for everything that one edit has to know. */
export interface EntryList {
  readonly bytes: Uint8Array;
  /** Without the byte-order mark. */
  readonly text: string;
  readonly json: Extract<Parsed, { ok: true }>;
  /** What stands in `backupSets`, entries with problems too. */
  readonly entries: readonly unknown[];
  /** By id, where in the list its entry stands; `repeated`: several have it. */
  readonly indexes: ReadonlyMap<string, number | 'repeated'>;
}

/** `broken`: not JSON, not a list of backup sets, or not an unambiguous one. */
export function entryListOf(bytes: Uint8Array): EntryList | DecodeFault | 'broken' {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded.fault;
  const { text } = decoded;
  const json = parse(text, entryLists);
  if (!json.ok || checkShape(json.value) || !isObject(json.value)) return 'broken';
  if (json.duplicateKeys && repeatsItself(text)) return 'broken';
  const entries = json.value['backupSets'];
  return Array.isArray(entries) ? { bytes, text, json, entries, indexes: indexesOf(entries) } : 'broken';
}

/** The root object names a key twice. */
function repeatsItself(text: string): boolean {
  let found = false;
  walk(text, { property: ({ isRepeated, depth }) => (found ||= isRepeated && depth === 1) });
  return found;
}

/** Where each entry begins. */
export function entryOffsets({ json }: EntryList): readonly number[] {
  return json.items.get('backupSets') ?? [];
}

function indexesOf(entries: readonly unknown[]): Map<string, number | 'repeated'> {
  const indexes = new Map<string, number | 'repeated'>();
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    const id = isObject(entry) ? entry['id'] : undefined;
    if (typeof id === 'string') indexes.set(id, indexes.has(id) ? 'repeated' : index);
  }
  return indexes;
}

/** The sets of these entries as the file says them now, by id; an entry with a problem has none. */
export function setsOf(file: string, list: EntryList, ids: readonly string[]): Map<string, BackupSet> {
  const sets = list.json.duplicateKeys ? allSets(file, list) : chosenSets(file, list, ids);
  return new Map(sets.map((set) => [set.id, set]));
}

/** Of ten thousand entries, only those that are asked for are checked. */
function chosenSets(
  file: string,
  { json: { value }, entries, indexes }: EntryList,
  ids: readonly string[],
): readonly BackupSet[] {
  const chosen = ids.map((id) => indexes.get(id)).filter((index) => typeof index === 'number');
  const root = { ...(value as object), backupSets: chosen.map((index) => entries[index]) };
  return buildSets(file, root, (part, _, value) => isRightPart(part, value), new Findings()).sets;
}

function allSets(file: string, { text }: EntryList): readonly BackupSet[] {
  const read = readBackupSetsText(file, text);
  return read.kind === 'read' ? read.sets : [];
}
