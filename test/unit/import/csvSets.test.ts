import assert from 'node:assert/strict';
import type { CsvFault, ImportRefusal } from '../../../src/core/backupSets/importRefusal';
import { setsOfCsv } from '../../../src/import/csvSets';
import type { ImportedSet } from '../../../src/import/importedSet';
import { refusalOf } from './refusal';

const refused = (text: string): ImportRefusal => refusalOf(() => setsOfCsv(text));
const ids = (text: string) => setsOfCsv(text).sets.map(({ id }) => id);
const faults = (text: string): readonly CsvFault[] => setsOfCsv(text).table?.faults ?? [];
const faultIds = (text: string) => faults(text).map(({ id, line }) => `${line} ${id}`);

describe('The sets of a CSV', () => {
  it('come with what the columns tell, in any order, case and spelling', () => {
    const { sets, otherTypes, table } = setsOfCsv(
      'NAME;id;Sources;Account Role;account;tenant;method;loginName;type\r\n' +
        '"Finance; mail";1;mailboxes|oneDrive Teams;ordinary;a@contoso.com;contoso;Hybrid;contoso-backup;Office 365 Exchange Online\r\n' +
        'Legal;2;;;;;;;\r\n' +
        'Files;3;;;;;;;FILE\r\n',
    );
    const finance: ImportedSet = {
      id: '1',
      name: 'Finance; mail',
      account: 'a@contoso.com',
      tenant: 'contoso',
      accountRole: 'ordinary',
      sources: ['mailboxes', 'oneDrive', 'teams'],
      method: 'hybrid',
      loginName: 'contoso-backup',
    };
    assert.deepEqual(sets, [finance, { id: '2', name: 'Legal' }]);
    assert.equal(otherTypes, 1);
    assert.deepEqual(table, { badRows: 0, faults: [], unused: [] });
  });

  it('do without columns that nobody knows, which are named', () => {
    const { sets, table } = setsOfCsv('id,password,name,,Cost Center\n1,canary,a,,7\n');
    assert.deepEqual(sets, [{ id: '1', name: 'a' }]);
    assert.deepEqual(table?.unused, ['password', 'Cost Center']);
    assert.ok(!JSON.stringify({ sets, table }).includes('canary'));
  });

  it('are refused where a column is missing or there twice, or nothing is there', () => {
    const missing = refused('id,account\n1,a\n');
    assert.deepEqual([missing.id, 'column' in missing && missing.column], ['columnMissing', 'name']);
    assert.equal(refused('id|name\n1|a\n').id, 'columnMissing');
    assert.deepEqual(refused('\nid,name,Name\n'), { id: 'columnTwice', line: 2, column: 'name' });
    assert.equal(refused(',\n,,\n').id, 'empty');
  });

  it('leave each row with a mistake out, name it, and go on', () => {
    const text = [
      'id,name,sources,method',
      '1,a,mailboxes,basic',
      ',b,,',
      `${'9'.repeat(300)},c,faxes,oauth`,
      '4,d',
      '5,e,,,extra',
      '6,"f" x,,',
      '7,g,,,,,',
      '8,"h,,',
      '9,i,,',
    ].join('\n');
    assert.deepEqual(ids(text), ['1', '7', '9']);
    assert.deepEqual(faultIds(text), [
      '3 cellEmpty',
      '4 cellUnusable',
      '4 cellUnknown',
      '4 cellUnknown',
      '5 cells',
      '6 cells',
      '7 quoteStray',
      '9 quoteOpen',
    ]);
    assert.equal(setsOfCsv(text).table?.badRows, 6);
  });

  it('leave an ID out that a spreadsheet shortened', () => {
    for (const id of ['1.69232E+12', '"1,69232E+12"', '2E+12', '1.69232e+012']) {
      assert.deepEqual(faultIds(`id;name\n${id};a\n2;b\n`), ['2 idShortened'], id);
    }
    assert.deepEqual(ids('id,name\n1692322592995,a\nE+12,b\n7e12ab34-0,c\n'), [
      '1692322592995',
      'E+12',
      '7e12ab34-0',
    ]);
  });

  it('take away what guards a cell from a spreadsheet, and nothing else', () => {
    const { sets } = setsOfCsv("id,name\n'1692322592995,'=1+1\n2,'quoted'\n'x,O'Neill\n");
    assert.deepEqual(sets, [
      { id: '1692322592995', name: '=1+1' },
      { id: '2', name: "'quoted'" },
      { id: "'x", name: "O'Neill" },
    ]);
  });

  it('are bounded: faults are counted beyond what is kept, and a row too many refuses the whole', () => {
    const { table } = setsOfCsv(`id,name\n${',x\n'.repeat(5000)}`);
    assert.deepEqual([table?.badRows, table?.faults.length], [5000, 1000]);
    assert.equal(refused(`id,name\n${'1,a\n'.repeat(100_001)}`).id, 'tooLarge');
  });
});
