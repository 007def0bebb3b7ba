import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import type { FileAccess, FileBytes } from '../../../../src/estate/fileAccess';
import { type Judge, type SaveResult, save as saveEntries } from '../../../../src/estate/save/save';
import type { Problem } from '../../../../src/core/identity/problem';
import { bytesOf, fixture, textOf } from '../file/fixture';

const record: Authentication = { method: 'hybrid', grant: '33333333-3333-4333-8333-333333333333' };
const change = { id: '1', authentication: record };
const original = fixture('plain.json');

class RefusedWrite extends Error {
  constructor(readonly code: string) {
    super('refused');
  }
}

/** A file in memory. `beforeRead` is called before each reading with its number, from 1. */
class FakeFile implements FileAccess {
  content: Uint8Array | Extract<FileBytes, { ok: false }> = original;
  dirty = false;
  reads = 0;
  readonly writes: Uint8Array[] = [];
  beforeRead: (read: number) => void = () => undefined;
  onWrite: (bytes: Uint8Array) => void = (bytes) => (this.content = bytes);
  otherWindowIsFaster: () => boolean = () => false;

  read(): Promise<FileBytes> {
    this.beforeRead(++this.reads);
    return Promise.resolve(
      this.content instanceof Uint8Array ? { ok: true, bytes: this.content } : this.content,
    );
  }
  async write(bytes: Uint8Array): Promise<boolean> {
    await Promise.resolve();
    if (this.otherWindowIsFaster()) return false;
    this.writes.push(bytes);
    this.onWrite(bytes);
    return true;
  }
  hasUnsavedChanges(): boolean {
    return this.dirty;
  }
  get text(): string {
    return this.content instanceof Uint8Array ? textOf(this.content) : assert.fail('no bytes');
  }
}

function save(file: FakeFile, judge: Judge = () => undefined): Promise<SaveResult> {
  return saveEntries('file:///estate/backup-sets.json', file, [change], judge);
}
async function assertRefused(file: FakeFile, reason: string, detail?: string): Promise<void> {
  const result = await save(file);
  const problem = { kind: 'file', reason, ...(detail === undefined ? {} : { detail }) };
  assert.deepEqual(result.saved ? result : result.problem, problem);
}
const grown = (): Uint8Array => bytesOf(textOf(original).replace('"CHG-1"', '"CHG-2"'));

describe('Save', () => {
  it('writes the record into the entry once, and tells the text before and the one in its place', async () => {
    const file = new FakeFile();
    const result = await save(file);
    assert.equal(file.writes.length, 1);
    assert.ok(result.saved);
    assert.deepEqual([...result.texts.keys()], ['1']);
    const { former, written } = result.texts.get('1') ?? assert.fail();
    assert.equal(former, '{ "method": "basic" }');
    assert.equal(file.text, textOf(original).replace('{ "method": "basic" }', written));
    assert.match(file.text, /"method": "hybrid"/);
  });

  it('judges the entry as the file has it now, and changes nothing when something stands against it', async () => {
    const file = new FakeFile();
    file.content = bytesOf(textOf(original).replace('backup@contoso.com', 'other@contoso.com'));
    const judged: string[] = [];
    const against: Problem = { kind: 'setChanged', differences: [{ id: 'gone' }] };
    const result = await save(file, (now) => {
      judged.push(now.account);
      return against;
    });
    assert.deepEqual(result, { saved: false, id: '1', problem: against });
    assert.deepEqual(judged, ['other@contoso.com']);
    assert.deepEqual(file.writes, []);
  });

  it('refuses while an editor holds unsaved changes, also those that came while it judged', async () => {
    const dirty = new FakeFile();
    dirty.dirty = true;
    await assertRefused(dirty, 'unsavedChanges');
    const later = new FakeFile();
    later.beforeRead = (read) => (later.dirty = read === 2);
    await assertRefused(later, 'unsavedChanges');
    assert.deepEqual([...dirty.writes, ...later.writes], []);
  });

  it('begins anew, with the judgement, where the file changed under it, and keeps that change', async () => {
    const file = new FakeFile();
    file.beforeRead = (read) => {
      if (read === 2) file.content = grown();
    };
    let judged = 0;
    const result = await save(file, () => {
      judged++;
      return undefined;
    });
    assert.equal(result.saved, true);
    assert.equal(judged, 2);
    assert.match(file.text, /"CHG-2"/);
    assert.match(file.text, /"hybrid"/);
  });

  it('gives up where the file changes every time', async () => {
    const file = new FakeFile();
    file.beforeRead = (read) => (file.content = bytesOf(`${textOf(original)}${' '.repeat(read)}`));
    await assertRefused(file, 'changedAgain');
    assert.deepEqual(file.writes, []);
  });

  it('begins anew where another window was faster, and keeps what that one wrote', async () => {
    const file = new FakeFile();
    let faster = 3;
    file.otherWindowIsFaster = () => {
      if (faster === 3) file.content = grown();
      return faster-- > 0;
    };
    assert.equal((await save(file)).saved, true);
    assert.match(file.text, /"CHG-2"/);
    assert.match(file.text, /"hybrid"/);
  });

  it('gives up where other windows are faster every time', async () => {
    const file = new FakeFile();
    file.otherWindowIsFaster = () => true;
    await assertRefused(file, 'changedAgain');
    assert.equal(file.text, textOf(original));
  });

  for (const fault of ['fileGone', 'isDirectory', 'tooBig', 'cannotRead'] as const) {
    it(`refuses a file that cannot be had: ${fault}`, async () => {
      const file = new FakeFile();
      file.content = { ok: false, fault, detail: 'Code' };
      await assertRefused(file, fault, 'Code');
      assert.deepEqual(file.writes, []);
    });
  }

  it('refuses a file that was deleted while it judged', async () => {
    const file = new FakeFile();
    file.beforeRead = (read) => {
      if (read === 2) file.content = { ok: false, fault: 'fileGone' };
    };
    await assertRefused(file, 'fileGone');
    assert.deepEqual(file.writes, []);
  });

  it('refuses what the edit refuses', async () => {
    for (const [content, reason] of [
      [fixture('not-utf8.json'), 'notUtf8'],
      [fixture('truncated.json'), 'broken'],
      [bytesOf('{ "backupSets": [] }'), 'entryGone'],
    ] as const) {
      const file = new FakeFile();
      file.content = content;
      await assertRefused(file, reason);
      assert.deepEqual(file.writes, []);
    }
  });

  it('says so where the write is refused and the file is what it was', async () => {
    const file = new FakeFile();
    file.onWrite = () => {
      throw new RefusedWrite('NoPermissions');
    };
    await assertRefused(file, 'cannotWrite', 'NoPermissions');
    assert.equal(file.text, textOf(original));
  });

  it('puts the old bytes back where a write broke off half way', async () => {
    const file = new FakeFile();
    file.onWrite = (bytes) => {
      file.content = file.writes.length === 1 ? bytes.subarray(0, 100) : bytes;
      if (file.writes.length === 1) throw new RefusedWrite('ENOSPC');
    };
    await assertRefused(file, 'cannotWrite', 'ENOSPC');
    assert.equal(file.text, textOf(original));
  });

  it('never writes over what another program wrote, not even to put the old bytes back', async () => {
    const file = new FakeFile();
    file.onWrite = () => {
      file.content = grown();
      throw new RefusedWrite('EBUSY');
    };
    await assertRefused(file, 'readBackDiffers', 'EBUSY');
    assert.equal(file.writes.length, 1);
    assert.match(file.text, /"CHG-2"/);
  });

  it('is done where the write was refused and yet stands in the file', async () => {
    const file = new FakeFile();
    file.onWrite = (bytes) => {
      file.content = bytes;
      throw new RefusedWrite('Unknown');
    };
    assert.equal((await save(file)).saved, true);
  });

  it('reads back: is not done where the file is not what was written', async () => {
    const file = new FakeFile();
    file.onWrite = () => undefined;
    await assertRefused(file, 'readBackDiffers');
  });

  it('reads back: is done where another program wrote after it and kept the record', async () => {
    const file = new FakeFile();
    file.onWrite = (bytes) => (file.content = bytesOf(textOf(bytes).replace('"CHG-1"', '"CHG-2"')));
    assert.equal((await save(file)).saved, true);
  });
});
