/**
 * Milliseconds since 1970 of an ISO 8601 text, whatever its offset: as texts, `10:00+02:00` would be later than
 * `09:00Z`. Text that is no time, or none, is earlier than any.
 */
export function timeOf(text: string | undefined): number {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? -Infinity : time;
}
