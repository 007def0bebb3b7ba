import assert from 'node:assert/strict';
import type { EstateFile } from '../../../src/estate/estate';
import { viewMessage } from '../../../src/tree/viewMessage';

const calm = {
  files: [file('backup-sets.json')],
  tenants: [],
  trusted: true,
  queue: undefined,
  filter: undefined,
  model: undefined,
};

function file(name: string, more: Partial<EstateFile> = {}): EstateFile {
  const of = { file: name, addresses: [], name, state: 'read', lastGood: false, problems: [], ...more };
  return of as Partial<EstateFile> as EstateFile;
}

describe('What the view says above its rows', () => {
  it('is nothing where all files are read', () => {
    assert.equal(viewMessage(calm), '');
  });

  it('names the file that cannot be read, and says that its last good sets are shown', () => {
    const files = [file('east/backup-sets.json', { state: 'broken', lastGood: true }), file('b.json')];
    assert.equal(
      viewMessage({ ...calm, files }),
      "east/backup-sets.json can't be read. Its last good sets are shown. See Problems.",
    );
  });

  it('promises no last good sets where there are none', () => {
    const files = [file('backup-sets.json', { state: 'broken' })];
    assert.equal(viewMessage({ ...calm, files }), "backup-sets.json can't be read. See Problems.");
  });

  it('counts the files where several cannot be read', () => {
    const files = [file('a.json', { state: 'broken', lastGood: true }), file('b.json', { state: 'broken' })];
    assert.equal(
      viewMessage({ ...calm, files }),
      "2 files can't be read. Their last good sets are shown. See Problems.",
    );
    const lost = files.map((one) => ({ ...one, lastGood: false }));
    assert.equal(viewMessage({ ...calm, files: lost }), "2 files can't be read. See Problems.");
  });

  it('shows the name of a file without its tricks', () => {
    const files = [file(`x\u202e${'y'.repeat(10_000)}`, { state: 'broken' })];
    const message = viewMessage({ ...calm, files });
    assert.match(message, /can't be read/);
    assert.doesNotMatch(message, /\u202e/);
    assert.ok(message.length < 200);
  });

  it('says what the filter leaves before all else', () => {
    const message = viewMessage({
      ...calm,
      files: [file('backup-sets.json', { state: 'broken' })],
      filter: { text: 'legal', state: 'toDo' },
      model: { shown: 1, all: 2 },
    });
    assert.equal(message, "Filter: legal · To do, 1 of 2. backup-sets.json can't be read. See Problems.");
  });

  it('tells of a queue only where it can be continued', () => {
    const queue = { at: 3, of: 12 };
    const restricted =
      'Restricted Mode: backup sets are only shown and checked until you trust this workspace.';
    assert.equal(viewMessage({ ...calm, queue, trusted: false }), restricted);
    assert.match(viewMessage({ ...calm, queue }), /^A migration queue is waiting at 3 of 12\./);
  });
});
