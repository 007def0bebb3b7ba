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

/** The text with its splices, which do not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.offset - b.offset)) {
    pieces.push(text.slice(at, splice.offset), splice.text);
    at = splice.offset + splice.length;
  }
  return pieces.join('') + text.slice(at);
}
