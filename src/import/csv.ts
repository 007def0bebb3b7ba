import Papa from 'papaparse';
import { unguarded } from '../core/basics/spreadsheetCell';

/** One record of a CSV, and the line that it starts in, from 1. */
export interface CsvRecord {
  readonly line: number;
  /** Trimmed, and without what guards them from a spreadsheet. */
  readonly cells: readonly string[];
  /**
   * `quoteOpen`: a quotation mark is never closed. `quoteStray`: one is in the wrong place.
   * `notRead`: after many of these, nothing from here on was read.
   */
  readonly fault?: 'quoteOpen' | 'quoteStray' | 'notRead';
}

/** Line ends are `\n`. Where the table begins, and what its own first line says of it. */
interface Start {
  readonly at: number;
  readonly line: number;
  readonly separator: string | undefined;
}

/** Spreadsheets write one of these, by the country they are set to. */
const separators = [',', ';', '\t'] as const;

/** Each costs a look at the rest of the file. */
const mostRestarts = 20;

/**
 * The records of a CSV (RFC 4180), its lines ended by CRLF, LF or CR. Records of nothing but separators are left out. A
 * first line `sep=;` names the separator, and one like `#TYPE …` (PowerShell) is skipped. A line whose quotation marks are
 * wrong is a record with a fault, and reading goes on in the next line.
 * @param rate how well these cells look like the header: the separator that makes the best one is used
 * @param take called for each record; false ends the reading
 */
export function readCsv(
  written: string,
  rate: (header: readonly string[]) => number,
  take: (record: CsvRecord) => boolean,
): void {
  const text = written.replace(/\r\n?/g, '\n');
  const start = startOf(text);
  const delimiter = start.separator ?? separatorOf(text.slice(start.at), rate);
  let { at, line } = start;
  let more = true;
  for (let restarts = 0; more && at < text.length && restarts <= mostRestarts; restarts++) {
    more = false;
    const from = at;
    Papa.parse<string[]>(text.slice(from), {
      delimiter,
      newline: '\n',
      step: ({ data, errors, meta }, parser) => {
        const fault = faultOf(errors, data);
        const cells = data.map((cell) => unguarded(bare(cell)));
        const blank = !fault && cells.every((cell) => cell === '');
        const goOn = blank || take({ line, cells: fault ? [] : cells, ...(fault ? { fault } : {}) });
        const next = fault ? lineEnd(text, at) : from + meta.cursor;
        line += countLines(text, at, next);
        at = next;
        if (goOn && !fault) return;
        more = goOn;
        parser.abort();
      },
    });
  }
  if (more && at < text.length) take({ line, cells: [], fault: 'notRead' });
}

function startOf(text: string): Start {
  let at = 0;
  let separator: string | undefined;
  for (let line = 1; ; line++) {
    const end = lineEnd(text, at);
    const first = text.slice(at, end).trim();
    const named = /^"?sep=([^\n\r"\uFEFF])"?$/i.exec(text.slice(at, end).replace(/\n$/, ''))?.[1];
    if (end === at || (first !== '' && named === undefined && !/^"?#TYPE\b/i.test(first))) {
      return { at, line, separator };
    }
    separator ??= named;
    at = end;
  }
}

function separatorOf(text: string, rate: (header: readonly string[]) => number): string {
  const rated = separators.map((delimiter) => {
    const [header = []] = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 1 }).data;
    return { delimiter, known: rate(header), cells: header.length };
  });
  const [best] = rated.sort((a, b) => b.known - a.known || b.cells - a.cells);
  return best?.delimiter ?? ',';
}

/** Blanks before an opening quotation mark: to the parser it opens nothing. */
const lateQuote = /^\s+"/;

/** Without blanks around it, and without quotation marks that blanks stand before. */
function bare(cell: string): string {
  const text = cell.trim();
  return lateQuote.test(cell) ? text.slice(1, -1) : text;
}

function faultOf(errors: readonly Papa.ParseError[], cells: readonly string[]): CsvRecord['fault'] {
  if (errors.some(({ code }) => code === 'InvalidQuotes')) return 'quoteStray';
  if (cells.some((cell) => lateQuote.test(cell) && !/^\s+"[^"]*"\s*$/.test(cell))) return 'quoteStray';
  return errors.some(({ code }) => code === 'MissingQuotes') ? 'quoteOpen' : undefined;
}

/** Behind the end of the line that `at` is in. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
