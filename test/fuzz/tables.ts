import fc from 'fast-check';
import assert from 'node:assert/strict';
import { accountRoles, methods, sources } from '../../src/core/backupSets/backupSet';
import { ImportError } from '../../src/core/backupSets/importRefusal';
import { csvText } from '../../src/core/basics/csvText';
import { guarded } from '../../src/core/basics/spreadsheetCell';
import { columns } from '../../src/import/csvSets';
import type { Imported, ImportedSet } from '../../src/import/importedSet';
import { mergePlan } from '../../src/import/mergePlan';
import { setsOfFile } from '../../src/import/savedFile';
import { csvFaultWords, importRefusalWords } from '../../src/wording/backupSets/importRefusals';
import { basicSet, tenant } from '../builders';
import { bytesOf } from '../unit/estate/file/fixture';
import { typedInto } from './arbitraries';
import { property } from './cases';

/** What is read, or the refusal; anything else that is thrown fails the case. */
function readOf(bytes: Uint8Array, name: string): Imported | undefined {
  try {
    return setsOfFile(bytes, name);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const { what, next } = importRefusalWords(error.refusal);
    assert.ok(what !== '' && next !== '');
    return undefined;
  }
}

const sample = [
  'sep=;',
  'ID;Name;Account;Tenant;Account Role;Sources;Method;Ticket',
  '1;Finance;backup@contoso.com;contoso.com;ordinary;mailboxes oneDrive;basic;CHG-1',
  '"2";"Sales ""EU""; all";;contoso;Global Administrator;Mailboxes, SharePoint Sites;;',
  "'0003;'=HYPERLINK(1);a@contoso.com;;;mailboxes|oneDrive;modern;",
  `${'4'.repeat(201)};Longer than an ID;;;;;;`,
].join('\r\n');
const answer = JSON.stringify({
  Status: 'OK',
  Data: [{ ID: '1', Name: 'Finance', Type: 'Office 365 Exchange Online', LoginName: 'contoso' }],
});
const pieces = [
  ';',
  ',',
  '\t',
  '"',
  '""',
  '\n',
  '\r',
  '"\n',
  'sep=,',
  '#TYPE x\n',
  'name',
  "'",
  '\ufeff',
  '\u0000',
];
const bytes = fc.oneof(
  typedInto(sample, pieces).map(bytesOf),
  typedInto(answer, ['{', '}', '[', ']', '"', ',']).map(bytesOf),
  fc.array(fc.constantFrom(...pieces, 'id', 'x', ' '), { maxLength: 40 }).map((all) => bytesOf(all.join(''))),
  fc.uint8Array({ maxLength: 40 }),
);

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
/** What a CSV can say: blanks around it and marks within are cut, by every reader. */
const cell = word
  .map((text) => text.replace(/\p{C}|\u2028|\u2029/gu, '').trim())
  .filter((text) => text !== '');
const told: fc.Arbitrary<ImportedSet> = fc.record(
  {
    id: cell,
    name: cell,
    account: cell,
    tenant: cell,
    loginName: cell,
    accountRole: fc.constantFrom(...accountRoles),
    sources: fc.subarray([...sources], { minLength: 1 }),
    method: fc.constantFrom(...methods),
  },
  { noNullPrototype: true, requiredKeys: ['id', 'name'] },
);

const ids = ['1', '2', '3', '4'];

function tableOf(sets: readonly ImportedSet[], order: readonly (typeof columns)[number][]): string[][] {
  const rows = sets.map((set) =>
    order.map((column) => {
      const value = column === 'type' ? undefined : set[column];
      return typeof value === 'object' ? value.join(' ') : (value ?? '');
    }),
  );
  return [[...order], ...rows];
}

function otherDialect(table: readonly (readonly string[])[], separator: string, eol: string): string {
  const quoted = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return table.map((row) => row.map((text) => quoted(guarded(text))).join(separator)).join(eol);
}

describe('A table that is imported', () => {
  property(
    'is read or refused in words, and each row with a mistake is told with its line',
    { share: 60 },
    fc.property(bytes, fc.constantFrom('sets.csv', 'answer.json', 'x'), (all, name) => {
      const read = readOf(all, name);
      if (!read) return;
      const lines = new TextDecoder().decode(all).split(/\r\n|\r|\n/).length;
      for (const fault of read.table?.faults ?? []) {
        assert.notEqual(csvFaultWords(fault), '');
        assert.ok(fault.line >= 1 && fault.line <= lines, JSON.stringify([fault, lines]));
      }
      for (const { id, name: title } of read.sets) assert.ok(id.trim() === id && id !== '' && title !== '');
      assert.ok((read.table?.badRows ?? 0) + read.sets.length + read.otherTypes <= lines);
    }),
  );

  property(
    'says the same as what wrote it, in whatever order, separators, line ends and quotation marks',
    { share: 60 },
    fc.property(
      fc.array(told, { minLength: 1, maxLength: 4 }),
      fc.shuffledSubarray(
        columns.filter((column) => column !== 'type'),
        { minLength: columns.length - 1 },
      ),
      fc.constantFrom('own', ',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (sets, order, separator, eol) => {
        const table = tableOf(sets, order);
        const text = separator === 'own' ? csvText(table) : otherDialect(table, separator, eol);
        const read = setsOfFile(bytesOf(text), 'sets.csv');
        // An ID like 1E+5 is refused on purpose: a spreadsheet shortened it.
        const shortened = sets.filter(({ id }) => /^\d(?:[.,\u066b]\d+)?E\+\d+$/i.test(id));
        fc.pre(shortened.length === 0);
        assert.deepEqual(read.table?.faults, []);
        assert.deepEqual(
          read.sets,
          sets.map((set) => JSON.parse(JSON.stringify(set)) as ImportedSet),
        );
      },
    ),
  );

  property(
    'changes nothing that the file has, and each set that it names is added, kept or told',
    { share: 40 },
    fc.property(
      // IDs of which the file has some, and some are told twice.
      fc.array(
        fc.tuple(told, fc.option(fc.constantFrom(...ids))).map(([one, id]) => ({ ...one, id: id ?? one.id })),
        { maxLength: 6 },
      ),
      fc.uniqueArray(fc.oneof(fc.constantFrom(...ids), cell), { maxLength: 4 }),
      fc.subarray(['contoso', 'fabrikam']),
      (sets, there, listed) => {
        const inFile = there.map((id) => basicSet({ id }));
        const tenants = listed.map((id) => ({ ...tenant, id, tenant: `${id}.com` }));
        const owners = new Map([[undefined, { tenant: 'contoso', account: 'a@contoso.com' }]]);
        const plan = mergePlan(sets, { sets: inFile, ids: new Set(there), tenants }, owners);
        const planned = [
          ...plan.add.map(({ id }) => id),
          ...plan.stay.map(({ id }) => id),
          ...plan.clash.map(({ set }) => set.id),
        ];
        assert.deepEqual(planned.sort(), [...new Set(sets.map(({ id }) => id))].sort());
        for (const { id, tenant: to } of plan.add) {
          assert.ok(!there.includes(id));
          assert.ok(to === undefined ? listed.includes('contoso') : listed.includes(to));
        }
      },
    ),
  );
});
