import assert from 'node:assert/strict';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { SharedMap } from '../../../../src/migration/memory/sharedMap';
import { pruned } from '../../../../src/migration/memory/sharedMapEntries';

describe('A map in files that windows share', () => {
  let home: string;
  let folder: string;
  const opened: SharedMap[] = [];
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'shared-map-'));
    folder = join(home, 'store');
  });
  afterEach(() => {
    for (const map of opened.splice(0)) map.dispose();
    rmSync(home, { recursive: true, force: true });
  });
  const open = async (now?: () => number): Promise<SharedMap> => {
    const map = await SharedMap.open(folder, now);
    opened.push(map);
    return map;
  };

  it('reads back what was put, in another window too, and knows nothing of what was taken out', async () => {
    const map = await open();
    await map.put('former/1', { text: 'a' });
    await map.put('former/2', 'b');
    await map.put('job/1', 1);
    await map.put('former/2', undefined);
    for (const one of [map, await open()]) {
      assert.deepEqual(one.get('former/1'), { text: 'a' });
      assert.equal(one.get('former/2'), undefined);
      assert.deepEqual(one.startingWith('former/'), [['1', { text: 'a' }]]);
    }
  });

  it('reads as put before it is on the disk', async () => {
    const map = await open();
    const written = map.put('key', 1);
    assert.equal(map.get('key'), 1);
    await written;
  });

  it('loses no entry of two windows that write at the same time and merge their files', async () => {
    const windows = [await open(), await open(), await open()];
    const writes = windows.map(async (map, window) => {
      for (let n = 0; n < 60; n++) await map.put(`${window}/${n}`, n);
    });
    await Promise.all(writes);
    const later = await open();
    for (let window = 0; window < windows.length; window++)
      for (let n = 0; n < 60; n++) assert.equal(later.get(`${window}/${n}`), n, `${window}/${n}`);
    // At most what each window had not merged yet.
    assert.ok(readdirSync(folder).length <= 3 * 25, String(readdirSync(folder).length));
  });

  it('writes what is put at one time as one file, and a value again and again into few', async () => {
    const map = await open();
    await Promise.all(Array.from({ length: 1000 }, (_, n) => map.put(`many/${n}`, n)));
    assert.ok(readdirSync(folder).length <= 2);
    for (let n = 0; n < 200; n++) await map.put('one', n);
    assert.ok(readdirSync(folder).length <= 25);
    assert.equal((await open()).get('one'), 199);
    assert.equal((await open()).get('many/999'), 999);
  });

  it('writes each value once: a file has what was put since the one before it', async () => {
    const map = await open();
    await map.put('first', 'a value of its own');
    await map.put('second', 2);
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    assert.equal(texts.filter((text) => text.includes('a value of its own')).length, 1);
    assert.equal(texts.filter((text) => text.includes('second')).length, 1);
  });

  it('tells another window of what is new, of what went, and of nothing else', async () => {
    const [one, other] = [await open(), await open()];
    const told = new Promise<void>((resolve) => other.onDidChange(resolve));
    await one.put('key', 'new');
    await other.refresh();
    await told;
    assert.equal(other.get('key'), 'new');
    other.onDidChange(() => assert.fail('nothing is new'));
    await other.refresh();
  });

  it('is empty for all windows after it was cleared, and does not come back by a merge', async () => {
    const [one, other] = [await open(), await open()];
    for (let n = 0; n < 20; n++) await one.put(`former/${n}`, n);
    await other.refresh();
    await one.clear();
    assert.equal(one.get('former/1'), undefined);
    for (let n = 0; n < 30; n++) await other.put('another', n);
    assert.deepEqual((await open()).startingWith('former/'), []);
    assert.deepEqual(other.startingWith('former/'), []);
  });

  it('counts the younger value whatever the clock says', async () => {
    let now = Date.parse('2027-06-01');
    const map = await open(() => now);
    await map.put('key', 'ahead');
    now = Date.parse('2026-11-26');
    await map.put('key', 'set right');
    assert.equal((await open()).get('key'), 'set right');
  });

  it('takes broken, foreign and newer files for nothing, and lets them be', async () => {
    await (await open()).put('key', 'kept');
    const contents = [
      '',
      '{',
      'null',
      '[]',
      '{"version":1}',
      '{"version":1,"entries":{"key":1}}',
      '{"version":2,"entries":[["key",9e15,"newer"]]}',
      '{"version":1,"entries":[null,5,[],["key"],["key","9e15","text"],[1,2,3],["__proto__",1,{"a":1}]]}',
    ];
    const names = contents.map((content) => {
      const name = `${randomUUID()}.json`;
      writeFileSync(join(folder, name), content);
      return name;
    });
    if (process.platform !== 'win32')
      symlinkSync(join(home, 'nowhere'), join(folder, `${randomUUID()}.json`));
    const map = await open();
    assert.equal(map.get('key'), 'kept');
    assert.equal(map.get('a'), undefined);
    for (let n = 0; n < 60; n++) await map.put('other', n);
    assert.equal(map.get('key'), 'kept');
    for (const [index, name] of names.entries())
      if (index !== contents.length - 1)
        assert.equal(readFileSync(join(folder, name), 'utf8'), contents[index]);
  });

  it('keeps its files from others on this computer', async function () {
    if (process.platform === 'win32') return;
    await (await open()).put('key', 1);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
  });

  it('says where the disk refuses, keeps the value for this window, and writes it with the next', async () => {
    writeFileSync(folder, 'a file in its place');
    const map = await open();
    await assert.rejects(map.put('key', 1));
    assert.equal(map.get('key'), 1);
    rmSync(folder);
    await map.put('other', 2);
    assert.equal((await open()).get('key'), 1);
  });

  it('keeps no value that is too long, and not the one before it either', async () => {
    const map = await open();
    await map.put('key', 'short');
    await map.put('key', 'x'.repeat(300_000));
    assert.equal(map.get('key'), undefined);
    assert.equal((await open()).get('key'), undefined);
  });

  it('is bounded: of too much the oldest goes', () => {
    const value = 'x'.repeat(250_000);
    const entries = new Map(Array.from({ length: 200 }, (_, at) => [`key/${at}`, { at, value }]));
    const kept = [...pruned(entries, 0).keys()];
    assert.ok(kept.length > 100 && kept.length * value.length <= 32 * 1024 * 1024, String(kept.length));
    assert.equal(kept[0], 'key/199');
    assert.ok(!kept.includes('key/0'));
    const many = new Map(Array.from({ length: 150_000 }, (_, at) => [`key/${at}`, { at, value: 1 }]));
    assert.equal(pruned(many, 0).size, 100_000);
  });

  it('forgets after a while that a key was taken out', () => {
    const entries = new Map([
      ['long ago', { at: 1, value: undefined }],
      ['just now', { at: 11, value: undefined }],
      ['there', { at: 1, value: 1 }],
    ]);
    assert.deepEqual([...pruned(entries, 10).keys()].sort(), ['just now', 'there']);
  });
});
