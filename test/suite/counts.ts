/** What came of some tests. Skipped ones are counted apart: `npm test` takes them for failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };
/** A step that broke before it could count anything. */
export const broken: Counts = { passed: 0, failed: 1, skipped: 0 };

/** Adds up. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
    }),
    nothing,
  );
}
