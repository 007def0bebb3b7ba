import { ImportError } from '../core/importRefusal';

/** One record of a CSV, and the line that it starts in, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

/**
 * The separator that stands most often in the first line that has anything, outside quotes: spreadsheets write one or the other by
 * the country they are set to.
 */
export function separatorOf(text: string): Separator {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (counts.size > 0) break;
    } else if (!quoted) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const [first] = [...separators].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return first ?? ',';
}

/**
 * The records of a CSV (RFC 4180: quotes are doubled within quotes, a quoted value may hold separators and line
 * ends), separated by `separator`, its lines ended by CRLF, LF or CR. Empty lines are left out. Bare values lose the
 * white space around them.
 * @throws ImportError `quoteOpen`, `quoteStray`
 */
export function readCsv(text: string, separator: Separator): CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    let more = true;
    while (more) {
      const cell = text[afterBlanks(at)] === '"' ? quotedCell() : bareCell();
      cells.push(cell);
      more = text[at] === separator;
      if (more) at++;
    }
    endLine();
    if (cells.length > 1 || cells[0] !== '') records.push({ line: start, cells });
  }
  return records;

  function afterBlanks(from: number): number {
    let to = from;
    while (text[to] === ' ' || (text[to] === '\t' && separator !== '\t')) to++;
    return to;
  }

  function bareCell(): string {
    const from = at;
    while (at < text.length && !isEnd(text[at])) {
      if (text[at] === '"') throw new ImportError({ id: 'quoteStray', line });
      at++;
    }
    return text.slice(from, at).trim();
  }

  function quotedCell(): string {
    const opened = line;
    let value = '';
    at = afterBlanks(at) + 1;
    for (;;) {
      const char = text[at];
      if (char === undefined) throw new ImportError({ id: 'quoteOpen', line: opened });
      if (char === '"') {
        if (text[at + 1] !== '"') break;
        at++;
      } else if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) {
        line++;
      }
      value += char;
      at++;
    }
    at = afterBlanks(at + 1);
    if (at < text.length && !isEnd(text[at])) throw new ImportError({ id: 'quoteStray', line });
    return value;
  }

  function isEnd(char: string | undefined): boolean {
    return char === separator || char === '\n' || char === '\r';
  }

  function endLine(): void {
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
  }
}
