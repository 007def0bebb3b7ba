import type { TextPosition } from '../../core/backupSets/fileProblem';
import { isLineBreak } from '../jsonc/scan';

const lineFeed = '\n'.charCodeAt(0);
const carriageReturn = '\r'.charCodeAt(0);

/**
 * Where offsets stand, in lines as VS Code counts them: CRLF, LF and CR each end one. One pass, which remembers
 * nothing of lines that nobody asks for.
 */
export function positionsOf(text: string, offsets: readonly number[]): ReadonlyMap<number, TextPosition> {
  const positions = new Map<number, TextPosition>();
  let [line, lineStart, at] = [0, 0, 0];
  for (const offset of offsets.toSorted((a, b) => a - b)) {
    const within = Math.min(offset, text.length);
    for (; at < within; at++) {
      const char = text.charCodeAt(at);
      // A CR before a LF ends no line of its own.
      if (!isLineBreak(char) || (char === carriageReturn && text.charCodeAt(at + 1) === lineFeed)) continue;
      line++;
      lineStart = at + 1;
    }
    positions.set(offset, { line, character: within - lineStart });
  }
  return positions;
}
