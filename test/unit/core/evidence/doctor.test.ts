import assert from 'node:assert/strict';
import {
  clientIdState,
  proxyShown,
  resultOf,
  secretPlaceOf,
  shortTenant,
  shortTenants,
  tenantsOf,
} from '../../../../src/core/evidence/doctor';
import { basicSet, tenant } from '../../../builders';

describe('Doctor', () => {
  it('names a tenant so that only those who know it know it', () => {
    assert.equal(shortTenant('contoso.onmicrosoft.com'), 'con….com');
    assert.equal(shortTenant('ab.example'), 'ab….example');
    assert.equal(shortTenant('5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01'), '5c2f…');
  });

  it('numbers tenants that are shortened to the same name, so that one can say which', () => {
    const named = (...tenants: string[]) => shortTenants(tenants.map((name) => ({ tenant: name })));
    assert.deepEqual(named('contoso.com', 'fabrikam.com', 'CONTOSO.de', 'contrast.com'), [
      'con….com (1)',
      'fab….com',
      'CON….de',
      'con….com (2)',
    ]);
  });

  it('looks at each tenant that sets name once, and at both of two clouds', () => {
    const china = { ...tenant, cloud: 'china' } as const;
    const sets = [
      basicSet(),
      basicSet({ tenant: { ...tenant, tenant: 'CONTOSO.onmicrosoft.com' } }),
      basicSet({ tenant: china }),
      basicSet({ tenant: undefined }),
    ];
    assert.deepEqual(tenantsOf(sets), [sets[1]!.tenant, china]);
  });

  it('tells a client ID that is missing, none, or Microsoft’s own from the estate’s', () => {
    const state = (clientId: string | undefined) => clientIdState({ ...tenant, clientId });
    assert.equal(state(tenant.clientId), 'present');
    assert.equal(state(undefined), 'missing');
    assert.equal(state('backup'), 'notAGuid');
    assert.equal(state('04b07795-8ddb-461a-bbee-02f9e1bf7b46'), 'microsoftsOwn');
  });

  it('shows of a proxy neither name nor password', () => {
    assert.equal(proxyShown('http://eve:secret@proxy.example:8080/'), 'proxy.example:8080');
    assert.equal(proxyShown('  '), '');
    assert.equal(proxyShown('not an address, secret'), '?');
  });

  it('knows where secrets are kept', () => {
    assert.equal(secretPlaceOf('local', 'linux'), 'keyring');
    assert.equal(secretPlaceOf('local', 'darwin'), 'computer');
    assert.equal(secretPlaceOf('ssh', 'linux'), 'computer');
    assert.equal(secretPlaceOf('web', 'linux'), 'browserProfile');
  });

  it('calls a clock wrong from five minutes on, and unknown where no host told its time', () => {
    const clock = (ahead: number | undefined) => resultOf({ about: 'clock', ahead });
    assert.deepEqual([0, 4, -4, 5, -5, undefined].map(clock), [
      ...['good', 'good', 'good', 'problem', 'problem', 'unknown'],
    ]);
  });
});
