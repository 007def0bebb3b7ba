/** "8.3.6.0" → [8, 3, 6, 0]. Undefined: not dotted numbers. */
function parts(version: string): number[] | undefined {
  const trimmed = version.trim();
  return /^\d{1,9}(\.\d{1,9}){0,9}$/.test(trimmed) ? trimmed.split('.').map(Number) : undefined;
}

export function isVersion(text: string): boolean {
  return parts(text) !== undefined;
}

/**
 * Compares dotted versions of any length; what is missing counts as zero, so "8.3.6" equals "8.3.6.0".
 * Negative: `a` is older; undefined: one of them is not a version.
 */
export function compareVersions(a: string, b: string): number | undefined {
  const left = parts(a);
  const right = parts(b);
  if (!left || !right) return undefined;
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** From (inclusive) and before (exclusive). */
export interface VersionRange {
  readonly from?: string;
  readonly before?: string;
}

/** False also where the version cannot be read: an unknown version is in no range. */
export function inRange(version: string | undefined, range: VersionRange): boolean {
  if (version === undefined || !isVersion(version)) return false;
  const { from, before } = range;
  return (
    (from === undefined || (compareVersions(version, from) ?? -1) >= 0) &&
    (before === undefined || (compareVersions(version, before) ?? 1) < 0)
  );
}
