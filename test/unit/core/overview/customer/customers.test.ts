import assert from 'node:assert/strict';
import { customersOf } from '../../../../../src/core/overview/customer/customers';
import { basicSet, tenant, tenantId } from '../../../../builders';

const names = (...sets: readonly ReturnType<typeof basicSet>[]) =>
  customersOf(sets.map((set) => ({ set }))).map(({ name, by, items }) => [name, by, items.length]);

describe('The customers of an estate', () => {
  it('are named by their property, whatever the case and the tenant', () => {
    const other = { ...tenant, id: 'f', tenant: 'fabrikam.com' };
    assert.deepEqual(
      names(
        basicSet({ team: { customer: 'Contoso Ltd' } }),
        basicSet({ tenant: other, team: { customer: ' contoso LTD ' } }),
        basicSet({ team: { customer: 'Adatum' } }),
      ),
      [
        ['Contoso Ltd', 'customer', 2],
        ['Adatum', 'customer', 1],
      ],
    );
  });

  it('are tenants where no customer is named, and a set that names one is not among its tenant’s', () => {
    assert.deepEqual(
      names(
        basicSet(),
        basicSet({ team: { customer: 'Contoso Ltd' } }),
        basicSet({ team: { customer: '  ' } }),
      ),
      [
        ['Contoso Ltd', 'customer', 1],
        ['contoso.onmicrosoft.com', 'tenant', 2],
      ],
    );
  });

  it('have the domain of their accounts as a name where the tenant is an ID', () => {
    const byId = { ...tenant, tenant: tenantId };
    assert.deepEqual(names(basicSet({ tenant: byId, account: 'nobody' }), basicSet({ tenant: byId })), [
      ['contoso.com', 'tenant', 2],
    ]);
  });
});
