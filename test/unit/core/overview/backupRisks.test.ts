import assert from 'node:assert/strict';
import { basicSet, judged } from '../../../builders';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { backupRisks } from '../../../../src/core/overview/backupRisks';
import type { LocalState } from '../../../../src/core/overview/setStatus';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const recorded = { method: 'modern', grant, authorizedAt: '2026-11-20T10:00:00Z' } as const;
const applied = { by: 'Kim', at: '2026-11-21T10:00:00Z' };

function riskOf(set: Partial<BackupSet>, here: Partial<LocalState> = {}): string {
  const [risk] = backupRisks([judged(basicSet(set), { grant: true, ...here })]);
  return risk ? `${risk.id}${risk.inferred ? ', inferred' : ''}` : 'none';
}

describe('What is probably not backed up', () => {
  it('is a Basic set that holds mail, for sure, and one whose sources nobody listed, as an inference', () => {
    assert.equal(riskOf({}), 'failsForMail');
    assert.equal(riskOf({ sources: undefined }), 'mayFailForMail, inferred');
    assert.equal(riskOf({ sources: ['teams'] }), 'none');
  });

  it('is a set with sites that is not Modern, whether Basic or Hybrid', () => {
    const authentication = { ...recorded, method: 'hybrid', applied } as const;
    assert.equal(riskOf({ sources: ['sharePointSites'] }), 'sitesRefused, inferred');
    assert.equal(riskOf({ sources: ['sharePointSites'], authentication }), 'sitesRefused, inferred');
    assert.equal(riskOf({ sources: ['mailboxes'], authentication }), 'none');
  });

  it('is a set that is recorded and not done in the product', () => {
    assert.equal(riskOf({ authentication: recorded }), 'notDone, inferred');
    assert.equal(riskOf({ authentication: { ...recorded, applied } }), 'none');
  });

  it('is a set whose authorization Microsoft refused', () => {
    const verification = {
      at: '2026-11-22T10:00:00Z',
      checks: [{ id: 'refresh', result: 'failed', params: {} }],
    } as const;
    assert.equal(riskOf({ authentication: { ...recorded, applied } }, { verification }), 'refused, inferred');
  });

  it('is no set of which a backup ran since the change, but for sites, which a job may leave out', () => {
    const backupRan = { on: '2026-11-22', by: 'Kim', at: '2026-11-22T10:00:00Z' };
    const authentication = { ...recorded, applied, backupRan };
    const job = { at: '2026-11-22', since: applied.at };
    assert.equal(riskOf({ authentication }), 'none');
    assert.equal(riskOf({ authentication: recorded }, { job }), 'none');
    const hybrid = { ...authentication, method: 'hybrid' } as const;
    assert.equal(riskOf({ sources: ['sharePointSites'], authentication: hybrid }), 'sitesRefused, inferred');
  });

  it('names each set once, under what presses most', () => {
    const both = basicSet({ id: '1', sources: ['mailboxes', 'sharePointSites'] });
    const risks = backupRisks([both, basicSet({ id: '2' })].map((set) => judged(set)));
    assert.deepEqual(
      risks.map(({ id, sets }) => [id, sets.length]),
      [['failsForMail', 2]],
    );
  });
});
