import { l10n } from './l10n';

// Dates, numbers and the order of names in the language of the sentences around them, which need not be the operating
// system's. Lint lets no other file do it.

/** The day of a moment where the person is, in the language of sentences. @param time ISO 8601, or ms since 1970 */
export function dayWords(time: string | number): string {
  return new Date(time).toLocaleDateString(l10n.language);
}

/** The same with the time of day. */
export function momentWords(time: string | number): string {
  return new Date(time).toLocaleString(l10n.language);
}

/** The time of day where the person is, to the minute. @param time ms since 1970 */
export function timeWords(time: number): string {
  return new Date(time).toLocaleTimeString(l10n.language, { hour: 'numeric', minute: '2-digit' });
}

/** The day where the person is as `yyyy-MM-dd`: for names of files, which sort by it. */
export function dayStamp(time: string | number): string {
  const date = new Date(time);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "200,000". */
export function numberWords(count: number): string {
  return count.toLocaleString(l10n.language);
}

const collators = new Map<string, Intl.Collator>();

/** The order of names: without regard to case, "2" before "10". */
export function compareNames(a: string, b: string): number {
  // Made at its first use: a collator alone costs more than the rest of the program's start.
  let collator = collators.get(l10n.language);
  if (!collator) {
    collator = new Intl.Collator(l10n.language, { numeric: true, sensitivity: 'base' });
    collators.set(l10n.language, collator);
  }
  return collator.compare(a, b);
}
