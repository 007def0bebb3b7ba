import assert from 'node:assert/strict';
import type { Tenant } from '../../../../src/core/backupSets/backupSet';
import { editFor } from '../../../../src/core/identity/consent';
import type { TenantConsent } from '../../../../src/core/backupSets/tenantConsent';
import { readBackupSets } from '../../../../src/estate/file/readFile';
import { editConsents } from '../../../../src/estate/file/editTenants';

const clientId = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
const consent: TenantConsent = {
  clientId,
  permissions: ['Files.Read', 'Mail.ReadBasic'],
  askedAt: '2026-11-20T09:00:00.000Z',
};
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function edited(text: string, noted: TenantConsent = consent, id = 'contoso'): string {
  const edit = editConsents(bytesOf(text), new Map([[id, () => noted]]));
  assert.ok(edit.kind === 'edited', JSON.stringify(edit));
  return textOf(edit.bytes);
}
const refused = (text: string, id = 'contoso') => {
  const edit = editConsents(bytesOf(text), new Map([[id, () => consent]]));
  return edit.kind === 'refused' ? edit.reason : 'edited';
};
function consentRead(text: string): TenantConsent | undefined {
  const read = readBackupSets('file:///estate/backup-sets.json', bytesOf(text));
  assert.ok(read.kind === 'read');
  assert.deepEqual(read.problems, []);
  return read.sets[0]?.tenant?.consent;
}

const sets = `"backupSets": [
    { "id": "1", "name": "Finance", "tenant": "contoso", "account": "a@contoso.com", /* kept */ "authentication": { "method": "basic" } }
  ]`;
const oneLine = `{
  // our tenants
  "tenants": [
    { "id": "contoso", "tenant": "contoso.com", "cloud": "global", "x-ticket": 7 }, // kept
    { "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "global" }
  ],
  ${sets}
}
`;

describe('What is known of a tenant’s consent', () => {
  it('is noted at its tenant, and every other byte stays', () => {
    const after = edited(oneLine);
    assert.deepEqual(consentRead(after), consent);
    const [before, behind] = oneLine.split(
      '{ "id": "contoso", "tenant": "contoso.com", "cloud": "global", "x-ticket": 7 }',
    );
    assert.ok(after.startsWith(before!), after);
    assert.ok(after.endsWith(behind!), after);
    assert.match(after, /"x-ticket": 7,\n {6}"consent": \{/);
  });

  it('keeps marks, line endings, comments and properties of the person’s own', () => {
    const spread = `\ufeff${oneLine.replace(
      '"x-ticket": 7 }',
      '"consent": { "clientId": "00000000-0000-0000-0000-000000000001", "permissions": [], "x": "own" /* why */ } }',
    )}`.replaceAll('\n', '\r\n');
    const after = edited(spread);
    assert.ok(after.startsWith('\ufeff'));
    assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
    for (const own of ['"x": "own"', '/* why */', '// kept', '/* kept */'])
      assert.ok(after.includes(own), own);
    assert.deepEqual(consentRead(after.slice(1)), consent);
  });

  it('is indented one step deeper than the lines of a tenant’s entry', () => {
    const spread = oneLine
      .replace('{ "id": "contoso",', '{\n      "id": "contoso",')
      .replace(' 7 }', ' 7\n    }');
    const after = edited(spread, { clientId, permissions: [] });
    assert.ok(
      after.includes(
        ` 7,\n      "consent": {\n        "clientId": "${clientId}",\n        "permissions": []\n      }\n    }, // kept`,
      ),
      after,
    );
  });

  it('is noted in a file of one line', () => {
    const minified = JSON.stringify({
      tenants: [{ id: 'contoso', tenant: 'contoso.com', cloud: 'global' }],
      backupSets: [
        {
          id: '1',
          name: 'F',
          tenant: 'contoso',
          account: 'a@contoso.com',
          authentication: { method: 'basic' },
        },
      ],
    });
    const after = edited(minified);
    assert.deepEqual(consentRead(after), consent);
    assert.equal(after.includes('\n'), false);
  });

  it('is noted again: what goes goes, and nothing is left of it', () => {
    const confirmed: TenantConsent = {
      clientId,
      permissions: ['Mail.ReadBasic'],
      confirmedAt: '2026-11-21T09:00:00.000Z',
      how: 'seenHere',
    };
    const after = edited(edited(oneLine), confirmed);
    assert.deepEqual(consentRead(after), confirmed);
    assert.doesNotMatch(after, /askedAt|Files\.Read/);
  });

  it('is noted at many tenants in one edit, or at none', () => {
    const both = new Map(['contoso', 'fabrikam'].map((id) => [id, () => consent] as const));
    const edit = editConsents(bytesOf(oneLine), both);
    assert.ok(edit.kind === 'edited');
    assert.equal(textOf(edit.bytes).match(/"consent"/g)?.length, 2);
    const gone = editConsents(bytesOf(oneLine), new Map([...both, ['tailspin', () => consent]]));
    assert.deepEqual(gone, { kind: 'refused', reason: 'entryGone', id: 'tailspin' });
  });

  it('is not noted where the entry names another tenant by now', () => {
    const contoso = { id: 'contoso', tenant: 'Contoso.com', cloud: 'global', clientId } as const;
    const noteFor = (tenant: Tenant) => {
      const edit = editConsents(bytesOf(oneLine), new Map([['contoso', editFor(tenant, () => consent)]]));
      return edit.kind === 'refused' ? edit.reason : edit.kind;
    };
    assert.equal(noteFor(contoso), 'edited');
    assert.equal(noteFor({ ...contoso, tenant: 'fabrikam.com' }), 'entryDiffers');
    assert.equal(noteFor({ ...contoso, cloud: 'usGovDod' }), 'entryDiffers');
  });

  it('is not noted where that is not sure', () => {
    assert.equal(refused('{'), 'broken');
    assert.equal(refused(oneLine, 'toString'), 'entryGone');
    assert.equal(refused(oneLine.replace('"fabrikam",', '"contoso",')), 'duplicateId');
    assert.equal(refused(oneLine.replace('"x-ticket": 7', '"consent": "yes"')), 'entryInvalid');
    assert.equal(refused(oneLine.replace('"x-ticket": 7', '"id": "contoso"')), 'entryInvalid');
    assert.equal(
      editConsents(bytesOf(oneLine), new Map([['contoso', () => ({ ...consent, clientId: 'x' })]])).kind,
      'refused',
    );
  });
});
