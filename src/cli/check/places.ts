import type { TextRange } from '../../core/backupSets/fileProblem';
import { type EntryList, entryListOf } from '../../estate/file/entries';
import { positionsOf } from '../../estate/file/textLines';
import { placeOfPath } from '../../estate/jsonc/place';
import type { EstateFile } from '../files/estateFiles';
import { atStart } from './finding';

/** A value within the entry of a set. */
export interface PlacedPath {
  /** Id of the set. */
  readonly id: string;
  readonly path: readonly string[];
}

/** Where each stands in the file, in its order; the beginning of the file if no single entry is meant. */
export function rangesOf({ bytes }: EstateFile, paths: readonly PlacedPath[]): readonly TextRange[] {
  const list = bytes && paths.length > 0 ? entryListOf(bytes) : undefined;
  if (typeof list !== 'object') return paths.map(() => atStart);
  const places = paths.map((one) => placeIn(list, one));
  const offsets = places.flatMap((place) => (place ? [place.offset, place.offset + place.length] : []));
  const positions = positionsOf(list.text, offsets);
  return places.map((place) => {
    const from = place && positions.get(place.offset);
    const to = place && positions.get(place.offset + place.length);
    return from && to ? { start: from, end: to } : atStart;
  });
}

function placeIn({ text, json, indexes }: EntryList, { id, path }: PlacedPath) {
  const index = indexes.get(id);
  return typeof index === 'number'
    ? placeOfPath(text, ['backupSets', index, ...path], json.items)
    : undefined;
}
