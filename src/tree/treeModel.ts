import { groupBy } from '../core/basics/groupBy';
import { accountKey } from '../core/backupSets/backupSet';
import type { UnreadableSet } from '../core/backupSets/unreadableSet';
import { noProgress, progressOf } from '../core/overview/setStage';
import type { AccountRow, Rows, SetRow, TenantRow } from '../overview/rows';
import { compareNames } from '../wording/basics/locale';
import { plainText } from '../wording/basics/plainText';
import { groupingOf } from './groupings';
import { matcherOf, matchesUnreadable, type SetFilter } from './setFilter';
import type { GroupRow, UnreadableRow, ViewRow } from './viewRows';
import { l10n } from '../wording/basics/l10n';

export interface ViewedRows {
  readonly rows: Rows;
  readonly unreadable: readonly UnreadableSet[];
  readonly fileName: (file: string) => string;
}

/** What the view shows, below what: rows that the filter leaves, in the groups that were chosen. */
export interface TreeModel {
  readonly roots: readonly ViewRow[];
  /** Sets and entries that are shown, and all there are. */
  readonly shown: number;
  readonly all: number;
  childrenOf(row: ViewRow): readonly ViewRow[];
  parentOf(row: ViewRow): ViewRow | undefined;
}

export function treeModel(
  { rows, unreadable, fileName }: ViewedRows,
  filter: SetFilter | undefined,
  grouping: string | undefined,
): TreeModel {
  const wrong = unreadable.map((entry): UnreadableRow => ({
    kind: 'unreadable',
    id: `unreadable:${entry.file}#${entry.index}`,
    entry,
  }));
  const shownWrong = filter ? wrong.filter((row) => matchesUnreadable(filter, row)) : wrong;
  const kept = filter ? new Set(rows.sets.filter(matcherOf(filter))) : undefined;
  // Groups of a filter are others to VS Code, which would keep those closed that were.
  const suffix = filter ? `?${filter.state} ${filter.text}` : '';
  const { of, icon } = groupingOf(grouping);
  const below = new Below();
  if (of) {
    const common = new Map([...(kept ?? rows.sets)].map((row) => [row, of(row, fileName)]));
    const groups = [...groupBy(common, ([, { key }]) => key).values()].map((members) => ({
      ...members[0][1],
      sets: members.map(([row]) => row),
    }));
    groups.sort((a, b) => a.rank - b.rank || compareNames(a.label, b.label));
    for (const { key, label, sets } of groups) {
      const group = groupRow(`group:${key}${suffix}`, label, icon, undefined, sets);
      below.add(group, undefined);
      for (const set of sets) below.add(set, group);
    }
    addByFile(below, shownWrong, fileName, suffix);
  } else {
    addTenants(below, rows.tenants, kept, suffix);
    addByFile(below, addToTenants(below, shownWrong, suffix), fileName, suffix);
  }
  return {
    roots: below.of(undefined),
    shown: (kept ? kept.size : rows.sets.length) + shownWrong.length,
    all: rows.sets.length + wrong.length,
    childrenOf: (row) => below.of(row),
    parentOf: (row) => below.parents.get(row.id),
  };
}

/** Which rows stand below which, in the order in which they came. */
class Below {
  readonly parents = new Map<string, ViewRow>();
  private readonly children = new Map<string, ViewRow[]>();

  add(row: ViewRow, parent: ViewRow | undefined): void {
    const key = parent?.id ?? '';
    const rows = this.children.get(key);
    if (rows) rows.push(row);
    else this.children.set(key, [row]);
    if (parent) this.parents.set(row.id, parent);
  }

  of(parent: ViewRow | undefined): readonly ViewRow[] {
    return this.children.get(parent?.id ?? '') ?? [];
  }

  sortRoots(): void {
    const name = (row: ViewRow) => (row.kind === 'tenant' ? row.name : '');
    this.children.get('')?.sort((a, b) => compareNames(name(a), name(b)));
  }
}

function addTenants(
  below: Below,
  tenants: readonly TenantRow[],
  kept: ReadonlySet<SetRow> | undefined,
  suffix: string,
): void {
  for (const tenant of tenants) {
    const accounts = tenant.accounts
      .map((account): AccountRow => ({
        ...account,
        id: account.id + suffix,
        sets: kept ? account.sets.filter((set) => kept.has(set)) : account.sets,
      }))
      .filter(({ sets }) => sets.length > 0);
    if (accounts.length === 0) continue;
    const shown: TenantRow = { ...tenant, id: tenant.id + suffix, accounts };
    below.add(shown, undefined);
    for (const account of accounts) {
      below.add(account, shown);
      for (const set of account.sets) below.add(set, account);
    }
  }
}

/** @returns those whose tenant can't be told */
function addToTenants(
  below: Below,
  wrong: readonly UnreadableRow[],
  suffix: string,
): readonly UnreadableRow[] {
  const left: UnreadableRow[] = [];
  let isNew = false;
  for (const row of wrong) {
    const { tenant, account } = row.entry;
    if (!tenant) {
      left.push(row);
      continue;
    }
    const id = `tenant:${tenant.cloud}/${tenant.tenant.toLowerCase()}${suffix}`;
    let parent = below.of(undefined).find((one) => one.id === id);
    if (!parent) {
      isNew = true;
      const counts = { sets: 0, needAction: 0, progress: noProgress };
      parent = { kind: 'tenant', id, tenant, name: tenant.tenant, accounts: [], ...counts };
      below.add(parent, undefined);
    }
    const of = (one: ViewRow) => one.kind === 'account' && accountKey(one.name) === accountKey(account ?? '');
    below.add(row, below.of(parent).find(of) ?? parent);
  }
  if (isNew) below.sortRoots();
  return left;
}

function addByFile(
  below: Below,
  wrong: readonly UnreadableRow[],
  fileName: (file: string) => string,
  suffix: string,
): void {
  for (const [file, members] of groupBy(wrong, ({ entry }) => entry.file)) {
    const label = l10n.t("Can't be read");
    const group = groupRow(`unreadable:${file}${suffix}`, label, 'file', plainText(fileName(file)), []);
    below.add(group, undefined);
    for (const row of members) below.add(row, group);
  }
}

function groupRow(
  id: string,
  label: string,
  icon: string,
  about: string | undefined,
  sets: readonly SetRow[],
): GroupRow {
  const needAction = sets.filter(({ status }) => status.needsAction).length;
  const progress = progressOf(sets.map(({ status }) => status.stage));
  return { kind: 'group', id, label, icon, about, sets, needAction, progress };
}
