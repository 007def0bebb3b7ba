import type { AccountRole, Method, Source } from '../core/backupSets/backupSet';
import type { CsvFault } from '../core/backupSets/importRefusal';

/** A Microsoft 365 backup set as a server, a saved answer or a CSV tells of it; what none tells is undefined. */
export interface ImportedSet {
  readonly id: string;
  readonly name: string;
  /** The backup user at AhsayCBS that the set belongs to. */
  readonly loginName?: string;
  /** The Microsoft 365 account that the set signs in with. */
  readonly account?: string;
  /** The id of a tenant of the file that the set is to be added to. */
  readonly tenant?: string;
  readonly accountRole?: AccountRole;
  readonly sources?: readonly Source[];
  readonly method?: Method;
}

/** What was read, whole. */
export interface Imported {
  readonly sets: readonly ImportedSet[];
  /** How many backup sets of other kinds were there, such as files or databases. */
  readonly otherTypes: number;
  /** How many entries had no usable ID or name, and were left out. */
  readonly unreadable: number;
  /** Of a CSV: how many rows were left out, what is wrong with the first of them, and names of columns that aren't used. */
  readonly table?: {
    readonly badRows: number;
    readonly faults: readonly CsvFault[];
    readonly unused: readonly string[];
  };
}

/** The type of a Microsoft 365 backup set, exactly (AhsayCBS, "ListBackupSets"). */
export const microsoft365Type = 'Office 365 Exchange Online';

/** Longer ones are nobody's, and would only make file and view unusable. */
const longest = { id: 200, name: 500 } as const;

/** Text of a server that may become a property of an entry: not empty, bounded, sound Unicode. */
export function usableText(value: unknown, what: keyof typeof longest): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text !== '' && text.length <= longest[what] && !/\p{Cs}/u.test(text) ? text : undefined;
}
