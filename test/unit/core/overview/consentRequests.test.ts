import assert from 'node:assert/strict';
import { basicSet, clientId, edition, judged, tenant, tenantId } from '../../../builders';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { askedConsent, confirmedConsent } from '../../../../src/core/identity/consent';
import { askedEdits, consentRequests } from '../../../../src/core/overview/consentRequests';
import type { GrantFacts } from '../../../../src/core/identity/grant';
import { permissionsForAll } from '../../../../src/core/identity/permissions';
import type { PermissionLevel } from '../../../../src/core/identity/permissionOverrides';

const on = new Date('2026-11-20');
const at = on.toISOString();

function requestsOf(sets: readonly BackupSet[], level: PermissionLevel = 'test', grants: GrantFacts[] = []) {
  return consentRequests(
    sets.map((set) => judged(set)),
    {
      grants,
      permissions: (wanted) => permissionsForAll(wanted, { level, roleCheck: false, on }),
    },
  );
}

describe('Requests for consent', () => {
  const mail = basicSet({ id: '1', sources: ['mailboxes'] });
  const files = basicSet({ id: '2', sources: ['oneDrive'], account: 'files@contoso.com' });
  const fileNames = ['Files.Read'];

  it('need an administrator to sign in where one of the sets does', () => {
    const signerOf = (...sets: readonly BackupSet[]) => requestsOf(sets)[0]?.signer;
    const hybrid = basicSet({ id: '3', sources: ['oneDrive'], authentication: { method: 'hybrid' } });
    assert.equal(signerOf(hybrid), 'anyMember');
    assert.equal(signerOf(hybrid, files), 'globalAdministrator');
    assert.equal(signerOf(files, hybrid), 'globalAdministrator');
  });

  it('are one for a tenant and its app, with what all of its sets need, whichever file names them', () => {
    const elsewhere = {
      ...files,
      file: 'file:///estate/more.backup-sets.json',
      tenant: { ...tenant, id: 'c', tenant: 'CONTOSO.onmicrosoft.com', clientId: clientId.toUpperCase() },
    };
    const [request, ...others] = requestsOf([mail, elsewhere]);
    assert.deepEqual(others, []);
    assert.ok(request);
    assert.deepEqual(request.names, [
      ...['Mail.ReadBasic', 'MailboxSettings.Read', 'Calendars.ReadBasic', 'Contacts.Read', 'Files.Read'],
    ]);
    assert.deepEqual(
      request.sets.map(({ set }) => set.id),
      ['1', '2'],
    );
    assert.deepEqual(
      request.entries.map((entry) => ({ file: entry.file, id: entry.tenant.id })),
      [
        { file: mail.file, id: 'contoso' },
        { file: elsewhere.file, id: 'c' },
      ],
    );
  });

  it('are one for each tenant, cloud, and app', () => {
    const app = '11111111-2222-4333-8444-555555555555';
    const tenants = [
      tenant,
      { ...tenant, clientId: app },
      { ...tenant, cloud: 'china' as const },
      { ...tenant, tenant: 'fabrikam.com' },
    ];
    assert.equal(requestsOf(tenants.map((one) => ({ ...mail, tenant: one }))).length, 4);
  });

  it('are none for who signs in, without an app, for a blocked set, and where consent is confirmed', () => {
    const withoutApp = { ...tenant, clientId: undefined };
    const consent = confirmedConsent(undefined, clientId, fileNames, at, 'seenHere');
    assert.deepEqual(requestsOf([mail], 'identity'), []);
    assert.deepEqual(requestsOf([{ ...mail, tenant: withoutApp }]), []);
    assert.deepEqual(requestsOf([{ ...mail, edition: edition('8.3.5.0') }]), []);
    assert.deepEqual(requestsOf([{ ...files, tenant: { ...tenant, consent } }]), []);
    assert.equal(requestsOf([{ ...mail, tenant: { ...tenant, consent } }]).length, 1, 'for more it is open');
  });

  it('leave out a set whose own authorization has the permissions, and no other', () => {
    const grant = 'b7a3c0e2-4d1f-4c35-9c1e-2f6d0a9b0001';
    const done = basicSet({
      sources: ['oneDrive'],
      authentication: { method: 'hybrid', grant },
    });
    const facts = {
      id: grant,
      cloud: 'global',
      tenant: tenant.tenant,
      tenantId,
      clientId,
      account: done.account,
      granted: fileNames,
    } as unknown as GrantFacts;
    assert.deepEqual(requestsOf([done], 'test', [facts]), []);
    assert.equal(requestsOf([done], 'test', [{ ...facts, granted: ['User.Read'] }]).length, 1);
    assert.equal(requestsOf([done], 'test', [{ ...facts, tenant: 'fabrikam.com', tenantId: '' }]).length, 1);
  });

  it('say who was asked already', () => {
    const consent = askedConsent(undefined, clientId, fileNames, at);
    assert.deepEqual(requestsOf([{ ...files, tenant: { ...tenant, consent } }])[0]?.known, {
      state: 'asked',
      at,
    });
  });

  it('are noted in one edit a file, for each of its tenants', () => {
    const fabrikam = { ...tenant, id: 'fabrikam', tenant: 'fabrikam.com' };
    const edits = askedEdits(requestsOf([files, { ...files, tenant: fabrikam }]), at);
    assert.deepEqual([...edits.keys()], [files.file]);
    const ofFile = [...(edits.get(files.file) ?? [])];
    assert.deepEqual(
      ofFile.map(([id, edit]) => [id, edit(undefined, id === 'contoso' ? tenant : fabrikam)]),
      ['contoso', 'fabrikam'].map((id) => [id, { clientId, permissions: fileNames, askedAt: at }]),
    );
  });
});
