import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import { recordWithout } from '../../../../src/core/rules/recordWithout';
import { unwrittenRecord } from '../../../../src/core/review/unwrittenRecord';
import { recordOf } from '../../../../src/migration/save/record';
import { basicSet } from '../../../builders';

const now = Date.parse('2026-11-26T12:00:00Z');
const person = { name: 'admin@contoso.com', objectId: '1', tenantId: '2', homeTenantId: '2' };
const saved: Authentication = {
  ...recordOf(
    basicSet(),
    'modern',
    { grant: '3f0d7a52-5a0f-4c7b-9d6e-2f6f3a1c9b10', person, role: 'confirmed', granted: [], checks: [] },
    '2026-11-20T10:00:00.000Z',
    ['siteFeatures'],
    'Kim Lee',
  ),
};
const by = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };
const stated: Authentication = {
  ...saved,
  applied: by,
  backupRan: { on: '2026-11-22', by: 'Kim Lee', at: '2026-11-22T09:00:00Z' },
  aftercare: { roleRemoved: { by: 'Kim Lee', at: '2026-11-23T09:00:00Z' } },
};

const found = (authentication: Authentication) =>
  unwrittenRecord(basicSet({ authentication }), now).map(({ id, path, params }) => ({
    id,
    at: path.join('.'),
    ...(params['missing'] === undefined ? {} : { missing: params['missing'] }),
  }));
const without = (record: Authentication, ...keys: (keyof Authentication)[]) =>
  Object.fromEntries(
    Object.entries(record).filter(([key]) => !keys.some((one) => one === key)),
  ) as unknown as Authentication;

describe('A record that no command writes', () => {
  it('is none that Save, Record Without Authorizing and statements write', () => {
    const recorded = recordWithout(basicSet(), 'hybrid', {
      by: 'Kim Lee',
      at: '2026-11-20T10:00:00Z',
      document: 'CHG-1',
      acknowledged: [],
    });
    assert.ok(typeof recorded === 'object');
    assert.deepEqual(found(saved), []);
    assert.deepEqual(found(stated), []);
    assert.deepEqual(found(recorded), []);
    assert.deepEqual(found({ ...recorded, applied: by }), []);
  });

  it('is none that says nothing but the method and, by hand, a version', () => {
    for (const method of ['basic', 'hybrid', 'modern'] as const) {
      assert.deepEqual(found({ method }), []);
      assert.deepEqual(found({ method, edition: '8.3.6.0' }), []);
    }
  });

  it('is any of Basic', () => {
    assert.deepEqual(found({ method: 'basic', applied: by }), [{ id: 'recordOfBasic', at: 'applied' }]);
  });

  it('has a role or an authorization, but not who and when', () => {
    assert.deepEqual(found({ method: 'modern', role: 'confirmed' }), [
      { id: 'recordIncomplete', at: 'role', missing: 'grant, authorizedBy, authorizedAt' },
    ]);
    assert.deepEqual(found(without(saved, 'authorizedBy')), [
      { id: 'recordIncomplete', at: 'role', missing: 'authorizedBy' },
    ]);
    assert.deepEqual(found({ ...without(saved, 'role'), authorizedBy: { name: 'admin@contoso.com' } }), [
      { id: 'recordIncomplete', at: 'grant', missing: 'authorizedBy.objectId, authorizedBy.tenantId' },
    ]);
  });

  it('was recorded without authorizing, but not by whom or when', () => {
    assert.deepEqual(found({ method: 'hybrid', document: 'CHG-1' }), [
      { id: 'recordIncomplete', at: 'document', missing: 'recordedBy, recordedAt' },
    ]);
    assert.deepEqual(found({ method: 'hybrid', recordedAt: '2026-11-20T10:00:00Z' }), [
      { id: 'recordIncomplete', at: 'recordedAt', missing: 'recordedBy' },
    ]);
  });

  it('was authorized and recorded without authorizing', () => {
    const both = { ...saved, recordedBy: 'Kim Lee', recordedAt: '2026-11-20T10:00:00Z' };
    assert.deepEqual(found(both), [{ id: 'recordOfBoth', at: 'recordedAt' }]);
  });

  it('is done, but nobody authorized or recorded anything', () => {
    assert.deepEqual(found({ method: 'modern', applied: by, aftercare: { passwordRemoved: by } }), [
      { id: 'statementAlone', at: 'applied' },
      { id: 'statementAlone', at: 'aftercare' },
    ]);
  });

  it('has a backup that ran before anything was done', () => {
    assert.deepEqual(found(without(stated, 'applied')), [
      { id: 'recordIncomplete', at: 'backupRan', missing: 'applied' },
    ]);
  });

  it('has aftercare of Hybrid, which goes on needing the password', () => {
    assert.deepEqual(found({ ...stated, method: 'hybrid' }), [{ id: 'aftercareOfHybrid', at: 'aftercare' }]);
  });

  it('has times to come, but for clocks that differ', () => {
    assert.deepEqual(found({ ...saved, authorizedAt: '2026-11-26T12:30:00Z' }), []);
    assert.deepEqual(found({ ...saved, authorizedAt: '2026-11-26T14:00:00Z' }), [
      { id: 'timeAhead', at: 'authorizedAt' },
    ]);
    assert.deepEqual(
      found({ ...stated, aftercare: { roleRemoved: { ...by, at: '2027-01-01T00:00:00Z' } } }),
      [{ id: 'timeAhead', at: 'aftercare.roleRemoved.at' }],
    );
    // East of Greenwich it is tomorrow already.
    assert.deepEqual(found({ ...stated, backupRan: { ...by, on: '2026-11-27' } }), []);
    assert.deepEqual(found({ ...stated, backupRan: { ...by, on: '2026-11-28' } }), [
      { id: 'timeAhead', at: 'backupRan.on' },
    ]);
  });

  it('was done before it was authorized, or ran before it was done', () => {
    const early = { ...by, at: '2026-11-19T08:00:00Z' };
    assert.deepEqual(found({ ...stated, applied: early }), [{ id: 'timeOrder', at: 'applied.at' }]);
    assert.deepEqual(found({ ...stated, backupRan: { ...early, on: '2026-11-19' } }), [
      { id: 'timeOrder', at: 'backupRan.at' },
      { id: 'timeOrder', at: 'backupRan.on' },
    ]);
    assert.deepEqual(found({ ...stated, aftercare: { roleRemoved: early } }), [
      { id: 'timeOrder', at: 'aftercare.roleRemoved.at' },
    ]);
  });

  it('is none whose password was gone before it was authorized again', () => {
    const early = { ...by, at: '2026-11-19T08:00:00Z' };
    assert.deepEqual(found({ ...stated, aftercare: { passwordRemoved: early, passwordChanged: early } }), []);
  });
});
