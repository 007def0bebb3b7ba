import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import { record, refusal } from './editing';
import { bytesOf, fixture } from './fixture';

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
