const day = 24 * 60 * 60 * 1000;
/** A refresh token that is not used for 90 days ends; each use starts them anew (Microsoft, "Refresh tokens"). */
const unusedLifetime = 90 * day;

/** `soon`: within the days that the engineer chose. `over`: the day is past. */
export type Staleness = 'soon' | 'over';

/**
 * When a grant goes stale if nothing uses it from here on, in milliseconds since 1970.
 * @param lastUsed when it was last authorized or renewed, ISO 8601
 */
export function goesStaleAt(lastUsed: string): number {
  return Date.parse(lastUsed) + unusedLifetime;
}

/** Undefined: there is time. `days`: how far ahead the engineer looks. */
export function stalenessOf(staleAt: number, now: number, days: number): Staleness | undefined {
  if (staleAt <= now) return 'over';
  return staleAt <= now + days * day ? 'soon' : undefined;
}
