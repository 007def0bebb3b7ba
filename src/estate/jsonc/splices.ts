import { isLineBreak } from './scan';

/** A piece of a text, and what takes its place. Offsets are UTF-16 code units. */
export interface Splice {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Where the line begins that `offset` is in. */
export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where the line begins, if nothing but white space stands in it before `offset`. */
export function startOfOwnLine(text: string, offset: number): number | undefined {
  let at = offset;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at === 0 || isLineBreak(text.charCodeAt(at - 1)) ? at : undefined;
}

/** The white space that the line begins with. */
export function indentAt(text: string, lineStart: number): string {
  let end = lineStart;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(lineStart, end);
}

/**
 * The bytes of a text with its splices, which do not overlap: all that stands between them is the very bytes.
 * @param bytes UTF-8 of `text`, with or without a byte-order mark before it
 */
export function splicedBytes(bytes: Uint8Array, text: string, splices: readonly Splice[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let end = 0;
  let byteAt = 0;
  let byteEnd = startsWithMark(bytes) ? 3 : 0;
  for (const { offset, length, text: replacement } of splices.toSorted((a, b) => a.offset - b.offset)) {
    byteEnd += Buffer.byteLength(text.slice(end, offset));
    pieces.push(bytes.subarray(byteAt, byteEnd), Buffer.from(replacement));
    end = offset + length;
    byteAt = byteEnd += Buffer.byteLength(text.slice(offset, end));
  }
  return Buffer.concat([...pieces, bytes.subarray(byteAt)]);
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
