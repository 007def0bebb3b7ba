import assert from 'node:assert/strict';
import type { ImportRefusal } from '../../../src/core/importRefusal';
import { readCsv, separatorOf } from '../../../src/import/csv';
import { setsOfFile } from '../../../src/import/savedFile';
import { bytesOf } from '../config/fixture';
import { refusalOf } from './refusal';

const cells = (text: string) => readCsv(text, separatorOf(text)).map((record) => record.cells);
const refused = (text: string): ImportRefusal => refusalOf(() => setsOfFile(bytesOf(text)));

describe('A CSV', () => {
  it('is separated by what its header is separated by', () => {
    for (const separator of [',', ';', '\t'] as const) {
      assert.equal(separatorOf(`id${separator}name${separator}"a,;\t,;\t,;\t"\n`), separator);
      assert.deepEqual(cells(`id${separator}name\n1${separator}Finance`), [
        ['id', 'name'],
        ['1', 'Finance'],
      ]);
    }
  });

  it('has quoted values with separators, doubled quotes and line ends in them', () => {
    assert.deepEqual(cells('id,name\n1,"Finance, ""Legal""\r\nand more"\n'), [
      ['id', 'name'],
      ['1', 'Finance, "Legal"\r\nand more'],
    ]);
  });

  it('has lines that end in CRLF, LF or CR, the last one also in nothing, and empty lines that count for nothing', () => {
    const wanted = [
      ['id', 'name'],
      ['1', 'a'],
      ['2', 'b'],
    ];
    for (const end of ['\r\n', '\n', '\r']) {
      assert.deepEqual(cells(['id,name', '1,a', '', '2,b'].join(end)), wanted);
      assert.deepEqual(cells(['', 'id,name', '1,a', '2,b', ''].join(end)), wanted);
    }
  });

  it('tells the line that each record starts in, past line ends within quotes', () => {
    const records = readCsv('id,name\r\n1,"a\r\nb\rc\nd"\r\n2,b\n', ',');
    assert.deepEqual(
      records.map(({ line }) => line),
      [1, 2, 6],
    );
  });

  it('is refused at the line whose quote never ends', () => {
    assert.deepEqual(refused('id,name\n1,a\n2,"b\n3,c\n'), { id: 'quoteOpen', line: 3 });
  });

  it('is refused at the line with a quote where none can stand', () => {
    assert.deepEqual(refused('id,name\n1,a\n2,b"c\n'), { id: 'quoteStray', line: 3 });
    assert.deepEqual(refused('id,name\n1,"a" b\n'), { id: 'quoteStray', line: 2 });
  });
});

describe('The sets of a CSV', () => {
  it('come with what the columns tell, in any order and case, after a byte-order mark too', () => {
    const text =
      '\uFEFFNAME;id;Sources;accountrole;account;tenant;method;loginName;type\r\n' +
      '"Finance; mail";1;mailboxes|oneDrive Teams;ordinary;a@contoso.com;contoso;Hybrid;contoso-backup;Office 365 Exchange Online\r\n' +
      'Legal;2;;;;;;;\r\n' +
      'Files;3;;;;;;;FILE\r\n';
    assert.deepEqual(setsOfFile(bytesOf(text)), {
      sets: [
        {
          id: '1',
          name: 'Finance; mail',
          account: 'a@contoso.com',
          tenant: 'contoso',
          accountRole: 'ordinary',
          sources: ['mailboxes', 'oneDrive', 'teams'],
          method: 'hybrid',
          loginName: 'contoso-backup',
        },
        { id: '2', name: 'Legal' },
      ],
      otherTypes: 1,
      unreadable: 0,
    });
  });

  it('are refused where a column is missing, unknown or there twice', () => {
    assert.deepEqual(refused('id,account\n1,a\n'), { id: 'columnMissing', line: 1, column: 'name' });
    assert.deepEqual(refused('\nid,name,name\n'), { id: 'columnTwice', line: 2, column: 'name' });
    const unknown = refused('id,name,password\n1,a,canary\n');
    assert.deepEqual(
      [unknown.id, 'column' in unknown && unknown.column, JSON.stringify(unknown).includes('canary')],
      ['columnUnknown', 'password', false],
    );
  });

  it('are refused where a header in another separator makes one column of all', () => {
    assert.equal(refused('id|name\n1|a\n').id, 'columnUnknown');
  });

  it('are refused at the line with too many cells, or too few', () => {
    assert.deepEqual(refused('id,name\n1,a\n2,b,c\n'), { id: 'cells', line: 3, found: 3, expected: 2 });
    assert.deepEqual(refused('id,name\n1\n'), { id: 'cells', line: 2, found: 1, expected: 2 });
  });

  it('are refused at the line with a value that is missing or not known', () => {
    assert.deepEqual(refused('id,name\n1,a\n,b\n'), { id: 'cellEmpty', line: 3, column: 'id' });
    assert.deepEqual(refused(`id,name\n${'9'.repeat(300)},b\n`), {
      id: 'cellUnusable',
      line: 2,
      column: 'id',
    });
    const unknown = refused('id,name,sources\n1,a,mailboxes\n2,b,faxes\n');
    assert.ok(unknown.id === 'cellUnknown');
    assert.deepEqual([unknown.line, unknown.column, unknown.value], [3, 'sources', 'faxes']);
  });
});

describe('A file to import from', () => {
  it('is refused where it is empty, not UTF-8, or a web page', () => {
    assert.equal(refused('').id, 'empty');
    assert.equal(refused(' \r\n').id, 'empty');
    assert.equal(refused('\n<!doctype html><title>Log in</title>').id, 'notAnAnswer');
    assert.equal(refusalOf(() => setsOfFile(Uint8Array.of(0xff, 0xfe, 0x69, 0, 0x64, 0))).id, 'notText');
    assert.equal(refusalOf(() => setsOfFile(Uint8Array.of(0x69, 0xe4, 0x2c))).id, 'notText');
  });

  it('is a saved answer where it begins like JSON, whatever stands before', () => {
    const answer = { Status: 'OK', Data: [{ ID: '1', Name: 'a', Type: 'Office 365 Exchange Online' }] };
    const { sets } = setsOfFile(bytesOf(`\uFEFF\r\n ${JSON.stringify(answer)}\n`));
    assert.deepEqual(sets, [{ id: '1', name: 'a' }]);
    assert.equal(refused('{"Status":"OK","Data":[').id, 'notAnAnswer');
    assert.deepEqual(refused('{"Status":"Error","Message":"No such user."}'), {
      id: 'serverError',
      message: 'No such user.',
    });
  });
});
