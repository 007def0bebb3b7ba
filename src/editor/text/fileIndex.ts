import type { Steps } from '../../core/basics/slices';
import {
  type Span,
  afterTrivia,
  closeBracket,
  colon,
  comma,
  openBrace,
  openBracket,
  quote,
  textAt,
  unquoted,
  valueAt,
} from '../../estate/jsonc/scan';
import { lineStringEnd, skim } from './skim';

export type Part = 'tenants' | 'backupSets';

/** A string of an entry; its place is counted from where the entry begins, with the quotation marks. */
export interface Text extends Span {
  readonly value: string;
}

const textKeys = ['id', 'name', 'tenant', 'account', 'cloud'] as const;
export type TextKey = (typeof textKeys)[number];
export type Texts = Readonly<Partial<Record<TextKey, Text>>>;

/** A tenant or a set, wherever it is in the text now. */
export interface Entry {
  readonly part: Part;
  offset: number;
  length: number;
  texts: Texts;
}

/** Where everything is in a file, as far as help in the editor has to know. It follows what is typed; see `followEdit`. */
export interface FileIndex {
  /** In the order of the text. */
  entries: Entry[];
  readonly lists: Partial<Record<Part, { offset: number; length: number }>>;
  /** Every bracket has its counterpart. */
  isWhole: boolean;
}

/** So many characters take a few milliseconds. */
const atATime = 200_000;

/** Looks through a whole text, in steps. It may be half typed. */
export function* indexSteps(text: string): Steps<FileIndex> {
  const index: FileIndex = { entries: [], lists: {}, isWhole: false };
  let at = afterTrivia(text, 0);
  if (text.charCodeAt(at) !== openBrace) return index;
  at = afterTrivia(text, at + 1);
  let isWhole = true;
  while (text.charCodeAt(at) === quote) {
    const keyEnd = lineStringEnd(text, at);
    const key = unquoted(text.slice(at, keyEnd));
    at = afterTrivia(text, keyEnd);
    if (text.charCodeAt(at) !== colon) break;
    at = afterTrivia(text, at + 1);
    if ((key === 'tenants' || key === 'backupSets') && text.charCodeAt(at) === openBracket) {
      const list = yield* listSteps(text, at, key, index.entries);
      index.lists[key] = { offset: at, length: list.end - at };
      isWhole &&= list.isClosed;
      at = list.end;
    } else {
      const { end, isClosed } = valueEnd(text, at);
      isWhole &&= isClosed;
      at = end;
    }
    at = afterTrivia(text, at);
    if (text.charCodeAt(at) !== comma) break;
    at = afterTrivia(text, at + 1);
  }
  index.isWhole = isWhole && text.slice(at, at + 1) === '}' && afterTrivia(text, at + 1) === text.length;
  return index;
}

function* listSteps(
  text: string,
  offset: number,
  part: Part,
  entries: Entry[],
): Steps<{ end: number; isClosed: boolean }> {
  let since = offset;
  let at = afterTrivia(text, offset + 1);
  while (at < text.length && text.charCodeAt(at) !== closeBracket) {
    const start = at;
    if (text.charCodeAt(at) === openBrace) {
      const { end, isClosed } = readEntry(text, at, part, entries);
      if (!isClosed) return { end, isClosed };
      at = end;
    } else at = valueEnd(text, at).end;
    at = afterTrivia(text, at);
    if (text.charCodeAt(at) === comma) at = afterTrivia(text, at + 1);
    // Whatever this is, it's no item.
    if (at === start) return { end: at, isClosed: false };
    if (at - since < atATime) continue;
    since = at;
    yield;
  }
  return { end: Math.min(at + 1, text.length), isClosed: at < text.length };
}

function readEntry(text: string, offset: number, part: Part, entries: Entry[]): ReturnType<typeof skim> {
  const { texts, ...skimmed } = textsOf(text, offset);
  entries.push({ part, offset, length: skimmed.end - offset, texts });
  return skimmed;
}

function textsOf(text: string, offset: number): ReturnType<typeof skim> & { readonly texts: Texts } {
  const texts: Partial<Record<TextKey, Text>> = {};
  const skimmed = skim(text, offset, ({ key, value }) => {
    const name = textKeys.find(
      (one) => text.startsWith(one, key.offset + 1) && key.length === one.length + 2,
    );
    if (!name) return;
    texts[name] = {
      value: unquoted(textAt(text, value)),
      offset: value.offset - offset,
      length: value.length,
    };
  });
  return { ...skimmed, texts };
}

function valueEnd(text: string, at: number): ReturnType<typeof skim> {
  const first = text.charCodeAt(at);
  if (first === openBrace || first === openBracket) return skim(text, at);
  const end = first === quote ? lineStringEnd(text, at) : at + valueAt(text, at).length;
  return { end, isClosed: true };
}

/** What a person typed, pasted or deleted. */
export interface Edit extends Span {
  readonly text: string;
}

/**
 * Brings an index to where everything is after an edit, without a look at the text but for the one entry that was edited.
 * @param textOf a piece of the text after the edit
 */
export function followEdit(index: FileIndex, edit: Edit, textOf: (place: Span) => string): void {
  const delta = edit.text.length - edit.length;
  const editEnd = edit.offset + edit.length;
  const isAround = ({ offset, length }: Span) => offset < edit.offset && editEnd < offset + length;
  for (const list of Object.values(index.lists)) {
    if (list.offset >= editEnd) list.offset += delta;
    else if (isAround(list)) list.length += delta;
    else if (list.offset + list.length > edit.offset) index.isWhole = false;
  }
  let edited: Entry | undefined;
  index.entries = index.entries.filter((entry) => {
    if (entry.offset >= editEnd) entry.offset += delta;
    else if (isAround(entry)) {
      entry.length += delta;
      edited = entry;
    } else return entry.offset + entry.length <= edit.offset;
    return true;
  });
  if (!edited) {
    index.isWhole = false;
    return;
  }
  const text = textOf(edited);
  const { end, isClosed, texts } = textsOf(text, 0);
  edited.texts = texts;
  if (!isClosed || end !== text.length) index.isWhole = false;
}
