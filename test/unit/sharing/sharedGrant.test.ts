import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSet';
import type { GrantFacts } from '../../../src/core/grant';
import { mayBeShared, scopesWithin, staysWithin } from '../../../src/sharing/sharedGrant';
import { basicSet, clientId, tenantId } from '../core/sampleSet';

const id = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
function grant(more: Partial<GrantFacts> = {}): GrantFacts {
  return {
    id,
    cloud: 'global',
    tenant: 'contoso.onmicrosoft.com',
    tenantId,
    clientId,
    account: 'backup@contoso.com',
    person: { name: 'backup@contoso.com', objectId: id, tenantId, homeTenantId: tenantId },
    role: 'notNeeded',
    granted: ['User.Read', 'Mail.ReadWrite', 'EWS.AccessAsUser.All'],
    authorizedAt: '2026-11-22T10:00:00.000Z',
    intent: { file: 'file:///x', set: '1', method: 'hybrid', acknowledged: [] },
    ...more,
  };
}
const naming = (more: Partial<BackupSet> = {}) =>
  basicSet({ authentication: { method: 'hybrid', grant: id.toUpperCase() }, ...more });

describe('An authorization', () => {
  it('may be shared where the sets’ own, ordinary account signed in', () => {
    assert.equal(mayBeShared(grant(), [naming(), naming({ id: '2', account: 'BACKUP@contoso.com' })]), true);
    assert.equal(mayBeShared(grant({ role: 'notHeld' }), [naming()]), true);
  });

  it('is never shared where it is an administrator’s, or may be one', () => {
    assert.equal(mayBeShared(grant({ role: 'confirmed' }), [naming()]), false);
    assert.equal(mayBeShared(grant({ role: 'unchecked' }), [naming()]), false);
    assert.equal(mayBeShared(grant(), [naming({ accountRole: 'globalAdministrator' })]), false);
    assert.equal(mayBeShared(grant(), [naming(), naming({ id: '2', accountRole: 'unknown' })]), false);
  });

  it('is not shared where another account signed in for a set, or no set of this workspace names it', () => {
    assert.equal(mayBeShared(grant(), [naming({ account: 'other@contoso.com' })]), false);
    assert.equal(mayBeShared(grant(), [basicSet()]), false);
    assert.equal(mayBeShared(grant(), []), false);
  });
});

describe('What an extension may ask of an authorization', () => {
  it('is permissions that it has, bare for Graph, or by the service', () => {
    const graph = 'https://graph.microsoft.com';
    assert.deepEqual(scopesWithin(grant(), ['mail.readwrite', `${graph}/User.Read`]), [
      `${graph}/Mail.ReadWrite`,
      `${graph}/User.Read`,
    ]);
    assert.deepEqual(scopesWithin(grant(), ['https://outlook.office365.com/EWS.AccessAsUser.All']), [
      'https://outlook.office365.com/EWS.AccessAsUser.All',
    ]);
    assert.deepEqual(scopesWithin(grant({ cloud: 'usGovGccHigh' }), ['User.Read']), [
      'https://graph.microsoft.us/User.Read',
    ]);
  });

  it('is nothing beyond them, of no other service, and not of two at once', () => {
    for (const asked of [
      [],
      [''],
      ['Mail.Send'],
      ['Mail.ReadWrite', 'Mail.Send'],
      ['.default'],
      ['https://graph.microsoft.com/.default'],
      ['offline_access'],
      ['EWS.AccessAsUser.All'],
      ['https://graph.microsoft.com/EWS.AccessAsUser.All'],
      ['https://outlook.office365.com/Mail.ReadWrite'],
      ['https://graph.microsoft.us/Mail.ReadWrite'],
      ['https://graph.microsoft.com.evil.example/Mail.ReadWrite'],
      ['https://management.azure.com/User.Read'],
      ['User.Read', 'https://outlook.office365.com/EWS.AccessAsUser.All'],
    ])
      assert.equal(scopesWithin(grant(), asked), undefined, JSON.stringify(asked));
    assert.equal(scopesWithin(grant({ cloud: 'germany' }), ['User.Read']), undefined);
  });
});

describe('A token for an extension', () => {
  it('carries nothing that was not authorized, also where the tenant consented to more since', () => {
    const graph = 'https://graph.microsoft.com';
    assert.equal(
      staysWithin(grant(), [`${graph}/mail.readwrite`, 'User.Read', 'openid', 'offline_access']),
      true,
    );
    assert.equal(
      staysWithin(grant(), [`${graph}/Mail.ReadWrite`, `${graph}/Directory.ReadWrite.All`]),
      false,
    );
  });
});
