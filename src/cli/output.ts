import { withoutSecrets } from '../core/backupSets/secretShapes';

/** Where the program prints, and from where it's called. */
export interface Terminal {
  /** Absolute. */
  readonly folder: string;
  out(text: string): void;
  error(text: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Controls but line feed and, before it, carriage return; and marks that turn the direction of what follows. */
const obeyed = /(?!\n|\r\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that neither a terminal nor a pipeline's log obeys: no escape sequence, no command of GitHub Actions (a line that
 * begins with "::", "##[…]") or Azure Pipelines ("##vso[…]"). A mark of no width breaks those; the text reads as it was,
 * but for what looks like a token or a password.
 */
export function printable(text: string): string {
  return withoutSecrets(text)
    .replace(obeyed, '')
    .replace(/^(\s*:)(?=:)/gm, '$1\u200b')
    .replace(/#(?=#\w*\[)/g, '#\u200b');
}

/** The same for JSON, which says what it said: escaped where a string holds such a thing, and nothing else can. */
export function printableJson(json: string): string {
  return withoutSecrets(json)
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped)
    .replace(/#(?=#)/g, escaped);
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export function jsonText(value: unknown): string {
  return printableJson(`${JSON.stringify(value, undefined, 2)}\n`);
}
