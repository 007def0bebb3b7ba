import type { FileProblem, TextRange } from '../../core/backupSets/fileProblem';
import type { HandEdit } from '../../core/review/handEdits';
import type { UnwrittenRecord } from '../../core/review/unwrittenRecord';
import type { Level } from '../options';

/** Something that is wrong, or that a reviewer should look at. */
export interface Finding {
  readonly rule: FileProblem['id'] | UnwrittenRecord['id'] | HandEdit['id'] | OwnRule;
  /** What kind of rule it is. */
  readonly about: 'file' | 'value' | 'secret' | 'record' | 'change';
  readonly level: Level;
  /** As `FoundFile.name`. */
  readonly file: string;
  readonly range: TextRange;
  /** A plain sentence or several, on one line. */
  readonly message: string;
  /** The id of the set that it is about, if it's about one. */
  readonly backupSet?: string;
}

/** `linkLeadsOut`: the file isn't read. `baseUnreadable`: the file can't be compared. */
export type OwnRule = 'linkLeadsOut' | 'baseUnreadable';

const start = { line: 0, character: 0 };
export const atStart: TextRange = { start, end: start };
