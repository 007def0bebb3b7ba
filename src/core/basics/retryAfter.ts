/** The three forms of a date that RFC 9110, 5.6.7 lets a server send; what else `Date.parse` takes is none. */
const httpDate =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;
/** Longer than anybody waits; it keeps arithmetic and words in bounds. */
const longestSeconds = 999_999;

/**
 * Seconds that a `Retry-After` asks for: digits, or a date (RFC 9110, 10.2.3), which counts from the server's own `Date`,
 * because this computer's clock may differ. Undefined: it asks for nothing that can be told, so one's own pause counts;
 * "now" is such a thing too, since the server has just said that it is busy.
 * @param headers names in lower case
 * @param now milliseconds since 1970, for a server that tells no time
 */
export function secondsToWait(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const asked = headers['retry-after']?.trim() ?? '';
  const seconds = /^\d+$/.test(asked)
    ? Number(asked)
    : secondsUntil(asked, headers['date']?.trim() ?? '', now);
  return seconds !== undefined && seconds > 0 ? Math.min(seconds, longestSeconds) : undefined;
}

function secondsUntil(asked: string, served: string, now: number): number | undefined {
  const at = timeOf(asked);
  return at === undefined ? undefined : Math.ceil((at - (timeOf(served) ?? now)) / 1000);
}

function timeOf(text: string): number | undefined {
  // Only the oldest form names no zone; it is GMT as the others are.
  const time = httpDate.test(text) ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
