import type { JSONPath } from 'jsonc-parser';
import type { FileProblem } from '../../core/backupSets/fileProblem';
import type { Span } from '../jsonc/scan';

/** A problem that has no line yet: it has a path in the file, or a place in its text. */
export type Finding = Omit<FileProblem, 'range'> & ({ readonly path: JSONPath } | { readonly place: Span });

/** More than anybody reads; the rest is counted. */
const mostFindings = 500;
/** What is said of a value is said in fewer characters. */
const longestParam = 1_000;

/** What was found wrong in one file: errors before warnings, bounded however much it is. */
export class Findings {
  private readonly errors: Finding[] = [];
  private readonly warnings: Finding[] = [];
  private total = 0;

  /** `make` is not asked once nobody would read what it makes. */
  add(severity: FileProblem['severity'], make: () => Omit<Finding, 'severity'>): void {
    this.total++;
    const alike = severity === 'error' ? this.errors : this.warnings;
    if (alike.length >= mostFindings) return;
    const made = make();
    alike.push({ ...made, params: shortened(made.params), severity } as Finding);
  }

  /** Nothing more that is an error would be told. */
  get isFull(): boolean {
    return this.errors.length >= mostFindings;
  }

  /** Those that are told. */
  get told(): readonly Finding[] {
    return [...this.errors, ...this.warnings].slice(0, mostFindings);
  }

  /** How many are not. */
  get more(): number {
    return this.total - this.told.length;
  }
}

function shortened(params: Finding['params']): Finding['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, text]) => [name, text.slice(0, longestParam)]),
  );
}
