import assert from 'node:assert/strict';
import { newFileText } from '../../../../src/estate/file/newFileText';
import { readBackupSetsText } from '../../../../src/estate/file/readFile';
import { tenantsIn } from '../../../../src/estate/file/tenants';

describe('A new file', () => {
  const notes = { file: 'f', edition: 'e', clientIds: 'c', tenants: 't', backupSets: 'b' };
  const edition = { name: 'AhsayOBM', kind: 'OBM', version: '9.0' };
  const clientId = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
  const tenantOf = (tenant: string) => {
    const text = newFileText(notes, { edition, tenant, clientId });
    assert.deepEqual(readBackupSetsText('file:///x', text), {
      kind: 'read',
      sets: [],
      unreadable: [],
      problems: [],
    });
    return tenantsIn(new TextEncoder().encode(text));
  };

  it('names the tenant by the first word of its domain, in the cloud that its ending tells', () => {
    const idAndCloud = (tenant: string) => tenantOf(tenant).map(({ id, cloud }) => [id, cloud]);
    assert.deepEqual(idAndCloud('Contoso.onmicrosoft.com'), [['contoso', 'global']]);
    assert.deepEqual(idAndCloud('contoso.onmicrosoft.us'), [['contoso', 'usGovGccHigh']]);
  });
});
