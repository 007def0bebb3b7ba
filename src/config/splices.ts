/** A piece of a text, and what takes its place. Offsets are UTF-16 code units. */
export interface Splice {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** No line of a file that is laid out in lines is longer; a file on one line is not searched again and again. */
const longestLine = 10_000;

/** Where the line begins that `offset` is in. */
export function startOfLine(text: string, offset: number): number {
  for (let at = offset; at >= 0 && offset - at < longestLine; at--) {
    if (at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r') return at;
  }
  return offset;
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
