import { keyOf, type BackupSet } from '../backupSets/backupSet';
import type { Difference } from '../backupSets/difference';
import type { UnreadableSet } from '../backupSets/unreadableSet';
import { groupBy } from '../basics/groupBy';
import { sameRecord } from '../steps/subject';

/** What became of an entry from one state of the files to the next. `moved`: to another file, changed or not. */
export type RecordChange =
  | { readonly kind: 'added'; readonly now: BackupSet }
  | { readonly kind: 'removed'; readonly before: BackupSet }
  | {
      readonly kind: 'changed' | 'moved';
      readonly before: BackupSet;
      readonly now: BackupSet;
      /** Also of its name, which a migration doesn't care for. */
      readonly differences: readonly ChangedValue[];
    };
export type ChangedValue =
  | Difference
  | { readonly id: 'name'; readonly before: string; readonly now: string };

/** What files say at one time. An entry with a wrong value is neither new nor gone. */
export interface FilesThen {
  readonly sets: readonly BackupSet[];
  readonly unreadable: readonly Pick<UnreadableSet, 'file' | 'id'>[];
}

/**
 * Entries with the same id in the same file are the same set; so are one that is gone from its file and one that is new in
 * another, as after a file was renamed. An id that a file has twice names none.
 */
export function recordChanges(before: FilesThen, now: FilesThen): readonly RecordChange[] {
  const [then, after] = [entriesOf(before), entriesOf(now)];
  const changes: RecordChange[] = [];
  const added: BackupSet[] = [];
  for (const [key, set] of after.sets) {
    const former = then.sets.get(key);
    if (former) changes.push(...changeOf('changed', former, set));
    else if (!then.all.has(key)) added.push(set);
  }
  const removed = [...then.sets].filter(([key]) => !after.all.has(key)).map(([, set]) => set);
  const goneById = groupBy(removed, ({ id }) => id);
  const newById = groupBy(added, ({ id }) => id);
  const moved = new Set<BackupSet>();
  for (const set of added) {
    const [former, ...others] = goneById.get(set.id) ?? [];
    if (former && others.length === 0 && newById.get(set.id)?.length === 1) {
      moved.add(former);
      changes.push(...changeOf('moved', former, set));
    } else changes.push({ kind: 'added', now: set });
  }
  const gone = removed.filter((set) => !moved.has(set));
  return [...changes, ...gone.map((set) => ({ kind: 'removed', before: set }) as const)];
}

function entriesOf({ sets, unreadable }: FilesThen) {
  const unique = new Map<string, BackupSet>();
  const all = new Set(unreadable.flatMap(({ file, id }) => (id === undefined ? [] : [keyOf({ file, id })])));
  for (const set of sets) {
    const key = keyOf(set);
    all.add(key);
    if (!set.faults.includes('duplicateId')) unique.set(key, set);
  }
  return { sets: unique, all };
}

function changeOf(kind: 'changed' | 'moved', before: BackupSet, now: BackupSet): RecordChange[] {
  const differences = valuesOf(before, now);
  return kind === 'changed' && differences.length === 0 ? [] : [{ kind, before, now, differences }];
}

/** Everything that rules, people or an authorization care for. */
function valuesOf(before: BackupSet, now: BackupSet): ChangedValue[] {
  const found: ChangedValue[] = [];
  const differs = (id: Extract<ChangedValue, { before: string }>['id'], was = '', is = '') => {
    if (was !== is) found.push({ id, before: was, now: is });
  };
  if (!sameRecord(before.authentication, now.authentication))
    found.push({ id: 'record', before: before.authentication, now: now.authentication });
  differs('name', before.name, now.name);
  differs('account', before.account, now.account);
  differs('tenant', before.tenant?.tenant ?? before.tenantId, now.tenant?.tenant ?? now.tenantId);
  differs('cloud', before.tenant?.cloud, now.tenant?.cloud);
  differs('clientId', before.tenant?.clientId, now.tenant?.clientId);
  differs('accountRole', before.accountRole, now.accountRole);
  differs('edition', editionOf(before), editionOf(now));
  if (before.sources?.toSorted().join() !== now.sources?.toSorted().join())
    found.push({ id: 'sources', before: before.sources, now: now.sources });
  return found;
}

function editionOf({ edition }: BackupSet): string {
  return edition ? `${edition.name} ${edition.kind} ${edition.version}` : '';
}
