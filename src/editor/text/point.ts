import { type JSONPath, type Node, getLocation } from 'jsonc-parser';
import type { Span } from '../../estate/jsonc/scan';
import type { Entry, FileIndex, Part } from './fileIndex';

/** A text that can be asked for by pieces: a document of megabytes isn't put together for one of them. */
export interface TextSource {
  readonly length: number;
  slice(start: number, end: number): string;
}

/** Where an offset is in a file. */
export interface Point {
  /** The list that it is in. */
  readonly part: Part | undefined;
  /** The entry that it is in. */
  readonly entry: Entry | undefined;
  /** From the entry, or else from the root. */
  readonly path: JSONPath;
  /** It is in the name of a property, or where one would be. */
  readonly isKey: boolean;
  /** The string, number or word that it is in or behind. */
  readonly token: (Span & { readonly value: unknown }) | undefined;
  /** What is around it, and where in the file that begins: the entry, or the text before and behind the cursor. */
  readonly around: string;
  readonly start: number;
}

/** How far a gap between entries is looked at. */
const gap = 2_000;

export function pointAt(index: FileIndex, source: TextSource, offset: number): Point {
  const entry = entryAt(index, offset);
  if (entry) {
    const around = source.slice(entry.offset, entry.offset + entry.length);
    return { part: entry.part, entry, ...locate(around, offset, entry.offset) };
  }
  const part = (['tenants', 'backupSets'] as const).find((one) => isWithin(index.lists[one], offset));
  if (part) {
    const start = Math.max(index.lists[part]?.offset ?? 0, offset - gap);
    const around = source.slice(start, Math.min(source.length, offset + gap));
    return { part, entry: undefined, path: [], isKey: false, token: undefined, around, start };
  }
  const { text, moved } = skeleton(index, source, offset);
  return { part: undefined, entry: undefined, ...locate(text, offset - moved, 0, moved) };
}

/** @param start where the text begins in the file; `moved`: what was left out before it */
function locate(text: string, offset: number, start: number, moved = 0): Omit<Point, 'part' | 'entry'> {
  const { path, previousNode, isAtPropertyKey } = getLocation(text, offset - start);
  return {
    path,
    isKey: isAtPropertyKey,
    token: previousNode && placed(previousNode, start + moved),
    around: text,
    start: start + moved,
  };
}

function placed({ offset, length, value }: Node, start: number): Point['token'] {
  return { offset: offset + start, length, value: value as unknown };
}

function entryAt({ entries }: FileIndex, offset: number): Entry | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (!entry || entry.offset >= offset) high = middle;
    else low = middle + 1;
  }
  const entry = entries[low - 1];
  return isWithin(entry, offset) ? entry : undefined;
}

/** Behind its first bracket, and before the last one is passed. */
function isWithin(place: Span | undefined, offset: number): boolean {
  return place !== undefined && place.offset < offset && offset < place.offset + place.length;
}

/** The file without what its lists hold. */
function skeleton(
  { lists }: FileIndex,
  source: TextSource,
  offset: number,
): { readonly text: string; readonly moved: number } {
  let [text, at, moved] = ['', 0, 0];
  for (const list of Object.values(lists).toSorted((a, b) => a.offset - b.offset)) {
    const end = list.offset + list.length - 1;
    text += source.slice(at, list.offset + 1);
    if (end < offset) moved += end - list.offset - 1;
    at = end;
  }
  return { text: text + source.slice(at, source.length), moved };
}
