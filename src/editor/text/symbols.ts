import type { Span } from '../../estate/jsonc/scan';
import type { Entry, FileIndex, Part } from './fileIndex';

/** A tenant or a set by its name, for outline, breadcrumbs and search. */
export interface EntrySymbol {
  readonly name: string;
  readonly detail: string;
  readonly place: Span;
}

export interface ListSymbol {
  readonly part: Part;
  readonly place: Span;
  readonly entries: readonly EntrySymbol[];
}

/** The lists of a file with their entries, in the order of the text. */
export function symbolsOf({ entries, lists }: FileIndex): readonly ListSymbol[] {
  return (['tenants', 'backupSets'] as const)
    .flatMap((part) => {
      const place = lists[part];
      return place
        ? [{ part, place, entries: entries.filter((one) => one.part === part).map(symbolOf) }]
        : [];
    })
    .toSorted((a, b) => a.place.offset - b.place.offset);
}

function symbolOf({ part, offset, length, texts }: Entry): EntrySymbol {
  const [name, detail] =
    part === 'tenants' ? [texts.tenant?.value, texts.id?.value] : [texts.name?.value, texts.account?.value];
  return { name: name ?? texts.id?.value ?? '', detail: detail ?? '', place: { offset, length } };
}
