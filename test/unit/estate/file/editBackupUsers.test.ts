import assert from 'node:assert/strict';
import { editBackupUsers } from '../../../../src/estate/file/editTenants';
import { readBackupSets } from '../../../../src/estate/file/readFile';
import { tenantsIn } from '../../../../src/estate/file/tenants';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function edited(
  text: string,
  ...users: readonly (readonly [tenant: string, users: Record<string, string>])[]
) {
  const edit = editBackupUsers(bytesOf(text), new Map(users));
  assert.ok(edit.kind === 'edited', JSON.stringify(edit));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(edit.bytes);
}

const file = `{
  "tenants": [
    { "id": "contoso", "tenant": "contoso.com", "cloud": "global", "x-ticket": 7 }, // kept
    {
      "id": "fabrikam",
      "tenant": "fabrikam.com",
      "cloud": "global",
      "backupUsers": { "old": "old@fabrikam.com" /* why */ }
    }
  ],
  "backupSets": []
}
`;

describe('The backup users of a tenant', () => {
  it('are noted beside those that are there, and every other byte stays', () => {
    const after = edited(
      file,
      ['contoso', { 'contoso-backup': 'backup@contoso.com' }],
      ['fabrikam', { new: 'new@fabrikam.com' }],
    );
    assert.equal(
      after,
      file
        .replace(
          '{ "id": "contoso", "tenant": "contoso.com", "cloud": "global", "x-ticket": 7 }',
          `{
      "id": "contoso",
      "tenant": "contoso.com",
      "cloud": "global",
      "x-ticket": 7,
      "backupUsers": {
        "contoso-backup": "backup@contoso.com"
      }
    }`,
        )
        .replace(
          '"old@fabrikam.com" /* why */ }',
          '"old@fabrikam.com", /* why */ "new": "new@fabrikam.com" }',
        ),
    );
    const read = readBackupSets('file:///estate/backup-sets.json', bytesOf(after));
    assert.ok(read.kind === 'read');
    assert.deepEqual(read.problems, []);
    assert.deepEqual(
      tenantsIn(bytesOf(after)).map(({ backupUsers }) => backupUsers),
      [{ 'contoso-backup': 'backup@contoso.com' }, { old: 'old@fabrikam.com', new: 'new@fabrikam.com' }],
    );
  });

  it('have one account each: the newest answer', () => {
    const after = edited(file, ['fabrikam', { old: 'other@fabrikam.com' }]);
    assert.equal(after, file.replace('old@fabrikam.com', 'other@fabrikam.com'));
  });

  it('may have names of JavaScript’s own', () => {
    const users = JSON.parse('{ "__proto__": "a@contoso.com", "constructor": "b@contoso.com" }') as Record<
      string,
      string
    >;
    const [contoso] = tenantsIn(bytesOf(edited(file, ['contoso', users])));
    assert.deepEqual(Object.entries(contoso?.backupUsers ?? {}), Object.entries(users));
  });

  it('are not noted where the tenant is gone, or an account is no text', () => {
    const refused = (tenant: string, account: string) => {
      const edit = editBackupUsers(bytesOf(file), new Map([[tenant, { user: account }]]));
      return edit.kind === 'refused' ? edit.reason : edit.kind;
    };
    assert.equal(refused('northwind', 'a@northwind.com'), 'entryGone');
    assert.equal(refused('contoso', ''), 'recordInvalid');
  });

  it('must have accounts that are text', () => {
    const wrong = file.replace('"old@fabrikam.com"', '5');
    const read = readBackupSets('file:///estate/backup-sets.json', bytesOf(wrong));
    assert.ok(read.kind === 'read');
    assert.deepEqual(
      read.problems.map(({ id }) => id),
      ['wrongType'],
    );
  });
});
