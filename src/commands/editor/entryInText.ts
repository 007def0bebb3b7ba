import {
  type Span,
  afterTrivia,
  findProperty,
  itemOffsets,
  openBrace,
  openBracket,
  textAt,
  unquoted,
  valueAt,
} from '../../estate/jsonc/scan';

/**
 * The id of the set whose entry stands at `offset`, in UTF-16 code units. The text may be half typed: what comes
 * behind the place does not matter.
 */
export function idAt(text: string, offset: number): string | undefined {
  for (const at of entries(text)) {
    if (at > offset) return undefined;
    if (offset < at + valueAt(text, at).length) return idOf(text, at);
  }
  return undefined;
}

/** Where the first entry with this id stands. */
export function placeOf(text: string, id: string): Span | undefined {
  for (const at of entries(text)) if (idOf(text, at) === id) return valueAt(text, at);
  return undefined;
}

/** Where the entry at this place in the list stands, from 0. */
export function placeAt(text: string, index: number): Span | undefined {
  let left = index;
  for (const at of entries(text)) if (left-- === 0) return valueAt(text, at);
  return undefined;
}

function entries(text: string): Iterable<number> {
  const root = afterTrivia(text, 0);
  const list = text.charCodeAt(root) === openBrace ? findProperty(text, root, 'backupSets') : undefined;
  return list && text.charCodeAt(list.valueOffset) === openBracket ? itemOffsets(text, list.valueOffset) : [];
}

function idOf(text: string, entry: number): string | undefined {
  const place = text.charCodeAt(entry) === openBrace ? findProperty(text, entry, 'id') : undefined;
  const id = place && textAt(text, valueAt(text, place.valueOffset));
  return id?.startsWith('"') ? unquoted(id) : undefined;
}
