import assert from 'node:assert/strict';
import type { Authentication } from '../../../src/core/backupSet';
import { readBackupSets } from '../../../src/config/backupSetsFile';
import { type EditResult, type EntryChange, editEntries } from '../../../src/config/entryEdit';
import { entryListOf, setsOf } from '../../../src/config/entryList';
import { bytesOf, fixture, seededRandom, textOf } from './fixture';

const record: Authentication = {
  method: 'modern',
  grant: '33333333-3333-4333-8333-333333333333',
  authorizedBy: {
    name: 'admin@contoso.com',
    objectId: '44444444-4444-4444-8444-444444444444',
    tenantId: '55555555-5555-4555-8555-555555555555',
  },
  authorizedAt: '2026-01-31T09:30:00.000Z',
  role: 'confirmed',
  edition: '8.3.6.0',
  acknowledged: ['site-features', 'surveys'],
};

function resultOf(bytes: Uint8Array, changes: readonly EntryChange[]): EditResult {
  const list = entryListOf(bytes);
  if (typeof list === 'string') return { kind: 'refused', reason: list };
  const ids = changes.map(({ id }) => id);
  return editEntries(list, changes, setsOf('file:///x', list, ids));
}
function edit(
  bytes: Uint8Array,
  ...changes: EntryChange[]
): { bytes: Uint8Array; former: ReadonlyMap<string, string> } {
  const result = resultOf(bytes, changes);
  return result.kind === 'edited' ? result : assert.fail(JSON.stringify(result));
}
function refusal(bytes: Uint8Array, ...changes: EntryChange[]): string {
  const result = resultOf(bytes, changes);
  return result.kind === 'refused' ? result.reason : assert.fail('edited');
}
function authenticationIn(bytes: Uint8Array, id: string): Authentication | undefined {
  const read = readBackupSets('file:///x', bytes);
  return read.kind === 'read' ? read.sets.find((set) => set.id === id)?.authentication : undefined;
}

/** The bytes around the value that was replaced, told from the text that stood there before. */
function assertOnlyValueChanged(before: Uint8Array, after: Uint8Array, former: string): void {
  const old = Buffer.from(before);
  const now = Buffer.from(after);
  const value = Buffer.from(former);
  const starts: number[] = [];
  for (let at = old.indexOf(value); at >= 0; at = old.indexOf(value, at + 1)) starts.push(at);
  const fits = starts.some((start) => {
    const rest = old.subarray(start + value.length);
    return (
      now.subarray(0, start).equals(old.subarray(0, start)) &&
      now.length >= start + rest.length &&
      now.subarray(now.length - rest.length).equals(rest)
    );
  });
  assert.ok(fits, `bytes outside ${former} changed`);
}

describe('Editing an entry', () => {
  const names = [
    'plain.json',
    'crlf.json',
    'mixed-endings.json',
    'byte-order-mark.json',
    'no-last-newline.json',
    'tabs.json',
    'minified.json',
    'comments.jsonc',
    'hand-written.json',
  ];
  for (const name of names) {
    for (const id of ['1', '2']) {
      it(`changes nothing but its authentication, and can be taken back to the byte: ${name}, set ${id}`, () => {
        const before = fixture(name);
        const { bytes, former } = edit(before, { id, authentication: record });
        assert.deepEqual(authenticationIn(bytes, id), record);
        assertOnlyValueChanged(before, bytes, former.get(id) ?? assert.fail());
        const back = edit(bytes, { id, formerText: former.get(id)! });
        assert.deepEqual(Buffer.from(back.bytes), Buffer.from(before));
      });
    }
  }

  it('gives a value with a line of its own a line for each property', () => {
    const text = textOf(edit(fixture('plain.json'), { id: '1', authentication: record }).bytes);
    assert.ok(
      text.includes(`      "authentication": {
        "method": "modern",
        "grant": "33333333-3333-4333-8333-333333333333",
        "authorizedBy": {
          "name": "admin@contoso.com",
          "objectId": "44444444-4444-4444-8444-444444444444",
          "tenantId": "55555555-5555-4555-8555-555555555555"
        },
        "authorizedAt": "2026-01-31T09:30:00.000Z",
        "role": "confirmed",
        "edition": "8.3.6.0",
        "acknowledged": ["site-features", "surveys"]
      }
    },
`),
      text,
    );
  });

  it('uses the indentation and the line endings of the entry', () => {
    const tabs = textOf(edit(fixture('tabs.json'), { id: '1', authentication: record }).bytes);
    assert.ok(tabs.includes('\n\t\t\t"authentication": {\n\t\t\t\t"method": "modern",\n'), tabs);
    assert.ok(tabs.includes('\n\t\t\t\t\t"name": "admin@contoso.com",\n'), tabs);
    const crlf = textOf(edit(fixture('crlf.json'), { id: '1', authentication: record }).bytes);
    assert.doesNotMatch(crlf, /[^\r]\n/);
    const mixed = bytesOf(
      '{ "backupSets": [\n{\r\n  "id": "1", "name": "a", "tenant": "t", "account": "a",\r\n  "authentication": { "method": "basic" }\n}\n] }',
    );
    const [before, after] = [
      mixed,
      edit(mixed, { id: '1', authentication: { method: 'hybrid', role: 'unchecked' } }).bytes,
    ];
    assert.equal(
      textOf(after),
      textOf(before).replace(
        '{ "method": "basic" }',
        '{\r\n    "method": "hybrid",\r\n    "role": "unchecked"\r\n  }',
      ),
    );
  });

  it('stays on one line where the file is on one line', () => {
    const text = textOf(edit(fixture('minified.json'), { id: '1', authentication: record }).bytes);
    assert.equal(text, JSON.stringify(JSON.parse(text)));
    assert.ok(text.includes('"authentication":{"method":"modern","grant":"33333333'), text);
  });

  it('keeps unknown properties and comments inside the authentication, in their order', () => {
    const text = textOf(edit(fixture('comments.jsonc'), { id: '1', authentication: record }).bytes);
    assert.ok(
      text.includes(`      "authentication": { // do not touch before the audit
        /* since 2019 */ "method": "modern", // legacy
        "ticket": "CHG-7" /* kept */, // the last one
        "grant": "33333333-3333-4333-8333-333333333333",
`),
      text,
    );
    assert.ok(text.includes(`"acknowledged": ["site-features", "surveys"],\n      }, // end of it\n`), text);
    const plain = textOf(edit(fixture('plain.json'), { id: '2', authentication: record }).bytes);
    assert.ok(plain.includes('        "note": "kept",\n        "authorizedBy": {'), plain);
  });

  it('keeps what is equal already in its very text', () => {
    const text =
      '{"backupSets":[{"id":"1","name":"a","tenant":"t","account":"a","authentication":{"method":"b\\u0061sic"}}]}';
    assert.equal(textOf(edit(bytesOf(text), { id: '1', authentication: { method: 'basic' } }).bytes), text);
  });

  it('drops what the new record does not have, with its comma and line, and keeps the comments around', () => {
    const entry = (authentication: string): Uint8Array =>
      bytesOf(`{ "backupSets": [
  { "id": "1", "name": "a", "tenant": "t", "account": "a",
    "authentication": ${authentication} }] }`);
    const grant = '"grant": "33333333-3333-4333-8333-333333333333"';
    for (const [before, after] of [
      [`{ "method": "basic", ${grant} }`, '{ "method": "basic" }'],
      [`{ ${grant}, "method": "basic" }`, '{ "method": "basic" }'],
      [`{ ${grant}, "method": "basic", }`, '{ "method": "basic", }'],
      [`{\n  "method": "basic",\n  ${grant},\n  "x": 1\n}`, '{\n  "method": "basic",\n  "x": 1\n}'],
      [`{\n  "method": "basic", // A\n  ${grant} // B\n}`, '{\n  "method": "basic" // A\n   // B\n}'],
      [`{\n  "method": "basic" // A\n  , ${grant} /* B */ }`, '{\n  "method": "basic" // A\n   /* B */ }'],
      [`{ /* A */ ${grant} /* B */, "method": "basic" }`, '{ /* A */  /* B */ "method": "basic" }'],
    ] as const) {
      const edited = edit(entry(before), { id: '1', authentication: { method: 'basic' } });
      assert.equal(textOf(edited.bytes), textOf(entry(after)));
    }
  });

  it('changes within who authorized only what is known there', () => {
    const before = `{ "backupSets": [{ "id": "1", "name": "a", "tenant": "t", "account": "a", "authentication":
      { "method": "modern", "authorizedBy": { "name": "old", "phone": "1" /* office */ } } }] }`;
    const { bytes } = edit(bytesOf(before), {
      id: '1',
      authentication: { method: 'modern', authorizedBy: { name: 'new', objectId: record.grant! } },
    });
    assert.equal(
      textOf(bytes),
      before
        .replace('"old"', '"new"')
        .replace('"1" /* office */', `"1", /* office */ "objectId": "${record.grant}"`)
        .replace(', /* office */', ', /* office */'),
    );
  });

  it('finds the entry among strings and comments that look like it, by its exact id', () => {
    const before = bytesOf(`{ "backupSets": [
      /* { "id": "1", "authentication": { "method": "basic" } } */
      { "id": "0", "name": "\\"id\\": \\"1\\"", "tenant": "t", "account": "a", "authentication": { "method": "basic" } },
      { "id": " 1", "name": "a", "tenant": "t", "account": "a", "authentication": { "method": "basic" } },
      { "id": "1", "name": "a", "tenant": "t", "account": "a", "authentication": { "method": "basic" } } ] }`);
    const { bytes } = edit(before, { id: '1', authentication: { method: 'hybrid' } });
    assert.deepEqual(
      ['0', ' 1', '1'].map((id) => authenticationIn(bytes, id)?.method),
      ['basic', 'basic', 'hybrid'],
    );
  });

  it('works beside a wrong entry, and on several entries at once', () => {
    const before = bytesOf(`{ "backupSets": [ 5, { "id": "bad" },
      { "id": "1", "name": "a", "tenant": "t", "account": "a", "authentication": { "method": "basic" } },
      { "id": "2", "name": "a", "tenant": "t", "account": "a", "authentication": { "method": "basic" } } ] }`);
    const { bytes, former } = edit(before, ...['2', '1'].map((id) => ({ id, authentication: record })));
    assert.deepEqual([authenticationIn(bytes, '1'), authenticationIn(bytes, '2')], [record, record]);
    const back = edit(bytes, ...[...former].map(([id, formerText]) => ({ id, formerText })));
    assert.equal(textOf(back.bytes), textOf(before));
  });

  it('lays out the same record as each entry is laid out', () => {
    const entry = (id: string, indent: string) =>
      `{\n${indent}"id": "${id}", "name": "a", "tenant": "t", "account": "a",\n${indent}"authentication": { "method": "basic" }\n}`;
    const before = bytesOf(`{ "backupSets": [\n${entry('1', '  ')},\n${entry('2', '\t')}\n] }`);
    const authentication: Authentication = { method: 'hybrid', role: 'unchecked' };
    const text = textOf(edit(before, ...['1', '2'].map((id) => ({ id, authentication }))).bytes);
    for (const indent of ['  ', '\t'])
      assert.ok(text.includes(`\n${indent}${indent}"role": "unchecked"`), text);
  });

  it('finds list and record by what their keys say, however they are written', () => {
    const before = bytesOf(String.raw`{ "backup\u0053ets": [
      { "id": "1", "name": "a", "tenant": "t", "account": "a", "authenticationBefore": { "method": "modern" },
        "a\u0075thentication": { "method": "basic" } } ] }`);
    const { bytes } = edit(before, { id: '1', authentication: { method: 'hybrid' } });
    assert.equal(textOf(bytes), textOf(before).replace('"basic"', '"hybrid"'));
  });

  it('writes names of any kind, and reads them back', () => {
    for (const name of ['<b>"x"</b>', 'a\\b\n\u0000\u2028\u202e', '\ud800', '😀', 'x'.repeat(10_000)]) {
      const authentication = { ...record, authorizedBy: { name } };
      const { bytes } = edit(fixture('plain.json'), { id: '1', authentication });
      assert.equal(authenticationIn(bytes, '1')?.authorizedBy?.name, name);
    }
  });
});

describe('An edit is refused', () => {
  const change = { id: '1', authentication: record };
  const entry =
    '{ "id": "1", "name": "a", "tenant": "t", "account": "a", "authentication": { "method": "basic" } }';

  it('for a file that is not UTF-8, binary, too big or broken', () => {
    assert.equal(refusal(fixture('not-utf8.json'), change), 'notUtf8');
    assert.equal(refusal(fixture('binary.json'), change), 'binary');
    assert.equal(refusal(new Uint8Array(50 * 1024 * 1024 + 1), change), 'tooBig');
    assert.equal(refusal(fixture('truncated.json'), change), 'broken');
    assert.equal(refusal(bytesOf('[]'), change), 'broken');
    assert.equal(refusal(bytesOf('{}'), change), 'broken');
    assert.equal(
      refusal(bytesOf(`{ "backupSets": [${entry}], "backupSets": [${entry}] }`), change),
      'broken',
    );
  });

  it('for an entry that is gone, or has a twin, or is wrong', () => {
    const list = (...entries: string[]): Uint8Array => bytesOf(`{ "backupSets": [${entries.join(', ')}] }`);
    assert.equal(refusal(list(), change), 'entryGone');
    assert.equal(refusal(list(entry.replace('"1"', '"01"')), change), 'entryGone');
    assert.equal(refusal(list(entry, entry), change), 'duplicateId');
    assert.equal(refusal(list(entry, '{ "id": "1" }'), change), 'duplicateId');
    assert.equal(refusal(list(entry), change, change), 'duplicateId');
    assert.equal(refusal(list(entry.replace('"basic"', '"oauth"')), change), 'entryInvalid');
    assert.equal(refusal(list(entry.replace('"name"', '"id": "2", "name"')), change), 'entryGone');
    assert.equal(refusal(list(entry.replace('"id"', '"id": "2", "id"')), change), 'entryInvalid');
    assert.equal(
      refusal(list(entry.replace('"method"', '"method": "modern", "method"')), change),
      'entryInvalid',
    );
  });

  it('for a record that the schema does not admit', () => {
    const wrong = [
      { method: 'oauth' },
      { method: 'modern', grant: 'no GUID' },
      { method: 'modern', authorizedBy: { name: '' } },
    ] as unknown as Authentication[];
    for (const authentication of wrong) {
      assert.equal(refusal(fixture('plain.json'), { id: '1', authentication }), 'recordInvalid');
    }
  });

  it('for a former text that reaches out of its place', () => {
    for (const formerText of [
      '{ "method": "basic" }, "account": "evil@example.com"',
      '{ "method": "basic" } }, { "id": "9"',
      '{ "method": "basic" } //',
      '{ "method": "basic" } // }',
      '{ "method": "basic" } /* }',
      '{ "method": "oauth" }',
      '{ "method": "basic", "method": "modern" }',
      '',
    ]) {
      assert.equal(refusal(fixture('plain.json'), { id: '1', formerText }), 'recordInvalid', formerText);
    }
  });

  it('as a whole when one of several changes is', () => {
    assert.equal(
      refusal(fixture('plain.json'), change, { id: 'nobody', authentication: record }),
      'entryGone',
    );
  });
});

describe('However a file is laid out', () => {
  const random = seededRandom(42);
  const pick = <T>(...choices: T[]): T => choices[Math.floor(random() * choices.length)]!;
  const eols = ['\n', '\r\n', '\r'];

  /** White space, and now and then a comment, that may stand between two tokens. */
  function trivia(depth: number): string {
    const eol = pick(...eols);
    const indent = pick('  ', '\t', '    ').repeat(depth);
    return pick(
      '',
      ' ',
      ' ',
      eol + indent,
      eol + indent,
      ` /* "id": { , */ `,
      ` // "authentication": }${eol}${indent}`,
    );
  }
  function write(value: unknown, depth = 0): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    const items = Array.isArray(value)
      ? value.map((item) => write(item, depth + 1))
      : Object.entries(value).map(
          ([key, item]) => JSON.stringify(key) + trivia(depth) + ':' + trivia(depth) + write(item, depth + 1),
        );
    const text = items.map((item) => trivia(depth + 1) + item + trivia(depth)).join(',');
    return open! + text + (items.length > 0 && random() < 0.3 ? ',' : '') + trivia(depth) + close!;
  }
  function someRecord(): Authentication {
    const maybe = <T extends object>(part: T): Partial<T> => (random() < 0.5 ? part : {});
    return {
      method: pick('basic', 'hybrid', 'modern'),
      ...maybe({ grant: record.grant! }),
      ...maybe({ authorizedBy: { name: pick('a', 'Ä "b" \\'), ...maybe({ objectId: record.grant! }) } }),
      ...maybe({ authorizedAt: '2026-01-31T09:30:00Z' }),
      ...maybe({ role: pick('confirmed', 'unchecked') }),
      ...maybe({ edition: '9.1' }),
      ...maybe({ acknowledged: pick([], ['x'], ['x', 'y']) }),
    };
  }
  /** Properties in any order, unknown ones between them. */
  function shuffled(value: object): Record<string, unknown> {
    const entries = Object.entries(value).map(([key, item]) => [random(), key, item] as const);
    return Object.fromEntries(entries.toSorted(([a], [b]) => a - b).map(([, key, item]) => [key, item]));
  }

  it('an edit changes what was asked for, no byte around it, and can be taken back', function () {
    this.timeout(20_000);
    for (let round = 0; round < 150; round++) {
      const value = {
        x: { backupSets: [{ id: '1' }] },
        backupSets: [
          ...pick<unknown[]>([], [null, -1.5e3, 'id', [{ id: '1' }]]),
          ...['0', '1', '2'].map((id) =>
            shuffled({
              id,
              name: 'Größe 😀',
              tenant: 't',
              account: 'a',
              unknown: { authentication: { method: 'basic' } },
              authentication: shuffled({
                ...someRecord(),
                ...(random() < 0.5 ? { ticket: { no: [1] } } : {}),
              }),
            }),
          ),
        ],
      };
      const text = pick('', '\uFEFF') + trivia(0) + write(value) + pick('', '\n', '\r\n');
      const before = bytesOf(text);
      const authentication = someRecord();
      const { bytes, former } = edit(before, { id: '1', authentication });
      const formerText = former.get('1') ?? assert.fail();
      assert.deepEqual(authenticationIn(bytes, '1'), authentication, text);
      for (const id of ['0', '2'])
        assert.deepEqual(authenticationIn(bytes, id), authenticationIn(before, id));
      assertOnlyValueChanged(before, bytes, formerText);
      assert.equal(textOf(bytes).includes('"ticket"'), text.includes('"ticket"'));
      const back = edit(bytes, { id: '1', formerText });
      assert.equal(textOf(back.bytes), text);
      const both = edit(before, { id: '0', authentication }, { id: '2', authentication });
      const oneByOne = edit(edit(before, { id: '0', authentication }).bytes, { id: '2', authentication });
      assert.equal(textOf(both.bytes), textOf(oneByOne.bytes));
    }
  });
});
