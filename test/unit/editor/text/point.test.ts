import assert from 'node:assert/strict';
import { atOnce } from '../../../../src/core/basics/slices';
import { indexSteps } from '../../../../src/editor/text/fileIndex';
import { pointAt } from '../../../../src/editor/text/point';

/** `|` is the cursor. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { part, entry, path, isKey, token } = pointAt(atOnce(indexSteps(text)), text, offset);
  const shown = token && text.slice(token.offset, token.offset + token.length);
  return [part, entry?.texts.id?.value, path, isKey, shown];
}

const file = (set: string, head = '') => `{ ${head}
  "tenants": [{ "id": "contoso" }, { "id": "fabrikam" }],
  "backupSets": [ { "id": "0" }, ${set} { "id": "2" } ],
  "more": { "x": 1 } }`;

describe('Where the cursor is', () => {
  it('in a value of an entry, in its name, and deeper', () => {
    assert.deepEqual(at(file('{ "id": "1", "tenant": "con|t" },')), [
      'backupSets',
      '1',
      ['tenant'],
      false,
      '"cont"',
    ]);
    assert.deepEqual(at(file('{ "id": "1", "ten|ant": "c" },')), [
      'backupSets',
      '1',
      ['tenant'],
      true,
      '"tenant"',
    ]);
    assert.deepEqual(at(file('{ "id": "1", "authentication": { "method": "|" } },')), [
      'backupSets',
      '1',
      ['authentication', 'method'],
      false,
      '""',
    ]);
    assert.deepEqual(at(file('{ "id": "1", "sources": ["teams", "|"] },')), [
      'backupSets',
      '1',
      ['sources', 1],
      false,
      '""',
    ]);
  });

  it('between entries, and in a list without one', () => {
    assert.deepEqual(at(file('|')), ['backupSets', undefined, [], false, undefined]);
    assert.deepEqual(at('{ "tenants": [|] }'), ['tenants', undefined, [], false, undefined]);
  });

  it('before, between and behind the lists', () => {
    assert.deepEqual(at(file('', '"edition": { "version": "8.|" },')), [
      undefined,
      undefined,
      ['edition', 'version'],
      false,
      '"8."',
    ]);
    const behind = file('').replace('"x": 1', '"x": "y|z"');
    assert.deepEqual(at(behind), [undefined, undefined, ['more', 'x'], false, '"yz"']);
  });

  it('anywhere in a text that is half typed, without an exception', () => {
    const text = file('{ "id": "1", "tenant": "contoso", "sources": ["');
    for (let end = 0; end < text.length; end++) at(`${text.slice(0, end)}|`);
  });
});
