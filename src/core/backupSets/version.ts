/** "8.3.6.0" → [8, 3, 6, 0]. Undefined: not dotted numbers. */
function parts(version: string): readonly number[] | undefined {
  const trimmed = version.trim();
  return /^\d{1,9}(\.\d{1,9}){0,9}$/.test(trimmed) ? trimmed.split('.').map(Number) : undefined;
}

export function isVersion(text: string): boolean {
  return parts(text) !== undefined;
}

/** From (inclusive) and before (exclusive). */
export interface VersionRange {
  readonly from?: string;
  readonly before?: string;
}

/**
 * An unknown version is in no range.
 * @throws Error where a bound is not a version: the table that names it is broken
 */
export function inRange(version: string | undefined, { from, before }: VersionRange): boolean {
  const own = parts(version ?? '');
  if (!own) return false;
  return (from === undefined || isAtLeast(own, from)) && (before === undefined || !isAtLeast(own, before));
}

/** What is missing counts as zero, so that "8.3.6" equals "8.3.6.0". */
function isAtLeast(version: readonly number[], bound: string): boolean {
  const limit = parts(bound);
  if (!limit) throw new Error(`"${bound}" is not a version.`);
  for (let at = 0; at < Math.max(version.length, limit.length); at++) {
    const difference = (version[at] ?? 0) - (limit[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
