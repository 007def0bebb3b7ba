/**
 * The beginning of a formula. Wide forms count too: some spreadsheets turn them into these. Separators of other settings
 * and line ends begin a cell as well, since a reader that splits there doesn't see the quotation marks around the whole.
 */
const formulaAt = /(^\s*|[,;\t\r\n][\s"]*)(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/** What a spreadsheet takes for a number or a date, and saves otherwise than it was: long IDs, leading zeros, 1-2. */
const numberLike = /^'*\s*\d[\d.,:/\- ]*(?:e[+-]?\d+)?%?\s*$/iu;

/**
 * A text that a spreadsheet neither calculates nor changes, whichever of `,`, `;` and tab separates its cells: an apostrophe
 * stands before each formula, and before a number or date. `unguarded` takes exactly these away.
 */
export function guarded(text: string): string {
  const safe = text.replace(formulaAt, "$1'");
  return numberLike.test(text) ? `'${text}` : safe;
}

const guardAt = /(^\s*|[,;\t\r\n][\s"]*)'(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/** The text that was guarded, also after a spreadsheet opened and saved it. */
export function unguarded(text: string): string {
  if (text.startsWith("'") && numberLike.test(text)) return text.slice(1);
  return text.replace(guardAt, '$1');
}
