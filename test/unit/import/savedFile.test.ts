import assert from 'node:assert/strict';
import type { ImportRefusal } from '../../../src/core/backupSets/importRefusal';
import { setsOfFile } from '../../../src/import/savedFile';
import { maxValues } from '../../../src/estate/jsonc/plainValue';
import { bytesOf } from '../estate/file/fixture';
import { assertLinear } from '../linear';
import { refusalOf } from './refusal';

const refusedBytes = (bytes: Uint8Array, name = 'sets.csv'): ImportRefusal =>
  refusalOf(() => setsOfFile(bytes, name));
const refused = (text: string, name?: string): ImportRefusal => refusedBytes(bytesOf(text), name);

describe('A file to import from', () => {
  it('is refused where it is empty, not UTF-8, or a web page', () => {
    assert.equal(refused('').id, 'empty');
    assert.equal(refused(' \r\n').id, 'empty');
    assert.equal(refused('\n<!doctype html><title>Log in</title>').id, 'notAnAnswer');
    assert.equal(refusedBytes(Uint8Array.of(0x69, 0xe4, 0x2c)).id, 'notText');
  });

  it('is refused by name where it is what a spreadsheet saves beside a CSV', () => {
    const utf16 = Buffer.from('id\tname\r\n1\ta\r\n', 'utf16le');
    assert.equal(refusedBytes(Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16])).id, 'utf16');
    assert.equal(refusedBytes(utf16).id, 'utf16');
    assert.equal(refusedBytes(Buffer.concat([Uint8Array.of(0xfe, 0xff), utf16.swap16()])).id, 'utf16');
    assert.equal(refusedBytes(bytesOf('PK\u0003\u0004rest')).id, 'workbook');
  });

  it('is a CSV after a byte-order mark too', () => {
    assert.deepEqual(setsOfFile(bytesOf('\uFEFFid,name\r\n1,a\r\n'), 'sets.csv').sets, [
      { id: '1', name: 'a' },
    ]);
  });

  it('is a saved answer where it begins like JSON, whatever stands before', () => {
    const answer = { Status: 'OK', Data: [{ ID: '1', Name: 'a', Type: 'Office 365 Exchange Online' }] };
    const { sets } = setsOfFile(bytesOf(`\uFEFF\r\n ${JSON.stringify(answer)}\n`), 'sets.txt');
    assert.deepEqual(sets, [{ id: '1', name: 'a' }]);
    assert.equal(refused('{"Status":"OK","Data":[').id, 'notAnAnswer');
    assert.deepEqual(refused('{"Status":"Error","Message":"No such user."}'), {
      id: 'serverError',
      message: 'No such user.',
    });
  });

  it('is refused, as a saved answer, where it is nested or filled beyond any answer', () => {
    assert.equal(refused('{"Status":"OK","Data":'.repeat(100_000)).id, 'notAnAnswer');
    assert.equal(refused('[['.repeat(1_000_000)).id, 'notAnAnswer');
    assert.equal(refused(`{"Status":"OK","Data":[${'{},'.repeat(maxValues / 2)}{}]}`).id, 'tooLarge');
  });

  it('takes time linear in its size, and counts what cannot be read of a saved answer', () => {
    const answer = (n: number) => bytesOf(`{"Status":"OK","Data":[${'{"ID":5},'.repeat(n)}{}]}`);
    assertLinear(answer, (bytes) => setsOfFile(bytes, 'answer.json'), 20_000);
    assert.deepEqual(setsOfFile(answer(1_000), 'answer.json'), {
      ...setsOfFile(answer(0), 'answer.json'),
      unreadable: 1_001,
    });
  });

  it('is no CSV where its name says JSON', () => {
    for (const text of ['id,name\n1,a\n', 'Status OK', '"']) {
      assert.equal(refused(text, '/exports/answer.JSON').id, 'notJson');
    }
  });

  it('is refused as a CSV beyond 10 MB', () => {
    assert.equal(refused(`id,name\n${' '.repeat(10 * 1024 * 1024)}`).id, 'tooLarge');
  });
});
