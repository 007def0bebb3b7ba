/** The value of a key, and since when, in milliseconds since 1970. `undefined`: it was taken out then. */
export interface Entry {
  readonly at: number;
  readonly value: unknown;
}
export type Entries = ReadonlyMap<string, Entry>;

/** In characters of JSON. */
const longestValue = 256 * 1024;
const longestInAll = 32 * 1024 * 1024;
const mostEntries = 100_000;

const version = 1;

/** A value that is too long is not kept, and neither is the one that it should replace. */
export function bounded(value: unknown): unknown {
  return lengthOf(value) > longestValue ? undefined : value;
}

function lengthOf(value: unknown): number {
  return textOf(value).length;
}

function textOf(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}

export function entriesText(entries: Entries): string {
  const rows = [...entries].map(([key, { at, value }]) =>
    value === undefined ? [key, at] : [key, at, value],
  );
  return JSON.stringify({ version, entries: rows });
}

/** What another window, or another version, wrote: whatever has not our form is left out. */
export function parseEntries(text: string): Entries {
  const entries = new Map<string, Entry>();
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return entries;
  }
  if (typeof content !== 'object' || content === null || !('entries' in content)) return entries;
  if (!('version' in content) || content.version !== version || !Array.isArray(content.entries))
    return entries;
  for (const row of content.entries as readonly unknown[]) {
    if (!Array.isArray(row)) continue;
    const [key, at, value] = row as readonly unknown[];
    if (typeof key === 'string' && typeof at === 'number') entries.set(key, { at, value });
  }
  return entries;
}

/** The youngest entry of each key. */
export function merged(all: readonly Entries[]): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entries of all) {
    for (const [key, entry] of entries) {
      const other = found.get(key);
      if (!other || isYounger(entry, other)) found.set(key, entry);
    }
  }
  return found;
}

/** Of the same moment, one and the same counts in every window. */
function isYounger(a: Entry, b: Entry): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return textOf(a.value) > textOf(b.value);
}

/**
 * All entries that there are, without what there is too much of: of too many the oldest go, and what was taken out
 * before `takenOut` (milliseconds since 1970) leaves no trace.
 */
export function pruned(entries: Entries, takenOut: number): Entries {
  const kept = new Map<string, Entry>();
  let length = 0;
  for (const [key, entry] of [...entries].sort(([, a], [, b]) => b.at - a.at)) {
    if (entry.value === undefined && entry.at < takenOut) continue;
    length += key.length + lengthOf(entry.value);
    if (kept.size === mostEntries || length > longestInAll) break;
    kept.set(key, entry);
  }
  return kept;
}
