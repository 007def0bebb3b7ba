/** Columns: what an editor beside the side bar shows of a line on a usual screen. */
const usual = 84;

/** What a line begins with: its indentation, and the sign of an item of a list or a mark such as "[Failed]". */
const beginning = /^( *)((?:[-•!x]|\d+\.|\[[^\] ]+\]) )?/;
/** What follows of a line stands no further behind its mark than this, as a "Fix" does. */
const furthest = 4;

/** A letter of Japanese or Chinese: as wide as two others, and a line may end after it, but not before a mark that closes. */
const wide = '[\\u2e80-\\u9fff\\uac00-\\ud7ff\\uf900-\\ufaff\\uff00-\\uff60]';
const everyWide = new RegExp(wide, 'g');
const lineMayEnd = new RegExp(
  `(?<=\\S)(?= )|(?<=${wide})(?=[^\\s、。，！？」』）】…)\\]:?!,.ーぁぃぅぇぉっゃゅょァィゥェォッャュョ])`,
);

/**
 * A plain text whose long lines are broken between words; what follows of an item stands below its first word. No word
 * is broken: an address longer than a line stays one address. Japanese and Chinese have no spaces, and break between letters.
 */
export function wrapLines(text: string, width = usual): string {
  return text
    .split('\n')
    .flatMap((line) => broken(line, width))
    .join('\n');
}

function broken(line: string, width: number): string[] {
  if (columns(line) <= width) return [line];
  const [begins = '', blanks = '', sign = ''] = beginning.exec(line) ?? [];
  const indentation = blanks + ' '.repeat(Math.min(sign.length, furthest));
  const lines: string[] = [];
  let current = begins;
  for (const word of line.slice(begins.length).split(lineMayEnd)) {
    if (current.length > begins.length && columns(current) + columns(word) > width) {
      lines.push(current);
      current = indentation + word.trimStart();
    } else current += word;
  }
  return [...lines, current];
}

function columns(text: string): number {
  return text.length + (text.match(everyWide)?.length ?? 0);
}
