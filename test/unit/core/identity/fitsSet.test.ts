import assert from 'node:assert/strict';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { fitsSet } from '../../../../src/core/identity/fitsSet';
import type { GrantFacts } from '../../../../src/core/identity/grant';
import { grantFacts } from '../../migration/savedEstate';
import { basicSet, tenant, tenantId } from '../../../builders';

const id = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const elsewhere = '6c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a02';
const fits = (set: Partial<BackupSet>, grant: Partial<GrantFacts> = {}) =>
  fitsSet({ ...grantFacts(id), ...grant }, basicSet(set));

describe('A grant counts for a set', () => {
  it('of its tenant, cloud, app and account', () => {
    assert.equal(fits({}), true);
    assert.equal(fits({ tenant: { ...tenant, tenant: 'fabrikam.com' } }), false);
    assert.equal(fits({ tenant: { ...tenant, cloud: 'china' } }), false);
    assert.equal(fits({ tenant: { ...tenant, clientId: elsewhere } }), false);
    assert.equal(fits({ tenant: { ...tenant, clientId: undefined } }), false);
    assert.equal(fits({ tenant: undefined }), false);
    assert.equal(fits({ account: 'sales@contoso.com' }), false);
  });

  it('whatever the case of its names, and by the GUID that its domain resolved to', () => {
    assert.equal(fits({ tenant: { ...tenant, tenant: tenantId.toUpperCase() } }), true);
    const capitals = { tenant: tenant.tenant.toUpperCase(), clientId: tenant.clientId!.toUpperCase() };
    assert.equal(fits({ tenant: { ...tenant, ...capitals }, account: 'BACKUP@Contoso.com' }), true);
    assert.equal(fits({}, { tenant: tenantId }), false, 'no network: a domain is not looked up');
  });

  it('not by its name alone: a record that names it must be of its tenant', () => {
    const named = (tenantOfRecord: string, grant = id) =>
      fits({
        authentication: { method: 'modern', grant, authorizedBy: { name: 'x', tenantId: tenantOfRecord } },
      });
    assert.equal(named(tenantId), true);
    assert.equal(named(elsewhere), false);
    assert.equal(named(elsewhere, id.toUpperCase()), false);
  });
});
