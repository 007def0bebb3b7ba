import assert from 'node:assert/strict';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { byTenant, tenantName } from '../../../../src/core/backupSets/byTenant';
import { basicSet } from '../../../builders';

const { tenant } = basicSet();
assert.ok(tenant);

function groups(...sets: readonly BackupSet[]) {
  return byTenant(sets.map((set) => ({ set }))).map(({ name, items, accounts }) => ({
    name,
    ids: items.map(({ set }) => set.id),
    accounts: accounts.map((account) => `${account.name}: ${account.items.map(({ set }) => set.id).join()}`),
  }));
}

describe('Sets by tenant', () => {
  it('bring together what several files say of one tenant, whatever its case there', () => {
    const elsewhere = { file: 'file:///b.json', tenant: { ...tenant, tenant: tenant.tenant.toUpperCase() } };
    assert.deepEqual(groups(basicSet({ id: '1' }), basicSet({ id: '2', ...elsewhere })), [
      { name: tenant.tenant, ids: ['1', '2'], accounts: [`${basicSet().account}: 1,2`] },
    ]);
  });

  it('keep clouds apart', () => {
    const china = basicSet({ id: '2', tenant: { ...tenant, cloud: 'china' } });
    assert.equal(groups(basicSet({ id: '1' }), china).length, 2);
  });

  it('leave a name that no file explains with its file', () => {
    const unknown = (file: string) => basicSet({ file, tenant: undefined, tenantId: 'gone' });
    const found = groups(unknown('file:///a.json'), unknown('file:///b.json'), unknown('file:///a.json'));
    assert.deepEqual(
      found.map(({ name, ids }) => [name, ids.length]),
      [
        ['gone', 2],
        ['gone', 1],
      ],
    );
    assert.equal(tenantName(unknown('file:///a.json')), 'gone');
  });

  it('hold accounts as their first set writes them, without regard to case and surrounding space', () => {
    const sets = ['Anna@contoso.com', ' anna@contoso.com', 'ben@contoso.com', 'ANNA@contoso.com'].map(
      (account, at) => basicSet({ id: String(at), account }),
    );
    const [found] = groups(...sets);
    assert.deepEqual(found?.ids, ['0', '1', '2', '3'], 'in the order given');
    assert.deepEqual(found.accounts, ['Anna@contoso.com: 0,1,3', 'ben@contoso.com: 2']);
  });
});
