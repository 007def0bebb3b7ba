import Papa from 'papaparse';
import { guarded } from './spreadsheetCell';

/**
 * A table as CSV (RFC 4180): CRLF, quotation marks where a cell needs them, each cell guarded against being calculated or
 * changed by a spreadsheet. With a byte-order mark: without one, spreadsheets misread umlauts.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  const table = rows.map((cells) => cells.map(guarded));
  return `\uFEFF${Papa.unparse(table, { newline: '\r\n' })}\r\n`;
}
