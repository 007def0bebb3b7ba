import { isTrusted, type KeptRow, type Run } from './result';

/** A ratio that grew by more than a fifth is worse; what is less is noise. */
export const worseFrom = 1.2;

export interface Difference {
  readonly id: string;
  readonly name: string;
  /** Undefined: that run has no such row. */
  readonly before: number | undefined;
  readonly now: number | undefined;
  readonly verdict: 'worse' | 'better' | 'same' | 'noisy' | 'new' | 'gone';
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Something is worse, a row is gone, or nothing could be compared. */
  readonly failed: boolean;
}

/**
 * Row by row. Ratios of a floor that can't be trusted, in either run, show nothing.
 * @param chosen whether a row was to be measured now: others aren't gone
 */
export function compare(before: Run, now: Run, chosen: (id: string) => boolean = () => true): Comparison {
  const ids = [...new Set([...Object.keys(before.rows), ...Object.keys(now.rows)])].filter(chosen);
  const differences = ids.map((id): Difference => {
    const [old, fresh] = [before.rows[id], now.rows[id]];
    const name = (fresh ?? old)?.name ?? id;
    return { id, name, before: old?.ratio, now: fresh?.ratio, verdict: verdictOf(old, fresh) };
  });
  const has = (...verdicts: Difference['verdict'][]) =>
    differences.some(({ verdict }) => verdicts.includes(verdict));
  return { differences, failed: has('worse', 'gone') || !has('same', 'better') };
}

function verdictOf(old: KeptRow | undefined, fresh: KeptRow | undefined): Difference['verdict'] {
  if (!old) return 'new';
  if (!fresh) return 'gone';
  if (!isTrusted(old) || !isTrusted(fresh)) return 'noisy';
  if (fresh.ratio > old.ratio * worseFrom) return 'worse';
  return fresh.ratio * worseFrom < old.ratio ? 'better' : 'same';
}
