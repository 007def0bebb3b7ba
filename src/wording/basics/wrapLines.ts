/** Columns: what an editor beside the side bar shows of a line on a usual screen. */
const usual = 84;

/** What a line begins with: its indentation, and the sign of an item of a list or a mark such as "[Failed]". */
const beginning = /^( *)((?:[-•!x]|\d+\.|\[[^\] ]+\]) )?/;
/** What follows of a line stands no further behind its mark than this, as a "Fix" does. */
const furthest = 4;

/**
 * A plain text whose long lines are broken between words; what follows of an item stands below its first word. No word
 * is broken: an address longer than a line stays one address.
 */
export function wrapLines(text: string, width = usual): string {
  return text
    .split('\n')
    .flatMap((line) => broken(line, width))
    .join('\n');
}

function broken(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const [begins = '', blanks = '', sign = ''] = beginning.exec(line) ?? [];
  const indentation = blanks + ' '.repeat(Math.min(sign.length, furthest));
  const lines: string[] = [];
  let current = begins;
  for (const word of line.slice(begins.length).split(/(?<=\S)(?= )/)) {
    if (current.length > begins.length && current.length + word.length > width) {
      lines.push(current);
      current = indentation + word.trimStart();
    } else current += word;
  }
  return [...lines, current];
}
