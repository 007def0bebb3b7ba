import type { GrantFacts } from './grant';

const day = 24 * 60 * 60 * 1000;
/** A refresh token that is not used for 90 days ends; each use starts them anew (Microsoft, "Refresh tokens"). */
const unusedLifetime = 90 * day;

/** `soon`: within the days that the engineer chose. `over`: the day is past. */
export type Staleness = 'soon' | 'over';

/** When a grant goes stale if nothing uses it from here on, in milliseconds since 1970. */
export function goesStaleAt({
  refreshedAt,
  authorizedAt,
}: Pick<GrantFacts, 'refreshedAt' | 'authorizedAt'>): number {
  return Date.parse(refreshedAt ?? authorizedAt) + unusedLifetime;
}

/** Undefined: there is time. `days`: how far ahead the engineer looks. */
export function stalenessOf(staleAt: number, now: number, days: number): Staleness | undefined {
  if (staleAt <= now) return 'over';
  return staleAt <= now + days * day ? 'soon' : undefined;
}
