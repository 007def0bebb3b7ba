import { env } from 'vscode';

// Dates, numbers and the order of names in VS Code's display language, which need not be the operating system's. Lint lets no
// other file do it.

/** The day of a moment where the person is, in VS Code's display language. @param time ISO 8601, or ms since 1970 */
export function dayWords(time: string | number): string {
  return new Date(time).toLocaleDateString(env.language);
}

/** The same with the time of day. */
export function momentWords(time: string | number): string {
  return new Date(time).toLocaleString(env.language);
}

/** The day where the person is as `yyyy-MM-dd`: for names of files, which sort by it. */
export function dayStamp(time: string | number): string {
  const date = new Date(time);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "200,000". */
export function numberWords(count: number): string {
  return count.toLocaleString(env.language);
}

let collator: Intl.Collator | undefined;

/** The order of names: without regard to case, "2" before "10". */
export function compareNames(a: string, b: string): number {
  // Made at its first use: a collator alone costs more than the rest of the program's start.
  collator ??= new Intl.Collator(env.language, { numeric: true, sensitivity: 'base' });
  return collator.compare(a, b);
}
