import assert from 'node:assert/strict';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { type ComparedWith, differencesOf } from '../../../../src/core/steps/subject';
import { basicSet, edition, subject, tenant, tenantId } from '../../../builders';

const permissions: ComparedWith = { needed: ({ sources }) => sources ?? [] };
const none: ComparedWith = { needed: () => [] };

/** The ids of what changed, from a Basic set to it with these changes. */
function changed(change: Partial<BackupSet>, compared = none, from: Partial<BackupSet> = {}): string[] {
  const before = basicSet(from);
  return differencesOf(subject(before), { ...before, ...change }, compared).map(({ id }) => id);
}

describe('What of an entry changed since Continue', () => {
  it('is cloud, tenant, client ID, account, or the record', () => {
    assert.deepEqual(changed({ tenant: { ...tenant, cloud: 'china' } }), ['cloud']);
    assert.deepEqual(changed({ tenant: { ...tenant, tenant: 'fabrikam.com' } }), ['tenant']);
    assert.deepEqual(changed({ tenant: { ...tenant, clientId: tenantId } }), ['clientId']);
    assert.deepEqual(changed({ tenant: { ...tenant, clientId: undefined } }), ['clientId']);
    assert.deepEqual(changed({ account: 'other@contoso.com' }), ['account']);
    assert.deepEqual(changed({ authentication: { method: 'modern', grant: 'g' } }), ['record']);
    assert.deepEqual(changed({ tenant: undefined }), ['cloud', 'tenant']);
  });

  it('is that no file has it, or that several entries have its id', () => {
    assert.deepEqual(differencesOf(subject(basicSet()), undefined, none), [{ id: 'gone' }]);
    assert.deepEqual(changed({ faults: ['duplicateId'] }), ['repeated']);
  });

  it('tells what it was and what it is', () => {
    const now = basicSet({ account: 'other@contoso.com' });
    assert.deepEqual(differencesOf(subject(basicSet()), now, none), [
      { id: 'account', before: basicSet().account, now: 'other@contoso.com' },
    ]);
  });

  it('is not a name, the product’s name, another case, or the order of sources', () => {
    const alike: Partial<BackupSet>[] = [
      { name: 'Another name' },
      { edition: { ...edition('8.3.6.0'), name: 'Another name' } },
      { tenantId: 'renamed', tenant: { ...tenant, id: 'renamed' } },
      {
        tenant: { ...tenant, tenant: tenant.tenant.toUpperCase(), clientId: tenant.clientId!.toUpperCase() },
      },
      { account: ` ${basicSet().account.toUpperCase()} ` },
      { authentication: { ...basicSet().authentication } },
    ];
    for (const change of alike) assert.deepEqual(changed(change), [], JSON.stringify(change));
    const sources = { sources: ['oneDrive', 'mailboxes'] } as const;
    assert.deepEqual(changed({ sources: ['mailboxes', 'oneDrive'] }, permissions, sources), []);
  });

  it('is not the tenant’s GUID, once a sign-in resolved the domain to it', () => {
    const written = { tenant: { ...tenant, tenant: tenantId.toUpperCase() } };
    assert.deepEqual(changed(written), ['tenant']);
    assert.deepEqual(changed(written, { ...none, resolved: tenantId }), []);
  });

  it('is a version that the record would tell, or by which method, signer or limits become others', () => {
    assert.deepEqual(changed({ edition: edition('8.3.7.0') }), ['edition']);
    assert.deepEqual(changed({ edition: edition('8.0') }), ['edition']);
    assert.deepEqual(changed({ edition: undefined }), ['edition']);
  });

  it('is the account’s role or a source only where something follows from it', () => {
    assert.deepEqual(changed({ accountRole: 'globalAdministrator' }), []);
    assert.deepEqual(changed({ sources: ['mailboxes', 'oneDrive'] }), []);
    assert.deepEqual(changed({ sources: ['mailboxes', 'oneDrive'] }, permissions), ['sources']);
    const modern = subject(basicSet(), 'modern');
    const sites = basicSet({ sources: ['sharePointSites'] });
    assert.deepEqual(
      differencesOf(modern, sites, none).map(({ id }) => id),
      ['sources'],
      'Modern is closed to sites before 9.0',
    );
  });

  it('is not the record that this migration wrote itself', () => {
    const written = { authentication: { method: 'hybrid', grant: 'ours' } } as const;
    assert.deepEqual(changed(written, { ...none, ours: 'ours' }), []);
    assert.deepEqual(changed(written, { ...none, ours: 'another' }), ['record']);
  });
});
