import type { Tenant } from './backupSet';

/** An entry with a wrong value: no set, since nothing may be done with it, but shown as far as it says what it is. */
export interface UnreadableSet {
  /** As `BackupSet.file`. */
  readonly file: string;
  /** Its place among the file's entries, from 0. */
  readonly index: number;
  readonly id?: string;
  readonly name?: string;
  readonly account?: string;
  /** That it names, if the file has it and it can be read. */
  readonly tenant?: Tenant;
  /** Path of the value within the entry, "authentication.method"; empty: the entry as a whole. */
  readonly what: string;
}
