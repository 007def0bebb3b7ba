import '../wording/l10n';
import assert from 'node:assert/strict';
import { basicSet, edition, nothingHere } from '../../builders';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import type { UnreadableSet } from '../../../src/core/backupSets/unreadableSet';
import { rowsOf } from '../../../src/overview/rows';
import { selectedRows } from '../../../src/commands/selection';
import type { FilterState, SetFilter } from '../../../src/tree/setFilter';
import { treeModel, type TreeModel } from '../../../src/tree/treeModel';
import type { ViewRow } from '../../../src/tree/viewRows';

const rowsFor = (sets: readonly BackupSet[]) => rowsOf(sets, () => ({ ...nothingHere }), new Set());

interface Wanted {
  readonly unreadable?: readonly UnreadableSet[];
  readonly filter?: SetFilter;
  readonly grouping?: string;
}

function modelOf(sets: readonly BackupSet[], { unreadable = [], filter, grouping }: Wanted = {}): TreeModel {
  return treeModel(
    { rows: rowsFor(sets), unreadable, fileName: (file) => `name of ${file}` },
    filter,
    grouping,
  );
}

type Nested = string | [string, ...Nested[]];

function nested(model: TreeModel, rows: readonly ViewRow[] = model.roots): Nested[] {
  return rows.map((row) => {
    const below = nested(model, model.childrenOf(row));
    return below.length === 0 ? labelOf(row) : [labelOf(row), ...below];
  });
}

function labelOf(row: ViewRow): string {
  switch (row.kind) {
    case 'set':
      return row.set.name;
    case 'unreadable':
      return `${row.entry.name ?? '?'}: ${row.entry.what}`;
    case 'group':
      return row.label;
    default:
      return row.name;
  }
}

const mail = basicSet({ id: '1', name: 'Mail' });
const old = basicSet({ id: '2', name: 'Old', edition: edition('8.2') });
const modern = basicSet({
  id: '3',
  name: 'New',
  account: 'new@contoso.com',
  authentication: { method: 'modern' },
});
const tenant = mail.tenant!;
const wrong: UnreadableSet = { file: mail.file, index: 4, name: 'Typo', what: 'authentication.method' };

describe('The view of backup sets', () => {
  it('shows an entry that can’t be read at its account, at its tenant, or with its file', () => {
    const unreadable = [
      { ...wrong, tenant, account: ` ${mail.account.toUpperCase()}` },
      { ...wrong, index: 5, tenant },
      { ...wrong, index: 6, tenant: { ...tenant, tenant: 'aaa.example' } },
      { ...wrong, index: 7 },
    ];
    const typo = 'Typo: authentication.method';
    assert.deepEqual(nested(modelOf([mail], { unreadable })), [
      ['aaa.example', typo],
      [tenant.tenant, [mail.account, 'Mail', typo], typo],
      ["Can't be read", typo],
    ]);
  });

  it('finds every set that has the words, whatever its tenant, and says how many of how many', () => {
    const sets = Array.from({ length: 1_000 }, (_, n) =>
      basicSet({ id: `set-${n}`, name: `Set number ${n}` }),
    );
    const model = modelOf(sets, { filter: { text: 'NUMBER set-99', state: 'all' } });
    assert.deepEqual([model.shown, model.all], [11, 1_000]);
    const [root] = model.roots;
    assert.equal(root?.kind === 'tenant' && model.childrenOf(model.childrenOf(root)[0]!).length, 11);
  });

  it('keeps to the state that was chosen', () => {
    const shown = (state: FilterState) =>
      nested(modelOf([mail, old, modern], { filter: { text: '', state }, grouping: 'file' }))
        .flat()
        .slice(1);
    assert.deepEqual(shown('all'), ['Mail', 'Old', 'New']);
    assert.deepEqual(shown('toDo'), ['Mail', 'Old']);
    assert.deepEqual(shown('blocked'), ['Old']);
    assert.deepEqual(shown('done'), []);
  });

  it('finds an entry that can’t be read as well, among what is to do', () => {
    const model = (state: FilterState) =>
      modelOf([mail], { unreadable: [wrong], filter: { text: 'typo', state } });
    assert.deepEqual(nested(model('toDo')), [["Can't be read", 'Typo: authentication.method']]);
    assert.deepEqual(nested(model('done')), []);
  });

  it('groups by state, what presses first, and by file; an unknown grouping is by tenant', () => {
    assert.deepEqual(nested(modelOf([modern, mail, old], { grouping: 'state' })), [
      ['Blocked', 'Old'],
      ['To migrate', 'Mail'],
      ['Nothing to do', 'New'],
    ]);
    assert.deepEqual(nested(modelOf([mail], { grouping: 'file' })), [[`name of ${mail.file}`, 'Mail']]);
    assert.deepEqual(nested(modelOf([mail], { grouping: 'moon' })), nested(modelOf([mail])));
  });

  it('groups by customer, owner or wave, and puts sets without one last', () => {
    const sets = [
      mail,
      { ...old, team: { customer: 'Northwind', owner: 'Kim Lee', wave: '2' } },
      { ...modern, team: { customer: 'Adatum', owner: 'Kim Lee' } },
    ];
    const groups = (grouping: string) => nested(modelOf(sets, { grouping }));
    assert.deepEqual(groups('customer'), [
      ['Adatum', 'New'],
      ['Northwind', 'Old'],
      ['No customer', 'Mail'],
    ]);
    assert.deepEqual(groups('owner'), [
      ['Kim Lee', 'Old', 'New'],
      ['No owner', 'Mail'],
    ]);
    assert.deepEqual(groups('wave'), [
      ['2', 'Old'],
      ['No wave', 'Mail', 'New'],
    ]);
  });

  it('finds sets by who holds them, by their team, and those with open aftercare', () => {
    const applied = { by: 'Kim Lee', at: '2026-11-20T09:00:00.000Z' };
    const held = { method: 'modern', grant: 'b2f7c0de-0000-4000-8000-000000000001', applied } as const;
    const sets = [
      { ...mail, team: { ticket: 'CHG-1042' } },
      { ...modern, authentication: { ...held, heldBy: 'Robin' } },
    ];
    const shown = (filter: SetFilter) =>
      nested(modelOf(sets, { filter, grouping: 'file' }))
        .flat()
        .slice(1);
    assert.deepEqual(shown({ text: 'chg-1042', state: 'all' }), ['Mail']);
    assert.deepEqual(shown({ text: 'robin', state: 'all' }), ['New']);
    assert.deepEqual(shown({ text: '', state: 'aftercare' }), ['New']);
  });

  it('gives groups of a filter other ids, so that VS Code opens them', () => {
    const ids = (filter?: SetFilter) => modelOf([mail], filter ? { filter } : {}).roots.map(({ id }) => id);
    assert.notDeepEqual(ids({ text: 'mail', state: 'all' }), ids());
  });

  it('hands on with a row what is below it as shown, and never an entry that can’t be read', () => {
    const rows = rowsFor([mail, old]);
    const names = (asked: unknown) => selectedRows(rows, asked, undefined).map(({ set }) => set.name);
    const filtered = modelOf([mail, old], { filter: { text: 'old', state: 'all' } });
    assert.deepEqual(names(filtered.roots[0]), ['Old']);
    assert.deepEqual(names(modelOf([mail, old], { grouping: 'state' }).roots[0]), ['Old']);
    const [group] = modelOf([], { unreadable: [wrong] }).roots;
    assert.deepEqual(names(group), []);
    assert.deepEqual(names({ kind: 'unreadable', id: 'x', entry: wrong }), []);
  });
});
