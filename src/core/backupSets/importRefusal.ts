/**
 * Why nothing could be imported, as ids and parameters; `wording/backupSets/importRefusals.ts` says what happened and what
 * next. None carries a password. Lines count from 1, as editors show them.
 */
export type ImportRefusal =
  /** `host`: of the server, for a person to compare. */
  | { readonly id: 'status'; readonly host: string; readonly status: number }
  /** It answered `Status: Error`; `message` is its own text: plain, never a link. */
  | { readonly id: 'serverError'; readonly message: string }
  /** A web page in the place of an answer: a login page, or one of the network in between. */
  | { readonly id: 'webPage'; readonly host: string }
  /** It sent elsewhere; nobody followed, since the password would have gone along. */
  | { readonly id: 'redirected'; readonly host: string }
  /** JSON of another shape, cut JSON, or none; `host` is missing where a file was read. */
  | { readonly id: 'notAnAnswer'; readonly host?: string }
  | { readonly id: 'tooLarge'; readonly host?: string }
  /** The file is not UTF-8. */
  | { readonly id: 'notText' }
  /** The file is UTF-16: what Excel calls Unicode Text, and PowerShell 5 writes. */
  | { readonly id: 'utf16' }
  /** A workbook of Excel or another ZIP file. */
  | { readonly id: 'workbook' }
  /** Named `.json`, and no JSON. */
  | { readonly id: 'notJson' }
  | { readonly id: 'cannotRead' }
  | { readonly id: 'empty' }
  | {
      readonly id: 'columnMissing';
      readonly line: number;
      readonly column: string;
      readonly known: string;
    }
  | { readonly id: 'columnTwice'; readonly line: number; readonly column: string };

/** Why a row of a CSV is left out. Lines count from 1. */
export type CsvFault =
  /** A quoted value that starts in this line and never ends. */
  | { readonly id: 'quoteOpen'; readonly line: number }
  /** Text behind a closing quotation mark, or before an opening one. */
  | { readonly id: 'quoteStray'; readonly line: number }
  /** After many wrong quotation marks: nothing from this line on was read. */
  | { readonly id: 'notRead'; readonly line: number }
  | { readonly id: 'cells'; readonly line: number; readonly found: number; readonly expected: number }
  | { readonly id: 'cellEmpty'; readonly line: number; readonly column: string }
  /** Longer than an ID or a name can be, or broken Unicode. */
  | { readonly id: 'cellUnusable'; readonly line: number; readonly column: string }
  /** A spreadsheet wrote the ID as a number with an exponent. */
  | { readonly id: 'idShortened'; readonly line: number; readonly value: string }
  | {
      readonly id: 'cellUnknown';
      readonly line: number;
      readonly column: string;
      readonly value: string;
      readonly known: string;
    };

/** Carries a refusal through code that has nothing to say about it. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  constructor(readonly refusal: ImportRefusal) {
    super(refusal.id);
  }
}
