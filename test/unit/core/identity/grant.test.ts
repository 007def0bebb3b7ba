import assert from 'node:assert/strict';
import type { BackupSet, TargetMethod } from '../../../../src/core/backupSets/backupSet';
import { admits, evidenceOf, type GrantFacts, type GrantRefusal } from '../../../../src/core/identity/grant';
import { judge } from '../../../../src/core/rules/rules';
import { basicSet, clientId, inCloud, setOn, tenant, tenantId } from '../sampleSet';

const set = basicSet();
const elsewhere = 'a94b1d6e-2f07-4b8c-8e13-7be4f90c0b02';
const needed = ['User.Read', 'Mail.ReadWrite'];
const grant: GrantFacts = {
  id: '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11',
  cloud: 'global',
  tenant: 'contoso.onmicrosoft.com',
  tenantId,
  clientId,
  account: 'backup@contoso.com',
  person: {
    name: 'admin@contoso.com',
    objectId: 'c0000000-0000-4000-8000-000000000003',
    tenantId,
    homeTenantId: tenantId,
  },
  role: 'confirmed',
  granted: ['https://graph.microsoft.com/User.Read', 'https://graph.microsoft.com/Mail.ReadWrite'],
  authorizedAt: '2026-01-15T12:00:00Z',
  intent: { file: set.file, set: set.id, method: 'modern', acknowledged: [], edition: '8.3.6.0' },
};

function refusal(
  facts: Partial<GrantFacts>,
  to: BackupSet = basicSet(),
  method: TargetMethod = 'modern',
): GrantRefusal | undefined {
  const admission = admits({ ...grant, ...facts }, to, judge(to), method, needed);
  return admission.admitted ? undefined : admission.reason;
}

const otherSet = { id: '2', name: 'Sales mailboxes' };

describe('A grant that is already here', () => {
  it('may be used for another set of the same account, in another file too, before 9.1', () => {
    assert.equal(refusal({}), undefined);
    assert.equal(refusal({}, basicSet(otherSet)), undefined);
    assert.equal(
      refusal({}, basicSet({ ...otherSet, file: 'file:///other.json', account: 'BACKUP@contoso.com' })),
      undefined,
    );
  });

  it('may be used for a tenant that is written as its GUID', () => {
    assert.equal(refusal({}, basicSet({ tenant: { ...tenant, tenant: tenantId.toUpperCase() } })), undefined);
  });

  it('may not be used for another account', () => {
    assert.equal(refusal({}, basicSet({ ...otherSet, account: 'sales@contoso.com' })), 'otherSet');
    // Also where the account is that of the administrator who signed in: it was made for another's sets.
    assert.equal(refusal({}, basicSet({ ...otherSet, account: 'admin@contoso.com' })), 'otherSet');
  });

  it('may be used from 9.1 on for the set that it was made for, and for no other', () => {
    const intent = { ...grant.intent, edition: '9.1' };
    assert.equal(refusal({ intent }, setOn('9.1')), undefined);
    assert.equal(refusal({ intent }, setOn('9.1', undefined, otherSet)), 'otherScope');
    assert.equal(refusal({ intent }, setOn('9.1', undefined, { file: 'file:///other.json' })), 'otherScope');
  });

  it('may not be used for another tenant, another cloud, or another app', () => {
    assert.equal(
      refusal({}, basicSet({ tenant: { ...tenant, tenant: 'fabrikam.onmicrosoft.com' } })),
      'otherSet',
    );
    assert.equal(refusal({}, basicSet({ tenant: { ...tenant, tenant: elsewhere } })), 'otherSet');
    assert.equal(refusal({}, basicSet(inCloud('practice'))), 'otherSet');
    assert.equal(refusal({ cloud: 'practice' }), 'otherSet');
    assert.equal(refusal({ clientId: elsewhere }), 'otherSet');
  });

  it('may not be used where the set’s record names another tenant', () => {
    const authorizedBy = { name: 'x', tenantId: elsewhere };
    assert.equal(refusal({}, basicSet({ authentication: { method: 'basic', authorizedBy } })), 'otherSet');
  });

  it('may not be used where the method is closed or the set is blocked', () => {
    assert.equal(refusal({}, basicSet({ sources: ['mailboxes', 'sharePointSites'] })), 'methodClosed');
    assert.equal(refusal({}, basicSet({ faults: ['duplicateId'] })), 'methodClosed');
    assert.equal(refusal({}, setOn('8.3.5.9')), 'methodClosed');
  });

  it('may not be used after the upgrade to 9, where it was made before', () => {
    assert.equal(refusal({}, setOn('9.0')), 'outdated');
    assert.equal(refusal({ intent: { ...grant.intent, edition: '9.0' } }, setOn('9.0')), undefined);
    const { file, set: id, method, acknowledged } = grant.intent;
    assert.equal(refusal({ intent: { file, set: id, method, acknowledged } }, setOn('9.0')), 'outdated');
  });

  it('may be used for Modern where its role was left to a statement: Confirm asks again', () => {
    assert.equal(refusal({ role: 'unchecked' }), undefined);
    assert.equal(evidenceOf({ ...grant, role: 'unchecked' }, []).globalAdministrator, 'unchecked');
  });

  it('may not be used for Modern where nobody asked for the role, or where it was not held', () => {
    assert.equal(refusal({ role: 'notNeeded' }), 'roleNotChecked');
    assert.equal(refusal({ role: 'notHeld' }), 'notAdmitted');
    assert.equal(refusal({ role: 'notNeeded' }, basicSet(), 'hybrid'), undefined);
  });

  it('may not be used for Hybrid where its person is a guest', () => {
    const guest = { person: { ...grant.person, homeTenantId: elsewhere } };
    assert.equal(refusal(guest, basicSet(), 'hybrid'), 'notAdmitted');
    assert.equal(refusal(guest), undefined);
  });

  it('may not be used where its token was another tenant’s', () => {
    assert.equal(refusal({ person: { ...grant.person, tenantId: elsewhere } }), 'notAdmitted');
  });

  it('may not be used where it lacks a permission that the set needs', () => {
    assert.equal(refusal({ granted: ['User.Read'] }), 'notAdmitted');
    assert.deepEqual(evidenceOf({ ...grant, granted: ['User.Read'] }, needed).missing, ['Mail.ReadWrite']);
  });
});
