import { sources as everySource, type BackupSet, type Method, type Source } from '../backupSets/backupSet';
import { type SourceRetirement, sourceTable } from '../backupSets/sources';
import { documentsOf, type DocumentId, type SourceDocument } from '../rules/documents';
import type { PermissionOverrides } from '../identity/permissionOverrides';
import table from './retirements.json';
import type { RuleSource } from '../rules/ruleTable';

/** `settingAsksExchange`: the same end for other sources, for which only the user's setting asks Exchange. */
export type RetirementId = SourceRetirement | 'settingAsksExchange';

/** What Microsoft switches off underneath a set, whatever the backup product can do. */
export interface Retirement {
  readonly id: RetirementId;
  /** `may`: the file does not tell the set's sources. */
  readonly concerns: 'does' | 'may';
  /** Of `settingAsksExchange`: the sources; those that the set may hold where the file does not tell. */
  readonly sources?: readonly Source[];
  /** `under way`: switched off here and there already. */
  readonly phase: 'announced' | 'underWay' | 'ended';
  /** The first and the last day of the switching off, as "2026-10-01". Undefined: it ended on one day. */
  readonly begins: string | undefined;
  readonly ends: string;
  readonly source: RuleSource;
  /** Where to read it. */
  readonly documents: readonly SourceDocument[];
}

/** A row of `retirements.json`: dates as Microsoft publishes them, each the first day without. */
interface Row {
  readonly id: RetirementId;
  readonly methods?: readonly Method[];
  readonly begins?: string;
  readonly ends: string;
  readonly source: RuleSource;
  readonly documents: readonly DocumentId[];
}

const rows = table.marks as readonly Row[];

/**
 * The marks of a set on a day, the most pressing first. Unknown sources may hold anything.
 * @param overrides of the user's setting `backupAuth.permissions`
 */
export function retirementsOf(
  set: BackupSet,
  on: Date,
  overrides: PermissionOverrides,
): readonly Retirement[] {
  return rows.flatMap((row) => {
    const bySetting = row.id === 'settingAsksExchange';
    const sources = concerned(row, set, overrides);
    const concerns = concernOf(row, sources, set);
    if (!concerns || sources.length === 0) return [];
    const { id, begins, ends, source } = row;
    const which = bySetting ? { sources } : {};
    const documents = documentsOf(row.documents);
    return [{ id, concerns, ...which, phase: phaseOf(row, on), begins, ends, source, documents }];
  });
}

/** Sources that it ends for, whether or not the set holds them; of `settingAsksExchange` those that the set may hold. */
function concerned({ id }: Row, set: BackupSet, overrides: PermissionOverrides): readonly Source[] {
  return id === 'settingAsksExchange'
    ? sentToExchange(overrides, set)
    : everySource.filter((source) => sourceTable[source].retirements.includes(id));
}

/** Sources that the set holds, or may hold, and for which only the setting asks Exchange. */
function sentToExchange(overrides: PermissionOverrides, set: BackupSet): readonly Source[] {
  return everySource.filter(
    (source) =>
      sourceTable[source].custom.exchange === undefined &&
      (overrides[source]?.exchange?.length ?? 0) > 0 &&
      (set.sources?.includes(source) ?? true),
  );
}

/** A Basic set that holds mail, or may hold it: that has been failing, whatever today's date. */
export function failsForMail(set: BackupSet): boolean {
  return rows.some(
    (row) => row.id === 'basicFailsForMail' && concernOf(row, concerned(row, set, {}), set) !== undefined,
  );
}

function concernOf(
  { methods }: Row,
  sources: readonly Source[],
  set: BackupSet,
): Retirement['concerns'] | undefined {
  if (methods?.includes(set.authentication.method) === false) return undefined;
  if (set.sources === undefined) return 'may';
  return set.sources.some((source) => sources.includes(source)) ? 'does' : undefined;
}

function phaseOf({ begins, ends }: Row, on: Date): Retirement['phase'] {
  if (on >= new Date(ends)) return 'ended';
  return begins !== undefined && on >= new Date(begins) ? 'underWay' : 'announced';
}
