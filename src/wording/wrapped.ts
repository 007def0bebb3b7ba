/** Columns: what an editor beside the side bar shows of a line on a usual screen. */
const width = 90;

/** What a line begins with: its indentation, and the sign of an item of a list. */
const beginning = /^ *(?:(?:[-•!x]|\d+\.) )?/;

/**
 * A plain text whose long lines are broken between words; what follows of a line stands below its first word. No word
 * is broken: an address longer than a line stays one address.
 */
export function wrapped(text: string): string {
  return text.split('\n').flatMap(broken).join('\n');
}

function broken(line: string): string[] {
  if (line.length <= width) return [line];
  const begins = beginning.exec(line)?.[0] ?? '';
  const indentation = ' '.repeat(begins.length);
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
