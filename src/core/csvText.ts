/** What a spreadsheet takes for the beginning of a formula; the wide forms too, which some turn into these. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/**
 * A table as CSV (RFC 4180): CRLF, quotes where a cell needs them. A cell that a spreadsheet would calculate gets an
 * apostrophe in front, so that it stays text. With a byte-order mark: without one, spreadsheets misread umlauts.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
