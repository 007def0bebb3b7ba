import assert from 'node:assert/strict';
import { basicSet, clientId, judged, tenant } from '../../../builders';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { confirmedConsent } from '../../../../src/core/identity/consent';
import { permissionsForAll } from '../../../../src/core/identity/permissions';
import { planOf } from '../../../../src/core/overview/plan';
import type { PermissionLevel } from '../../../../src/core/identity/permissionOverrides';

const on = new Date('2026-11-20');
const at = on.toISOString();

function consentsOf(level: PermissionLevel, ...sets: BackupSet[]) {
  const { tenants } = planOf(
    sets.map((set) => judged(set)),
    {
      grants: [],
      permissions: (wanted) => permissionsForAll(wanted, { level, roleCheck: false, on }),
    },
  );
  return tenants.flatMap(({ consents }) => consents);
}

describe('The consents of a plan', () => {
  const mail = basicSet({ id: '1', sources: ['mailboxes'] });
  const files = basicSet({ id: '2', sources: ['oneDrive'], account: 'files@contoso.com' });

  it('are none where a sign-in asks for who signs in', () => {
    assert.deepEqual(consentsOf('identity', mail, files), []);
  });

  it('are one for a tenant and its app, with what all of its accounts want', () => {
    assert.deepEqual(consentsOf('test', mail, files), [
      {
        clientId,
        permissions: [
          ...['Mail.ReadBasic', 'MailboxSettings.Read', 'Calendars.ReadBasic', 'Contacts.Read', 'Files.Read'],
        ],
        sets: 2,
        known: { state: 'unknown' },
        exchange: false,
      },
    ]);
  });

  it('are one for each app', () => {
    const other = { ...tenant, clientId: '11111111-2222-4333-8444-555555555555' };
    assert.equal(consentsOf('test', mail, { ...files, tenant: other }).length, 2);
  });

  it('say what the file knows, and whether Exchange has a list of its own', () => {
    const consent = confirmedConsent(undefined, clientId, ['Files.Read'], at, 'seenHere');
    const known = (set: BackupSet) =>
      consentsOf('test', { ...set, tenant: { ...tenant, consent } }).map((one) => one.known.state);
    assert.deepEqual([known(files), known(mail)], [['confirmed'], ['unknown']]);
    const folders = basicSet({ sources: ['publicFolders'] });
    assert.deepEqual(
      consentsOf('custom', folders).map(({ permissions, exchange }) => [permissions, exchange]),
      [[['EWS.AccessAsUser.All'], true]],
    );
  });
});
