const known = new Map<string, readonly number[] | undefined>();
/** Versions of an estate are few; whatever else stands in a file fills no memory. */
const mostKnown = 1_000;

/** "8.3.6.0" → [8, 3, 6, 0]. Undefined: not dotted numbers. */
function parts(version: string): readonly number[] | undefined {
  if (known.has(version)) return known.get(version);
  const read = readParts(version);
  if (known.size >= mostKnown) known.clear();
  known.set(version, read);
  return read;
}

function readParts(version: string): readonly number[] | undefined {
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
  return left && right && compare(left, right);
}

function compare(left: readonly number[], right: readonly number[]): number {
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

/**
 * An unknown version is in no range.
 * @throws Error where a bound is not a version: the table that names it is broken
 */
export function inRange(version: string | undefined, { from, before }: VersionRange): boolean {
  const own = parts(version ?? '');
  if (!own) return false;
  return (from === undefined || isAtLeast(own, from)) && (before === undefined || !isAtLeast(own, before));
}

function isAtLeast(version: readonly number[], bound: string): boolean {
  const limit = parts(bound);
  if (!limit) throw new Error(`"${bound}" is not a version.`);
  return compare(version, limit) >= 0;
}
