import type { Sample } from './measure';

/** How much of each is more than it may be. */
export interface Growth {
  readonly name: string;
  /** By how much it grew from the second quarter to the end. */
  readonly by: number;
  /** How much is allowed. */
  readonly allowed: number;
}

/**
 * What no two samples have alike: objects that live a while, numbers that are a digit longer (in bytes), and a timer that the
 * system's late news of a folder began.
 */
export const noise = { heap: 256 * 1024, bytes: 4096, timers: 1.5, count: 0.5 } as const;

/**
 * What grew from the second quarter to the last. By the median of all slopes between two samples, so that a few samples
 * that stand out change nothing, nor does when in these hours they were taken.
 */
export function grown(samples: readonly Sample[]): readonly Growth[] {
  const counted = samples.slice(Math.floor(samples.length / 4));
  const names = new Set(counted.flatMap((one) => Object.keys(one)));
  return [...names].flatMap((name) => {
    const by = slope(counted.map((one) => one[name] ?? 0)) * (counted.length - 1);
    const allowed = allowedFor(name);
    return by > allowed ? [{ name, by: Math.round(by * 10) / 10, allowed }] : [];
  });
}

function allowedFor(name: string): number {
  if (name === 'heap' || name === 'timers') return noise[name];
  return /^state: |characters$/.test(name) ? noise.bytes : noise.count;
}

/** Theil and Sen's. */
function slope(values: readonly number[]): number {
  const slopes = values.flatMap((value, at) =>
    values.slice(at + 1).map((later, further) => (later - value) / (further + 1)),
  );
  slopes.sort((a, b) => a - b);
  const middle = slopes.length / 2;
  return ((slopes[Math.floor(middle)] ?? 0) + (slopes[Math.ceil(middle) - 1] ?? 0)) / 2;
}
