import assert from 'node:assert/strict';
import type { FileProblem } from '../../../../src/core/backupSets/fileProblem';
import { readBackupSets } from '../../../../src/estate/file/readFile';
import { decode } from '../../../../src/estate/jsonc/parse';
import { bytesOf, fixture } from './fixture';
import { file, guid, idsOf, read } from './reading';

function brokenBy(bytes: Uint8Array): FileProblem {
  const result = readBackupSets(file, bytes);
  assert.equal(result.kind, 'broken');
  const [problem, ...more] = result.problems;
  assert.deepEqual(more, []);
  return problem ?? assert.fail('broken without a reason');
}

describe('A file that cannot be read says why:', () => {
  it('not JSON', () => assert.equal(brokenBy(bytesOf('backup sets: none')).id, 'syntax'));

  it('truncated, at the line where it ends', () => {
    const problem = brokenBy(fixture('truncated.json'));
    assert.equal(problem.id, 'syntax');
    assert.equal(problem.source, 'grammar');
    assert.equal(problem.range.start.line, 10);
  });

  it('a comment that never ends', () => {
    const problem = brokenBy(bytesOf('{ "backupSets": [] } /* and so on'));
    assert.deepEqual(problem.params, { code: 'UnexpectedEndOfComment' });
  });

  it('a comma too many', () => {
    for (const text of ['{ "backupSets": [,] }', '{ "backupSets": [], , }', '[{,}]', '{ "backupSets": , }']) {
      assert.equal(brokenBy(bytesOf(text)).id, 'syntax', text);
    }
  });

  it('not UTF-8', () => assert.equal(brokenBy(fixture('not-utf8.json')).id, 'notUtf8'));
  it('UTF-16', () => assert.equal(brokenBy(fixture('utf16.json')).id, 'notUtf8'));
  it('binary', () => assert.equal(brokenBy(fixture('binary.json')).id, 'binary'));

  it('over 50 MB; with just 50 MB it is decoded', function () {
    const { id, params } = brokenBy(new Uint8Array(50 * 1024 * 1024 + 1));
    assert.deepEqual([id, params], ['tooBig', { limit: '50' }]);
    assert.equal(decode(new Uint8Array(50 * 1024 * 1024).fill(0x20)).ok, true);
  });

  it('empty, or comments only', () => {
    for (const text of ['', ' \n', '// nothing yet\n', '\uFEFF'])
      assert.equal(brokenBy(bytesOf(text)).id, 'empty');
  });

  it('nested deeper than any file is, without exhausting the stack', () => {
    assert.equal(brokenBy(bytesOf('['.repeat(200_000))).id, 'tooDeep');
    assert.equal(brokenBy(bytesOf('{"a":'.repeat(200_000))).id, 'tooDeep');
  });

  it('of a wrong shape', () => {
    for (const [text, id, property] of [
      ['[]', 'wrongType', ''],
      ['null', 'wrongType', ''],
      ['"backupSets"', 'wrongType', ''],
      ['{}', 'missing', 'backupSets'],
      ['{ "backupSets": {} }', 'wrongType', 'backupSets'],
      ['{ "backupSets": null }', 'wrongType', 'backupSets'],
      ['{ "backupSets": [], "tenants": {} }', 'wrongType', 'tenants'],
    ] as const) {
      const problem = brokenBy(bytesOf(text));
      assert.deepEqual([problem.id, problem.params['property']], [id, property], text);
    }
  });

  it('two lists of sets', () => {
    const problem = brokenBy(bytesOf('{ "backupSets": [], "backupSets": [] }'));
    assert.deepEqual([problem.id, problem.params], ['duplicateKey', { property: 'backupSets' }]);
  });
});

describe('Hostile keys are harmless:', () => {
  it('__proto__, constructor and the like are unknown properties, not what they are in JavaScript', () => {
    const { sets, problems } = read(`{
      "__proto__": { "edition": { "name": "x", "kind": "x", "version": "1" } },
      "clientIds": { "__proto__": { "global": "${guid}" } },
      "tenants": [{ "id": "__proto__", "tenant": "contoso.com", "cloud": "global" }],
      "backupSets": [
        { "id": "__proto__", "name": "a", "tenant": "__proto__", "account": "a@contoso.com", "authentication": { "method": "basic" } },
        { "id": "constructor", "name": "a", "tenant": "toString", "account": "a@contoso.com",
          "authentication": { "method": "basic", "__proto__": { "grant": "${guid}" } } },
        { "id": "3", "name": "a", "tenant": "__proto__", "account": "a@contoso.com", "authentication": { "__proto__": { "method": "modern" } } }
      ]
    }`);
    assert.deepEqual(
      sets.map(({ id, tenant, edition, authentication }) => [
        id,
        tenant?.tenant,
        tenant?.clientId,
        edition,
        authentication,
      ]),
      [
        ['__proto__', 'contoso.com', undefined, undefined, { method: 'basic' }],
        ['constructor', undefined, undefined, undefined, { method: 'basic' }],
      ],
    );
    assert.deepEqual(idsOf(problems), ['unknownTenant', 'missing']);
    assert.equal(({} as { grant?: string }).grant, undefined);
  });
});
