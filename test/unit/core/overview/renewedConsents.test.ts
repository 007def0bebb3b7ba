import assert from 'node:assert/strict';
import { basicSet, clientId, judged, tenant, tenantId } from '../../../builders';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { askedConsent, confirmedConsent } from '../../../../src/core/identity/consent';
import type { GrantFacts } from '../../../../src/core/identity/grant';
import { permissionsForAll } from '../../../../src/core/identity/permissions';
import { type Renewed, renewedConsents } from '../../../../src/core/overview/renewedConsents';

const on = new Date('2026-11-20');
const at = on.toISOString();
const mailNames = ['Mail.ReadBasic', 'MailboxSettings.Read', 'Calendars.ReadBasic', 'Contacts.Read'];
const all = [...mailNames, 'Files.Read'];

/** By file and tenant: what is noted where nothing was known. */
function noted(sets: readonly BackupSet[], renewed: readonly Renewed[]) {
  const edits = renewedConsents(
    renewed,
    sets.map((set) => judged(set)),
    {
      permissions: (wanted) => permissionsForAll(wanted, { level: 'test', roleCheck: false, on }),
    },
    at,
  );
  return [...edits].map(([file, ofFile]) => [
    file,
    [...ofFile].map(([id, edit]) => ({
      id,
      ...edit(undefined, sets.find((set) => set.tenant?.id === id)!.tenant!),
    })),
  ]);
}

function renewal(granted: readonly string[], more: Partial<GrantFacts> = {}): Renewed {
  const grant = { cloud: 'global', tenant: tenant.tenant, tenantId, clientId, ...more };
  return { grant: grant as GrantFacts, granted };
}

describe('What renewals tell of consent', () => {
  const mail = basicSet({ id: '1', sources: ['mailboxes'] });
  const files = basicSet({ id: '2', sources: ['oneDrive'], account: 'files@contoso.com' });

  it('is noted where one renewed token has all that the sets of the tenant need', () => {
    assert.deepEqual(noted([mail, files], [renewal(['User.Read', ...all])]), [
      [mail.file, [{ id: 'contoso', clientId, permissions: all, confirmedAt: at, how: 'renewal' }]],
    ]);
  });

  it('is nothing where a permission is missing, though two tokens have them together', () => {
    const parts = [renewal(mailNames), renewal(['Files.Read'])];
    assert.deepEqual(noted([mail, files], parts), []);
    assert.equal(noted([mail], parts).length, 1, 'enough for the sets that are there');
  });

  it('is nothing for another tenant, cloud, or app', () => {
    for (const other of [
      { tenant: 'fabrikam.com', tenantId: '00000000-0000-4000-8000-000000000009' },
      { cloud: 'china' as const },
      { clientId: '11111111-2222-4333-8444-555555555555' },
    ])
      assert.deepEqual(noted([mail], [renewal(all, other)]), [], JSON.stringify(other));
    const byGuid = { ...mail, tenant: { ...tenant, tenant: tenantId.toUpperCase() } };
    assert.equal(noted([byGuid], [renewal(all)]).length, 1, 'a domain is the GUID that it resolved to');
  });

  it('leaves a file as it is that knows, and keeps when somebody was asked', () => {
    const consent = confirmedConsent(undefined, clientId, all, at, 'seenHere');
    const more = 'file:///estate/more.backup-sets.json';
    const knowing = { ...files, tenant: { ...tenant, consent } };
    assert.deepEqual(
      noted([knowing, { ...mail, file: more }], [renewal(all)]).map(([file]) => file),
      [more],
    );
    const asked = askedConsent(undefined, clientId, all, '2026-11-01T00:00:00.000Z');
    assert.equal(noted([{ ...mail, tenant: { ...tenant, consent: asked } }], [renewal(all)]).length, 1);
  });
});
