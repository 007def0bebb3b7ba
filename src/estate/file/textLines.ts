import type { TextPosition } from '../../core/backupSets/fileProblem';
/**
 * Where offsets stand, in lines as VS Code counts them: CRLF, LF and CR each end one. One pass, which remembers
 * nothing of lines that nobody asks for.
 */
export function positionsOf(text: string, offsets: readonly number[]): ReadonlyMap<number, TextPosition> {
  const positions = new Map<number, TextPosition>();
  const endOfLine = lineEnds(text);
  let [line, lineStart, next] = [0, 0, endOfLine(0)];
  for (const offset of offsets.toSorted((a, b) => a - b)) {
    const within = Math.min(offset, text.length);
    for (; next <= within; next = endOfLine(next)) {
      line++;
      lineStart = next;
    }
    positions.set(offset, { line, character: within - lineStart });
  }
  return positions;
}

/** Behind the next line ending from an offset on; infinite where there is none. Most files have no CR of its own. */
function lineEnds(text: string): (from: number) => number {
  const behind = (at: number) => (at < 0 ? Infinity : at + 1);
  if (!text.includes('\r') || !/\r(?!\n)/.test(text)) return (from) => behind(text.indexOf('\n', from));
  const ending = /\r\n?|\n/g;
  return (from) => {
    ending.lastIndex = from;
    return ending.test(text) ? ending.lastIndex : Infinity;
  };
}
