/**
 * Minutes that this computer's clock is ahead of the server's, by the `Date` of an answer (RFC 9110, 6.6.1) that no cache
 * can have kept; negative: behind. Undefined where it names none.
 * @param now milliseconds since 1970
 */
export function clockAhead(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const server = Date.parse(headers['date'] ?? '');
  return Number.isNaN(server) ? undefined : Math.round((now - server) / 60_000);
}
