import assert from 'node:assert/strict';
import {
  administratorsPermissions,
  askedConsent,
  confirmedConsent,
  consentState,
} from '../../../../src/core/identity/consent';
import type { TenantConsent } from '../../../../src/core/backupSets/tenantConsent';
import { permissionsFor } from '../../../../src/core/identity/permissions';
import type { PermissionLevel } from '../../../../src/core/identity/permissionOverrides';

const clientId = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
const other = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40002';
const at = '2026-11-20T09:00:00.000Z';
const later = '2026-11-21T09:00:00.000Z';
const names = ['Mail.ReadBasic', 'Files.Read'];
const stateOf = (consent: TenantConsent | undefined, wanted = names, app = clientId) =>
  consentState({ clientId: app, consent }, wanted).state;

describe('An administrator’s consent', () => {
  it('is likely needed for all beyond who signs in, and for that alone it is not', () => {
    const of = (level: PermissionLevel, roleCheck = false) =>
      administratorsPermissions(
        permissionsFor(['oneDrive', 'teams'], { level, method: 'modern', roleCheck, on: new Date(at) }),
      );
    assert.deepEqual(of('identity'), []);
    assert.deepEqual(of('identity', true), ['RoleManagement.Read.Directory']);
    assert.deepEqual(of('test'), ['Files.Read', 'Team.ReadBasic.All', 'Channel.ReadBasic.All']);
  });

  it('is unknown where the file says nothing of this app, or less than is wanted', () => {
    const confirmed = confirmedConsent(undefined, clientId, names, at, 'seenHere');
    assert.equal(stateOf(undefined), 'unknown');
    assert.equal(stateOf(confirmed), 'confirmed');
    assert.equal(stateOf(confirmed, [...names, 'Sites.Read.All']), 'unknown');
    assert.equal(stateOf(confirmed, names, other), 'unknown');
    assert.equal(stateOf(confirmed, names, clientId.toUpperCase()), 'confirmed');
    assert.equal(
      stateOf({ clientId, permissions: ['Mail.ReadWrite', 'Files.ReadWrite.All'], confirmedAt: at }),
      'confirmed',
    );
    assert.equal(stateOf({ clientId, permissions: names }), 'unknown');
  });

  it('that was asked for is asked for until it is confirmed, by whom it was asked for', () => {
    const asked = askedConsent(undefined, clientId, names, at);
    assert.equal(stateOf(asked), 'asked');
    const confirmed = confirmedConsent(asked, clientId, names, later, 'pasted');
    assert.deepEqual(consentState({ clientId, consent: confirmed }, names), {
      state: 'confirmed',
      at: later,
      how: 'pasted',
    });
    assert.equal(confirmed.askedAt, at);
  });

  it('adds to what was confirmed for the same app, and to nothing of another or of what was only asked for', () => {
    const mail = confirmedConsent(undefined, clientId, ['Mail.ReadBasic'], at, 'stated');
    assert.deepEqual(confirmedConsent(mail, clientId, ['Files.Read'], later, 'renewal').permissions, names);
    assert.deepEqual(confirmedConsent(mail, other, ['Files.Read'], later, 'renewal').permissions, [
      'Files.Read',
    ]);
    const inCapitals = confirmedConsent(mail, clientId.toUpperCase(), ['Files.Read'], later, 'renewal');
    assert.deepEqual(inCapitals.permissions, names);
    const asked = askedConsent(undefined, clientId, ['Sites.Read.All'], at);
    assert.equal(confirmedConsent(asked, clientId.toUpperCase(), names, later, 'stated').askedAt, at);
    assert.deepEqual(confirmedConsent(asked, clientId, ['Files.Read'], later, 'seenHere').permissions, [
      'Files.Read',
    ]);
  });

  it('asked for again stays confirmed where it was; for more it is open again', () => {
    const confirmed = confirmedConsent(undefined, clientId, names, at, 'seenHere');
    assert.equal(stateOf(askedConsent(confirmed, clientId, ['Files.Read'], later)), 'confirmed');
    const more = askedConsent(confirmed, clientId, ['Sites.Read.All'], later);
    assert.deepEqual([stateOf(more, ['Sites.Read.All']), stateOf(more)], ['asked', 'asked']);
  });
});
