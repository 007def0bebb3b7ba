import assert from 'node:assert/strict';
import { basicSet, inCloud, member, ownGrant, setOn, tenant, tenantId } from '../../../builders';
import type { BackupSet, TargetMethod } from '../../../../src/core/backupSets/backupSet';
import { admits, evidenceOf, type GrantFacts } from '../../../../src/core/identity/grant';
import { judge } from '../../../../src/core/rules/rules';

const set = basicSet();
const elsewhere = 'a94b1d6e-2f07-4b8c-8e13-7be4f90c0b02';
const needed = ['User.Read', 'Mail.ReadWrite'];
const grant = ownGrant({
  person: member('admin@contoso.com'),
  role: 'confirmed',
  granted: ['https://graph.microsoft.com/User.Read', 'https://graph.microsoft.com/Mail.ReadWrite'],
  authorizedAt: '2026-01-15T12:00:00Z',
  intent: { file: set.file, set: set.id, method: 'modern', acknowledged: [], edition: '8.3.6.0' },
});

function admitted(
  facts: Partial<GrantFacts>,
  to: BackupSet = basicSet(),
  method: TargetMethod = 'modern',
): boolean {
  return admits({ ...grant, ...facts }, to, judge(to), method, needed);
}

const otherSet = { id: '2', name: 'Sales mailboxes' };

describe('A grant that is already here', () => {
  it('may be used for another set of the same account, in another file too, before 9.1', () => {
    assert.ok(admitted({}));
    assert.ok(admitted({}, basicSet(otherSet)));
    assert.ok(
      admitted({}, basicSet({ ...otherSet, file: 'file:///other.json', account: 'BACKUP@contoso.com' })),
    );
  });

  it('may be used for a tenant that is written as its GUID', () => {
    assert.ok(admitted({}, basicSet({ tenant: { ...tenant, tenant: tenantId.toUpperCase() } })));
  });

  it('may not be used for another account', () => {
    assert.ok(!admitted({}, basicSet({ ...otherSet, account: 'sales@contoso.com' })));
    // Also where the account is that of the administrator who signed in: it was made for another's sets.
    assert.ok(!admitted({}, basicSet({ ...otherSet, account: 'admin@contoso.com' })));
  });

  it('may be used from 9.1 on for the set that it was made for, and for no other', () => {
    const intent = { ...grant.intent, edition: '9.1' };
    assert.ok(admitted({ intent }, setOn('9.1')));
    assert.ok(!admitted({ intent }, setOn('9.1', undefined, otherSet)));
    assert.ok(!admitted({ intent }, setOn('9.1', undefined, { file: 'file:///other.json' })));
  });

  it('may not be used for another tenant, another cloud, or another app', () => {
    assert.ok(!admitted({}, basicSet({ tenant: { ...tenant, tenant: 'fabrikam.onmicrosoft.com' } })));
    assert.ok(!admitted({}, basicSet({ tenant: { ...tenant, tenant: elsewhere } })));
    assert.ok(!admitted({}, basicSet(inCloud('practice'))));
    assert.ok(!admitted({ cloud: 'practice' }));
    assert.ok(!admitted({ clientId: elsewhere }));
  });

  it('may not be used where the set’s record names another tenant', () => {
    const authorizedBy = { name: 'x', tenantId: elsewhere };
    assert.ok(!admitted({}, basicSet({ authentication: { method: 'basic', authorizedBy } })));
  });

  it('may not be used where the method is closed or the set is blocked', () => {
    assert.ok(!admitted({}, basicSet({ sources: ['mailboxes', 'sharePointSites'] })));
    assert.ok(!admitted({}, basicSet({ faults: ['duplicateId'] })));
    assert.ok(!admitted({}, setOn('8.3.5.9')));
  });

  it('may not be used after the upgrade to 9, where it was made before', () => {
    assert.ok(!admitted({}, setOn('9.0')));
    assert.ok(admitted({ intent: { ...grant.intent, edition: '9.0' } }, setOn('9.0')));
    const { file, set: id, method, acknowledged } = grant.intent;
    assert.ok(!admitted({ intent: { file, set: id, method, acknowledged } }, setOn('9.0')));
  });

  it('may be used for Modern where its role was left to a statement: Confirm asks again', () => {
    assert.ok(admitted({ role: 'unchecked' }));
    assert.equal(evidenceOf({ ...grant, role: 'unchecked' }, []).globalAdministrator, 'unchecked');
  });

  it('may not be used for Modern where nobody asked for the role, or where it was not held', () => {
    assert.ok(!admitted({ role: 'notNeeded' }));
    assert.ok(!admitted({ role: 'notHeld' }));
    assert.ok(admitted({ role: 'notNeeded' }, basicSet(), 'hybrid'));
  });

  it('may not be used for Hybrid where its person is a guest', () => {
    const guest = { person: { ...grant.person, homeTenantId: elsewhere } };
    assert.ok(!admitted(guest, basicSet(), 'hybrid'));
    assert.ok(admitted(guest));
  });

  it('may not be used where its token was another tenant’s', () => {
    assert.ok(!admitted({ person: { ...grant.person, tenantId: elsewhere } }));
  });

  it('may not be used where it lacks a permission that the set needs', () => {
    assert.ok(!admitted({ granted: ['User.Read'] }));
    assert.deepEqual(evidenceOf({ ...grant, granted: ['User.Read'] }, needed).missing, ['Mail.ReadWrite']);
  });
});
