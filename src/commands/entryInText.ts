import { findNodeAtLocation, getLocation, parseTree, type Node } from 'jsonc-parser';

/** Where an entry of `backupSets` stands in the text, in UTF-16 code units. */
export interface EntryPlace {
  readonly offset: number;
  readonly length: number;
}

/** The id of the set whose entry stands at `offset`. */
export function idAt(text: string, offset: number): string | undefined {
  const [list, index] = getLocation(text, offset).path;
  if (list !== 'backupSets' || typeof index !== 'number') return undefined;
  const entry = entries(text)[index];
  return entry && idOf(entry);
}

/** The first entry with this id. */
export function placeOf(text: string, id: string): EntryPlace | undefined {
  const entry = entries(text).find((node) => idOf(node) === id);
  return entry && { offset: entry.offset, length: entry.length };
}

function entries(text: string): readonly Node[] {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  return (tree && findNodeAtLocation(tree, ['backupSets'])?.children) ?? [];
}

function idOf(entry: Node): string | undefined {
  const id: unknown = entry.type === 'object' ? findNodeAtLocation(entry, ['id'])?.value : undefined;
  return typeof id === 'string' ? id : undefined;
}
