import assert from 'node:assert/strict';
import { editClientIds } from '../../../../src/estate/file/editTenants';
import { readBackupSets } from '../../../../src/estate/file/readFile';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const ours = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
const file = `\ufeff{
  // One app for all, but for fabrikam.
  "tenants": [
    { "id": "contoso", "tenant": "contoso.com", "cloud": "global", "x-ticket": 7 }, // kept
    {
      "id": "fabrikam",
      "tenant": "fabrikam.com",
      "clientId": "04b07795-8ddb-461a-bbee-02f9e1bf7b46", // theirs
      "cloud": "global"
    }
  ],
  "backupSets": [
    { "id": "1", "name": "A", "tenant": "contoso", "account": "a@contoso.com", "authentication": { "method": "basic" } }
  ]
}`;

function edited(tenant: string, clientId = ours): string {
  const edit = editClientIds(bytesOf(file), new Map([[tenant, clientId]]));
  assert.ok(edit.kind === 'edited', JSON.stringify(edit));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(edit.bytes);
}

describe('The client ID of a tenant', () => {
  it('is entered where there is none, and every other byte stays', () => {
    const after = edited('contoso');
    assert.equal(
      after,
      file.replace(
        '{ "id": "contoso", "tenant": "contoso.com", "cloud": "global", "x-ticket": 7 }',
        `{
      "id": "contoso",
      "tenant": "contoso.com",
      "cloud": "global",
      "x-ticket": 7,
      "clientId": "${ours}"
    }`,
      ),
    );
    const read = readBackupSets('file:///estate/backup-sets.json', bytesOf(after));
    assert.ok(read.kind === 'read');
    assert.equal(read.sets[0]?.tenant?.clientId, ours);
  });

  it('takes the place of the one that is there', () => {
    assert.equal(edited('fabrikam'), file.replace('04b07795-8ddb-461a-bbee-02f9e1bf7b46', ours));
  });

  it('is refused where it is no GUID, or the tenant is not there', () => {
    const of = (tenant: string, clientId: string) =>
      editClientIds(bytesOf(file), new Map([[tenant, clientId]]));
    assert.deepEqual(of('contoso', 'Backup'), { kind: 'refused', reason: 'recordInvalid', id: 'contoso' });
    assert.deepEqual(of('nowhere', ours), { kind: 'refused', reason: 'entryGone', id: 'nowhere' });
    const wrong = bytesOf(file.replace('"cloud": "global", "x-ticket"', '"x-ticket"'));
    assert.deepEqual(editClientIds(wrong, new Map([['contoso', ours]])), {
      kind: 'refused',
      reason: 'entryInvalid',
      id: 'contoso',
    });
  });
});
