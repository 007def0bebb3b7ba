import type { BackupSet, Method, Source } from './backupSet';
import table from './readiness.json';
import type { RuleSource } from './ruleTable';

/**
 * `basicFailsForMail`: Exchange Online refuses Basic authentication; Public Folders live there, too.
 * `exchangeWebServicesEnd`: switched off tenant by tenant between the two days; Graph has no Public Folders.
 */
export type ReadinessId = 'basicFailsForMail' | 'exchangeWebServicesEnd';

/** What Microsoft switches off underneath a set, whatever the backup product can do. */
export interface ReadinessMark {
  readonly id: ReadinessId;
  /** `may`: the file does not tell the set's sources. */
  readonly concerns: 'does' | 'may';
  /** `under way`: switched off here and there already. */
  readonly phase: 'announced' | 'underWay' | 'ended';
  /** The first and the last day of the switching off, as "2026-10-01". Undefined: it ended on one day. */
  readonly begins: string | undefined;
  readonly ends: string;
  readonly source: RuleSource;
}

/** A row of `readiness.json`: dates as Microsoft publishes them, each the first day without. */
interface Row {
  readonly id: ReadinessId;
  readonly methods?: readonly Method[];
  readonly sources: readonly Source[];
  readonly begins?: string;
  readonly ends: string;
  readonly source: RuleSource;
}

const rows = table.marks as readonly Row[];

/** The marks of a set on a day, the most pressing first. Unknown sources may hold anything. */
export function readinessOf(set: BackupSet, on: Date): readonly ReadinessMark[] {
  return rows.flatMap((row) => {
    const concerns = concernOf(row, set);
    if (!concerns) return [];
    const { id, begins, ends, source } = row;
    return [{ id, concerns, phase: phaseOf(row, on), begins, ends, source }];
  });
}

/** A Basic set that holds mail, or may hold it: that has been failing, whatever today's date. */
export function failsForMail(set: BackupSet): boolean {
  return rows.some((row) => row.id === 'basicFailsForMail' && concernOf(row, set) !== undefined);
}

function concernOf({ methods, sources }: Row, set: BackupSet): ReadinessMark['concerns'] | undefined {
  if (methods?.includes(set.authentication.method) === false) return undefined;
  if (set.sources === undefined) return 'may';
  return sources.some((source) => set.sources?.includes(source)) ? 'does' : undefined;
}

function phaseOf({ begins, ends }: Row, on: Date): ReadinessMark['phase'] {
  if (on >= new Date(ends)) return 'ended';
  return begins !== undefined && on >= new Date(begins) ? 'underWay' : 'announced';
}
