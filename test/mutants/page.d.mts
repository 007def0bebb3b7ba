/** A mutant as `docs/mutants.json` keeps it. */
export interface KeptMutant {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly from: string;
  readonly to: string;
  /** Undefined: it waits for its turn. */
  readonly result?: 'killed' | 'timed out' | 'survived';
  /** Of a survivor: why it is the same product, or what else holds it. */
  readonly why?: string;
}

export interface KeptRun {
  readonly seed: number;
  readonly refusedByTypes: number;
  readonly notReached: readonly string[];
  readonly mutants: readonly KeptMutant[];
}

/** What `docs/mutants.md` says of a run. */
export function pageOf(run: KeptRun): string;
