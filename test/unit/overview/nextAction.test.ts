import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import type { LocalState } from '../../../src/core/overview/setStatus';
import { rowsOf } from '../../../src/overview/rows';
import { basicSet, nothingHere, setOn, tenant } from '../../builders';

const recorded = { method: 'modern', grant: 'b2f7c0de-0000-4000-8000-000000000001' } as const;
const applied = { by: 'Kim Lee', at: '2026-11-20T09:00:00.000Z' };
const backupRan = { on: '2026-11-21', by: 'Kim Lee', at: '2026-11-22T09:00:00.000Z' };

function nextOf(set: BackupSet, local: Partial<LocalState> = {}, running = false) {
  const rows = rowsOf(
    [set],
    () => ({ ...nothingHere, grant: set.authentication.grant !== undefined, ...local }),
    new Set(running ? [keyOf(set)] : []),
  );
  return rows.sets[0]?.next;
}

describe('The next action of a set', () => {
  it('is Migrate as long as it is Basic', () => {
    assert.equal(nextOf(basicSet()), 'migrate');
  });

  it('is to go on with what is under way, waits for its Save, or waits for an administrator', () => {
    assert.equal(nextOf(basicSet(), {}, true), 'running');
    assert.equal(nextOf(basicSet(), { pending: recorded.grant }), 'running');
    assert.equal(nextOf(basicSet(), { waitingForAdministrator: true }), 'running');
  });

  it('is its entry where that is wrong or blocks it, and the upgrade where the product is too old', () => {
    assert.equal(nextOf(basicSet({ faults: ['tenantInvalid'] })), 'openEntry');
    assert.equal(nextOf(basicSet({ tenant: undefined })), 'openEntry');
    assert.equal(nextOf(setOn('8.3.0.0')), 'upgrade');
  });

  it('is to enter the client ID where the tenant has none, or one of Microsoft’s', () => {
    const of = (clientId: string | undefined, more: Partial<BackupSet> = {}) =>
      nextOf(basicSet({ tenant: { ...tenant, clientId }, ...more }));
    assert.equal(of(undefined), 'enterClientId');
    assert.equal(of('04b07795-8ddb-461a-bbee-02f9e1bf7b46'), 'enterClientId');
    assert.equal(of(undefined, { faults: ['duplicateId'] }), 'openEntry');
  });

  it('goes from the record to the product, to its backup, to aftercare, and to nothing', () => {
    const of = (authentication: BackupSet['authentication']) =>
      nextOf(setOn('8.3.6.0', ['mailboxes'], { authentication }));
    assert.equal(of(recorded), 'markApplied');
    assert.equal(of({ ...recorded, applied }), 'checkBackup');
    assert.equal(of({ ...recorded, applied, backupRan }), 'aftercare');
    const tick = { by: 'Kim Lee', at: backupRan.at };
    const aftercare = { passwordRemoved: tick, passwordChanged: tick };
    assert.equal(of({ ...recorded, applied, backupRan, aftercare }), undefined);
  });

  it('is to authorize again where the authorization is not on this computer', () => {
    assert.equal(nextOf(basicSet({ authentication: recorded }), { grant: false }), 'authorizeAgain');
  });

  it('is the upgrade for Hybrid with sites before 9.0, once it is done', () => {
    const authentication = { ...recorded, method: 'hybrid', applied, backupRan } as const;
    assert.equal(nextOf(setOn('8.3.6.0', ['sharePointSites'], { authentication })), 'upgrade');
  });

  it('is to migrate once Modern opens to a Hybrid that was one for now, or closes to a Modern', () => {
    const hybrid = { ...recorded, method: 'hybrid', edition: '8.3.6.0', applied } as const;
    assert.equal(nextOf(setOn('9.0.0.0', ['sharePointSites'], { authentication: hybrid })), 'migrate');
    const modern = { ...recorded, applied };
    assert.equal(nextOf(setOn('8.3.6.0', ['sharePointSites'], { authentication: modern })), 'migrate');
  });
});
