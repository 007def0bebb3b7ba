import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import { assertOnlyValueChanged, authenticationIn, edit, record } from './editing';
import { assertLinear } from '../../linear';
import { bytesOf, fixture, textOf } from './fixture';

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

  it('takes the line ending within the record rather than the one before it', () => {
    const record = (properties: string) => `"authentication": {\n      ${properties}\n    }`;
    const before = `{ "backupSets": [\r\n  {\r\n    "id": "1", "name": "a", "tenant": "t", "account": "a",\r\n    ${record('"method": "basic"')}\r\n  }\r\n] }`;
    const after = edit(bytesOf(before), { id: '1', authentication: { method: 'hybrid', role: 'unchecked' } });
    const changed = record('"method": "hybrid",\n      "role": "unchecked"');
    assert.equal(textOf(after.bytes), before.replace(record('"method": "basic"'), changed));
  });

  it('indents by a tab where tabs are used, though the entry’s own properties are not indented', () => {
    const before = `{ "backupSets": [\n\t{\n\t"id": "1", "name": "a", "tenant": "t", "account": "a",\n\t"authentication": { "method": "basic" }\n\t}\n] }`;
    const after = edit(bytesOf(before), { id: '1', authentication: { method: 'hybrid', role: 'unchecked' } });
    const changed = '{\n\t\t"method": "hybrid",\n\t\t"role": "unchecked"\n\t}';
    assert.equal(textOf(after.bytes), before.replace('{ "method": "basic" }', changed));
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

  it('keeps a record on its line where the file is one line, however long it is', () => {
    for (const length of [100, 20_000]) {
      const before = `{"note":"${'n'.repeat(length)}","backupSets":[{"id":"1","name":"a","tenant":"t","account":"a","authentication":{"method":"basic"}}]}`;
      const { bytes } = edit(bytesOf(before), { id: '1', authentication: record });
      assert.equal(textOf(bytes), before.replace('{"method":"basic"}', JSON.stringify(record)));
    }
  });

  it('keeps numbers as they are written that JavaScript reads otherwise', () => {
    for (const number of ['-0', '1e400', '12345678901234567890.0']) {
      const before = `{"backupSets":[{"id":"1","name":"a","tenant":"t","account":"a","x":${number},"authentication":{"method":"basic","y":${number}}}]}`;
      const { bytes } = edit(bytesOf(before), { id: '1', authentication: { method: 'hybrid' } });
      assert.equal(textOf(bytes), before.replace('"basic"', '"hybrid"'));
    }
  });

  it('takes time linear in the number of entries, of properties, and in the length of a line', () => {
    const entries = (n: number, more: string) =>
      Array.from(
        { length: n },
        (_, id) =>
          `{"id":"${id}","name":"a","tenant":"t","account":"a",${more}"authentication":{"method":"basic"}}`,
      );
    const all = (n: number, more = '', between = ',') => ({
      before: bytesOf(`{"backupSets":[${entries(n, more).join(between)}]}`),
      changes: Array.from({ length: n }, (_, id) => ({ id: String(id), authentication: record })),
    });
    const work = ({ before, changes }: ReturnType<typeof all>) => edit(before, ...changes);
    assertLinear((n) => all(n), work, 1_000);
    assertLinear((n) => all(n, '\n', ',\n'), work, 1_000);
    const unknown = (n: number) => ({
      before: bytesOf(
        `{"backupSets":[{"id":"0","name":"a","tenant":"t","account":"a","authentication":{${Array.from({ length: n }, (_, k) => `"k${k}":1,`).join('')}"method":"basic"}}]}`,
      ),
      changes: [{ id: '0', authentication: record }],
    });
    assertLinear(unknown, work, 5_000);
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

  it('takes a grant in capitals for the same grant, and leaves its letters as they are', () => {
    const grant = 'ABCDEFAB-3333-4333-8333-333333333333';
    const before = bytesOf(
      `{ "backupSets": [ { "id": "1", "name": "a", "tenant": "t", "account": "a",
        "authentication": { "method": "modern", "grant": "${grant}" } } ] }`,
    );
    const read = authenticationIn(before, '1');
    assert.equal(read?.grant, grant.toLowerCase());
    const stated = { ...read, applied: { by: 'Kim', at: '2026-11-26T10:00:00+02:00' } };
    const after = edit(before, { id: '1', authentication: stated }).bytes;
    assert.ok(textOf(after).includes(grant));
    assert.deepEqual(authenticationIn(after, '1'), stated);
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
