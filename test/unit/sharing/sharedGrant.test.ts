import assert from 'node:assert/strict';
import { basicSet, clientId, ownGrant, tenantId } from '../../builders';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../../src/core/identity/grant';
import { NeverSharedMarks } from '../../../src/sharing/neverShared';
import { mayBeShared, scopesWithin, staysWithin } from '../../../src/sharing/sharedGrant';

const id = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
function grant(more: Partial<GrantFacts> = {}): GrantFacts {
  return ownGrant({
    id,
    signerRole: 'notHeld',
    granted: ['User.Read', 'Mail.ReadWrite', 'EWS.AccessAsUser.All'],
    ...more,
  });
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

  it('is never shared where its token told of an administrator, or of no role at all', () => {
    for (const signerRole of ['confirmed', 'unchecked'] as const) {
      assert.equal(mayBeShared(grant({ signerRole }), [naming()]), false, signerRole);
    }
    const { signerRole, ...older } = grant();
    assert.equal(signerRole, 'notHeld');
    assert.equal(mayBeShared(older, [naming()]), false);
  });

  it('is marked for good once a set names it that does not call its account an ordinary one', async () => {
    for (const accountRole of ['globalAdministrator', 'unknown'] as const) {
      const marked: string[] = [];
      const rewrite = (of: string, change: object) => {
        assert.deepEqual(change, { neverShared: true });
        marked.push(of);
        return Promise.resolve();
      };
      const marks = new NeverSharedMarks({ rewrite }, () => assert.fail());
      await marks.mark([grant()], [naming()]);
      assert.deepEqual(marked, []);
      await marks.mark([grant(), grant({ id: clientId })], [naming(), naming({ id: '2', accountRole })]);
      assert.deepEqual(marked, [id]);
      // The file has changed its mind; the grant has not.
      await marks.mark([grant({ neverShared: true })], [naming({ accountRole })]);
      assert.deepEqual(marked, [id]);
      assert.equal(mayBeShared(grant({ neverShared: true }), [naming()]), false);
    }
  });

  it('is tried to be marked again where the storage refused', async () => {
    let refused = 0;
    const rewrite = () => Promise.reject(new Error('locked'));
    const marks = new NeverSharedMarks({ rewrite }, () => (refused += 1));
    const sets = [naming({ accountRole: 'unknown' })];
    await marks.mark([grant()], sets);
    await marks.mark([grant()], sets);
    assert.equal(refused, 2);
  });

  it('is not shared for a set of another tenant, cloud or app, whatever that says of its account', () => {
    const { tenant } = naming();
    for (const other of [
      { ...tenant!, tenant: 'fabrikam.onmicrosoft.com' },
      { ...tenant!, cloud: 'usGovDod' as const },
      { ...tenant!, clientId: tenantId },
    ]) {
      assert.equal(mayBeShared(grant(), [naming({ tenant: other })]), false);
      assert.equal(mayBeShared(grant(), [naming(), naming({ id: '2', tenant: other })]), false);
    }
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

  it('passes over OpenID’s own, which give no access', () => {
    const scopes = ['https://graph.microsoft.com/Mail.ReadWrite'];
    for (const asked of [
      ['Mail.ReadWrite', 'offline_access'],
      ['openid', 'Profile', 'email', 'Mail.ReadWrite', 'OFFLINE_ACCESS'],
      ['https://graph.microsoft.com/offline_access', 'Mail.ReadWrite'],
    ])
      assert.deepEqual(scopesWithin(grant(), asked), scopes, JSON.stringify(asked));
    assert.equal(scopesWithin(grant(), ['openid', 'offline_access']), undefined);
    assert.equal(scopesWithin(grant(), ['offline_access', 'Mail.Send']), undefined);
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
