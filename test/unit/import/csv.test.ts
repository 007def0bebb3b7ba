import assert from 'node:assert/strict';
import { type CsvRecord, readCsv } from '../../../src/import/csv';

function recordsOf(text: string): CsvRecord[] {
  const found: CsvRecord[] = [];
  const known = (cells: readonly string[]) =>
    cells.filter((cell) => ['id', 'name'].includes(cell.trim())).length;
  readCsv(text, known, (record) => {
    found.push(record);
    return true;
  });
  return found;
}
const cells = (text: string) => recordsOf(text).map((record) => record.cells);

const table = [
  ['id', 'name'],
  ['1', 'a'],
  ['2', 'b'],
];

describe('A CSV', () => {
  it('is separated by what makes the most columns of its header', () => {
    for (const separator of [',', ';', '\t'] as const) {
      assert.deepEqual(cells(`id${separator}name\n1${separator}a\n2${separator}b`), table);
    }
    assert.deepEqual(cells('id;name;"a,b,c,d,e"\n1;x;y\n')[1], ['1', 'x', 'y']);
    assert.deepEqual(cells('id,name,a;b;c;d;e\n1,x,y\n')[1], ['1', 'x', 'y']);
  });

  it('is separated by what its first line names, and the line counts', () => {
    assert.deepEqual(cells('sep=;\r\nid;name\r\n1;a\r\n2;b\r\n'), table);
    assert.deepEqual(cells('sep=|\nid|name\n1|a\n2|b\n'), table);
    assert.deepEqual(cells('"sep=\t"\nid\tname\n1\ta\n2\tb\n'), table);
    assert.equal(recordsOf('\nsep=;\nid;name\n')[0]?.line, 3);
  });

  it('may begin with the type that PowerShell writes', () => {
    const text = '#TYPE System.Management.Automation.PSCustomObject\r\n"id","name"\r\n"1","a"\r\n"2","b"\r\n';
    assert.deepEqual(cells(text), table);
    assert.equal(recordsOf(text)[0]?.line, 2);
  });

  it('has quoted values with separators, doubled quotes and line ends in them', () => {
    assert.deepEqual(cells('id,name\n1,"Finance, ""Legal""\r\nand more"\n')[1], [
      '1',
      'Finance, "Legal"\nand more',
    ]);
    assert.deepEqual(cells('id,name\n1,12" disk\n')[1], ['1', '12" disk']);
    assert.deepEqual(cells('id, name\n1, "Finance" \n')[1], ['1', 'Finance']);
    assert.equal(recordsOf('id,name\n1, "Finance, mail"\n')[1]?.fault, 'quoteStray');
  });

  it('has lines that end in CRLF, LF or CR, also mixed, the last one also in nothing', () => {
    for (const end of ['\r\n', '\n', '\r']) {
      assert.deepEqual(cells(['id,name', '1,a', '2,b'].join(end)), table);
      assert.deepEqual(cells(['', 'id,name', '1,a', '2,b', ''].join(end)), table);
    }
    assert.deepEqual(cells('id,name\r\n1,a\n2,b\r'), table);
  });

  it('has lines of nothing or of separators only, which count for nothing', () => {
    assert.deepEqual(cells(',\nid,name\n\n1,a\n,\n , \n2,b\n,,,,\n""\n'), table);
  });

  it('tells the line that each record starts in, past line ends within quotes', () => {
    assert.deepEqual(
      recordsOf('id,name\r\n1,"a\r\nb\rc\nd"\r\n,\r\n2,b\n').map(({ line }) => line),
      [1, 2, 7],
    );
  });

  it('goes on in the next line where quotation marks are wrong', () => {
    const faults = (text: string) =>
      recordsOf(text).map(({ line, cells: [id], fault }) => `${line} ${fault ?? id ?? ''}`);
    assert.deepEqual(faults('id,name\n1,a\n2,"b\n3,c\n'), ['1 id', '2 1', '3 quoteOpen', '4 3']);
    assert.deepEqual(faults('id,name\n1,"a" b\n2,c\n3,"d"\n'), ['1 id', '2 quoteStray', '3 2', '4 3']);
  });

  it('is read to its end in a few passes, however many quotation marks never close', () => {
    const faults = recordsOf(`id,name\n${'1,"a\n'.repeat(2001)}`).filter(({ fault }) => fault);
    assert.ok(faults.length > 10 && faults.length < 50, `${faults.length}`);
    assert.deepEqual(faults.at(-1), { line: faults.length + 1, cells: [], fault: 'notRead' });
  });

  it('is no longer read once enough is known', () => {
    let taken = 0;
    readCsv(
      'id\n1\n2\n3\n',
      () => 0,
      () => ++taken < 2,
    );
    assert.equal(taken, 2);
  });
});
