import assert from 'node:assert/strict';
import { readBackupSets } from '../../../../src/estate/file/readFile';
import { type NewEntry, idsIn, insertEntries } from '../../../../src/estate/file/insertEntries';
import { newFileText } from '../../../../src/estate/file/newFileText';
import { assertLinear } from '../../linear';
import { bytesOf, fixture, textOf } from './fixture';

function entry(id: string, more: Partial<NewEntry> = {}): NewEntry {
  return {
    id,
    name: `Set ${id}`,
    tenant: 'contoso',
    account: 'backup@contoso.com',
    accountRole: 'unknown',
    authentication: { method: 'basic' },
    ...more,
  };
}
function insert(before: string | Uint8Array, ...added: NewEntry[]): string {
  const result = insertEntries(typeof before === 'string' ? bytesOf(before) : before, added);
  return result.kind === 'edited' ? textOf(result.bytes) : assert.fail(JSON.stringify(result));
}
function refusal(before: string | Uint8Array, ...added: NewEntry[]): string {
  const result = insertEntries(typeof before === 'string' ? bytesOf(before) : before, added);
  return result.kind === 'refused' ? result.reason : assert.fail('edited');
}

const written =
  '{ "id": "7", "name": "Set 7", "tenant": "contoso", "account": "backup@contoso.com", "accountRole": "unknown", "authentication": { "method": "basic" } }';

describe('Adding entries', () => {
  it('leaves numbers as they are written that JavaScript reads otherwise', () => {
    for (const number of ['-0', '1e400', '-1E+999', '12345678901234567890.0']) {
      const before = `{ "x": ${number}, "backupSets": [\n    { "id": "1", "ticket": ${number} }\n  ] }`;
      const after = insert(before, entry('7'));
      assert.equal(after, before.replace(' }\n', ` },\n    ${written}\n`));
    }
  });

  it('leaves a file on one line on one line, however long it is', () => {
    const before = `{"tenants":[],"note":"${'n'.repeat(20_000)}","backupSets":[{"id":"1"}]}`;
    assert.equal(insert(before, entry('7')), before.replace(/\]\}$/, `,${JSON.stringify(entry('7'))}]}`));
  });

  it('refuses what would make the file bigger than can be read', () => {
    const before = `{ "backupSets": [], "x": "${'x'.repeat(50 * 1024 * 1024 - 40)}" }`;
    assert.equal(refusal(before, entry('7')), 'tooBig');
  });

  it('takes time linear in their number', () =>
    assertLinear(
      (n) => Array.from({ length: n }, (_, index) => entry(String(index))),
      (added) => insert('{ "backupSets": [] }', ...added),
      2_000,
    ));

  it('writes them as the last entry is written, each property in its line', () => {
    const before = '{\n  "backupSets": [\n    {\n      "id": "1"\n    }\n  ]\n}\n';
    assert.equal(
      insert(before, entry('7', { sources: ['mailboxes', 'teams'] })),
      `{
  "backupSets": [
    {
      "id": "1"
    },
    {
      "id": "7",
      "name": "Set 7",
      "tenant": "contoso",
      "account": "backup@contoso.com",
      "accountRole": "unknown",
      "sources": ["mailboxes", "teams"],
      "authentication": { "method": "basic" }
    }
  ]
}
`,
    );
  });

  it('indents properties by the step that leads from the list to its entries', () => {
    const before = '{\n"backupSets": [\n   {\n      "id": "1"\n   }\n]\n}\n';
    assert.match(insert(before, entry('7')), /\n {3}\{\n {6}"id": "7",\n {6}"name": "Set 7",\n/);
  });

  it('writes them in one line where the last entry is in one line', () => {
    const before = '{\n\t"backupSets": [\n\t\t{ "id": "1" }\n\t]\n}';
    assert.equal(
      insert(before, entry('7')),
      `{\n\t"backupSets": [\n\t\t{ "id": "1" },\n\t\t${written}\n\t]\n}`,
    );
  });

  it('leaves a file on one line on one line, with its spaces or without', () => {
    assert.equal(
      insert('{"backupSets":[{"id":"1"}]}', entry('7')),
      `{"backupSets":[{"id":"1"},${written
        .replace(/([:,]) /g, '$1')
        .replace(/(?<=[{]) | (?=[}])/g, '')
        .replace('Set7', 'Set 7')}]}`,
    );
    assert.equal(
      insert('{ "backupSets": [{ "id": "1" }] }', entry('7')),
      `{ "backupSets": [{ "id": "1" }, ${written}] }`,
    );
  });

  it('fills an empty list, on one line or over lines', () => {
    assert.equal(insert('{"backupSets": []}', entry('7')), `{"backupSets": [${written}]}`);
    assert.match(
      insert('{\n  "backupSets": []\n}\n', entry('7')),
      /^\{\n {2}"backupSets": \[\n {4}\{\n {6}"id": "7",[^]*\n {4}\}\n {2}\]\n\}\n$/,
    );
    assert.match(
      insert('{\n  "backupSets": [\n  ]\n}\n', entry('7')),
      /\[\n {4}\{\n[^]*\n {4}\}\n {2}\]\n\}\n$/,
    );
  });

  it('keeps a trailing comma, and the comments behind the last entry with it', () => {
    const before = '{\n  "backupSets": [\n    { "id": "1" }, // the first\n    // more to come\n  ]\n}\n';
    assert.equal(
      insert(before, entry('7')),
      `{\n  "backupSets": [\n    { "id": "1" }, // the first\n    // more to come\n    ${written},\n  ]\n}\n`,
    );
  });

  it('puts the comma before a comment that follows the last entry', () => {
    const before = '{\n  "backupSets": [\n    { "id": "1" } // the first\n  ]\n}\n';
    assert.equal(
      insert(before, entry('7')),
      `{\n  "backupSets": [\n    { "id": "1" }, // the first\n    ${written}\n  ]\n}\n`,
    );
  });

  it('never lets a comment swallow what was added', () => {
    for (const list of [
      '[ // none yet\n]',
      '[/* none yet */]',
      '[{ "id": "1" } /* one */]',
      '[{ "id": "1" }, // one\n]',
    ]) {
      const after = insert(`{"backupSets": ${list}}`, entry('7'), entry('8'));
      const ids = idsIn(bytesOf(after));
      assert.ok(ids.has('7') && ids.has('8'), after);
      for (const comment of list.match(/\/\/.*|\/\*.*\*\//g) ?? []) assert.ok(after.includes(comment));
    }
  });

  it('keeps the example of a new file, and adds below it', () => {
    const note = 'note';
    const before = newFileText({
      file: note,
      edition: note,
      clientIds: note,
      tenants: note,
      backupSets: note,
    });
    const after = insert(before, entry('7'));
    const at = before.indexOf('\n  ]\n}', before.indexOf('"backupSets"'));
    assert.equal(after.startsWith(before.slice(0, at)), true);
    assert.equal(after.endsWith(before.slice(at)), true);
    assert.match(after, /\n {4}\/\/ \}\n {4}\{\n {6}"id": "7",/);
  });

  for (const name of [
    'plain.json',
    'crlf.json',
    'mixed-endings.json',
    'byte-order-mark.json',
    'comments.jsonc',
    'tabs.json',
    'no-last-newline.json',
    'minified.json',
    'hand-written.json',
  ]) {
    it(`leaves every byte of ${name} where it was, but for what came in`, () => {
      const before = Buffer.from(fixture(name));
      const result = insertEntries(before, [entry('new-1'), entry('new-2')]);
      assert.ok(result.kind === 'edited', JSON.stringify(result));
      const after = Buffer.from(result.bytes);
      const old = textOf(before);
      const now = textOf(after);
      // Without the comma behind the last entry, and without the rest that came in, it is the old text.
      let start = 0;
      while (old[start] === now[start]) start++;
      const comma = now[start] === ',' && old[start] !== ',' ? 1 : 0;
      let middle = start;
      while (middle < old.length && old[middle] === now[middle + comma]) middle++;
      assert.equal(now.endsWith(old.slice(middle)), true);
      const newText = now.slice(middle + comma, now.length - (old.length - middle));
      if (name === 'crlf.json') assert.doesNotMatch(newText, /[^\r]\n/);
      if (name === 'tabs.json') assert.doesNotMatch(newText, /^ /m);
      const sets = readBackupSets('file:///x', result.bytes);
      assert.ok(sets.kind === 'read');
      assert.deepEqual(
        sets.sets.slice(-2).map(({ id }) => id),
        ['new-1', 'new-2'],
      );
    });
  }

  it('escapes what would end a text, and writes nothing beside the entry', () => {
    const name = '"}], "tenants": [/*\u2028\\';
    const after = insert('{"backupSets": []}', entry('7', { name }));
    const { backupSets, ...rest } = JSON.parse(after) as { backupSets: { name: string }[] };
    assert.deepEqual(rest, {});
    assert.equal(backupSets[0]?.name, name);
  });

  it('is refused where the id is there already, also in an entry that has problems', () => {
    assert.equal(refusal('{"backupSets": [{ "id": "7" }]}', entry('7')), 'duplicateId');
    assert.equal(refusal('{"backupSets": []}', entry('7'), entry('7')), 'duplicateId');
  });

  it('is refused where the entry is none that the schema admits', () => {
    assert.equal(refusal('{"backupSets": []}', entry('')), 'recordInvalid');
    assert.equal(refusal('{"backupSets": []}', entry('\ud800')), 'recordInvalid');
  });

  it('is refused where the file is no list of backup sets', () => {
    for (const text of ['', '[]', '{', '{"backupSets": 1}', '{}', '{"backupSets": [], "backupSets": []}'])
      assert.equal(refusal(text, entry('7')), 'broken', text);
    assert.equal(refusal(fixture('utf16.json'), entry('7')), 'notUtf8');
    assert.equal(refusal(fixture('binary.json'), entry('7')), 'binary');
  });
});
