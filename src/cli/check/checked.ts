import type { RecordChange } from '../../core/review/recordChanges';
import type { EstateFile } from '../files/estateFiles';
import type { Finding } from './finding';

/** All that a check found, for each form of it. */
export interface Checked {
  /** In the order of the files and their lines. */
  readonly findings: readonly Finding[];
  /** Undefined: nothing was compared. */
  readonly changes: readonly RecordChange[] | undefined;
  /** Those that were read, and those that are no longer there. */
  readonly files: readonly EstateFile[];
  readonly sets: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}
