import assert from 'node:assert/strict';
import type { Authentication, BackupSet } from '../../../../src/core/backupSets/backupSet';
import { handEdits } from '../../../../src/core/review/handEdits';
import { basicSet } from '../../../builders';

const saved: Authentication = {
  method: 'modern',
  grant: '3f0d7a52-5a0f-4c7b-9d6e-2f6f3a1c9b10',
  authorizedBy: { name: 'admin@contoso.com', objectId: '1', tenantId: '2' },
  authorizedAt: '2026-11-20T10:00:00.000Z',
  role: 'confirmed',
  edition: '8.3.6.0',
};
const other = 'ffffffff-5a0f-4c7b-9d6e-2f6f3a1c9b10';
const applied = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };
const later = { by: 'Kim Lee', at: '2026-11-22T08:00:00Z' };

const between = (before: Authentication, now: Authentication, changed: Partial<BackupSet> = {}) =>
  handEdits(basicSet({ authentication: before }), basicSet({ ...changed, authentication: now })).map(
    ({ id, path }) => `${id} ${path.join('.')}`,
  );

describe('A record that was edited by hand', () => {
  it('is none that commands changed, one after the other', () => {
    const basic = { method: 'basic' } as const;
    const again = { ...saved, grant: other, authorizedAt: '2026-11-24T10:00:00.000Z' };
    assert.deepEqual(between(basic, saved), []);
    assert.deepEqual(between(saved, again), []);
    assert.deepEqual(between({ ...saved, applied }, again), []);
    assert.deepEqual(between(saved, { ...saved, applied }), []);
    assert.deepEqual(between({ ...saved, applied }, { ...saved, applied: later }), []);
    const recorded = { method: 'hybrid', recordedBy: 'Kim Lee', recordedAt: applied.at } as const;
    assert.deepEqual(between(basic, recorded), []);
    assert.deepEqual(between({ ...saved, method: 'hybrid' }, recorded), []);
    assert.deepEqual(between(saved, { ...saved, heldBy: 'Kim Lee' }), []);
  });

  it('is none that says the same in another order, or names the grant in capitals', () => {
    const { method, ...rest } = saved;
    assert.deepEqual(between(saved, { ...rest, method, grant: saved.grant!.toUpperCase() }), []);
  });

  it('has another method, but no new authorization or record', () => {
    assert.deepEqual(between({ method: 'basic' }, { method: 'modern' }), [
      'methodEdited authentication.method',
    ]);
    assert.deepEqual(between(saved, { ...saved, method: 'hybrid' }), ['methodEdited authentication.method']);
  });

  it('has another authorization of the same time, or the same of another time', () => {
    assert.deepEqual(between(saved, { ...saved, grant: other }), ['grantEdited authentication.grant']);
    assert.deepEqual(between(saved, { ...saved, authorizedAt: '2026-11-24T10:00:00.000Z' }), [
      'grantEdited authentication.authorizedAt',
    ]);
  });

  it('says otherwise who authorized, with which role, for which version, and what was accepted', () => {
    const changed = {
      ...saved,
      authorizedBy: { name: 'other@contoso.com', objectId: '1', tenantId: '2' },
      role: 'unchecked',
      edition: '9.0.0.0',
      acknowledged: ['siteFeatures'],
    } as const;
    assert.deepEqual(
      between(saved, changed),
      ['authorizedBy', 'role', 'edition', 'acknowledged'].map((key) => `recordEdited authentication.${key}`),
    );
  });

  it('is for an account, a tenant or an app that the set no longer has', () => {
    const { tenant } = basicSet();
    assert.deepEqual(between(saved, saved, { account: 'other@contoso.com' }), ['recordOfOther account']);
    assert.deepEqual(between(saved, saved, { tenant: { ...tenant!, tenant: 'fabrikam.com' } }), [
      'recordOfOther tenant',
    ]);
    assert.deepEqual(between(saved, saved, { tenant: { ...tenant!, clientId: other } }), [
      'recordOfOther tenant',
    ]);
    assert.deepEqual(between(saved, saved, { account: basicSet().account.toUpperCase() }), []);
  });

  it('is none of a tenant without an app of its own', () => {
    const set = basicSet({ tenant: { ...basicSet().tenant!, clientId: undefined }, authentication: saved });
    assert.deepEqual(handEdits(set, { ...set }), []);
  });

  it('has a statement that became another one without a later time', () => {
    assert.deepEqual(between({ ...saved, applied }, { ...saved, applied: { ...applied, by: 'Alex' } }), [
      'statementEdited authentication.applied',
    ]);
    const tick = (at: string) => ({ ...saved, aftercare: { passwordRemoved: { by: 'Kim Lee', at } } });
    assert.deepEqual(between(tick(later.at), tick(applied.at)), [
      'statementEdited authentication.aftercare.passwordRemoved',
    ]);
  });

  it('lost a statement, or all of its record, as commands take them back too', () => {
    assert.deepEqual(between({ ...saved, applied }, saved), ['statementRemoved authentication.applied']);
    assert.deepEqual(between({ ...saved, applied }, { method: 'basic' }), [
      'recordTakenBack authentication.method',
    ]);
  });
});
