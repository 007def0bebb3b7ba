import assert from 'node:assert/strict';
import { type BackupJob, jobsOf, lateJobEvidence } from '../../../src/import/backupJobs';
import { refusalOf } from './refusal';

const job = (started: string, more: Partial<BackupJob> = {}): BackupJob => ({
  setId: '1',
  status: 'BS_STOP_SUCCESS',
  started,
  ended: started,
  ...more,
});
const applied = '2026-11-22T10:00:00.000Z';

describe('Later jobs as evidence that backups run', () => {
  it('come from the records that have all that is needed', () => {
    const record = {
      BackupSetID: '1',
      BackupJobStatus: 'BS_STOP_SUCCESS',
      StartTime: 'a',
      EndTime: 'b',
      UploadSize: '0',
    };
    const Data = [record, null, {}, { ...record, EndTime: 5 }];
    assert.deepEqual(jobsOf({ Status: 'OK', Data }), [
      { setId: '1', status: 'BS_STOP_SUCCESS', started: 'a', ended: 'b' },
    ]);
    assert.equal(refusalOf(() => jobsOf({ Status: 'Error', Message: 'x' })).id, 'serverError');
  });

  it('are the last successful one of the set', () => {
    const jobs = [
      job('2026-11-24 22:00:00'),
      job('2026-11-25 22:00:00'),
      job('2026-11-26 22:00:00', { status: 'BS_STOP_SUCCESS_WITH_ERROR' }),
      job('2026-11-27 22:00:00', { setId: '2' }),
    ];
    assert.equal(lateJobEvidence(jobs, '1', applied)?.ended, '2026-11-25 22:00:00');
  });

  it('began later in whatever time zone the server is', () => {
    assert.equal(lateJobEvidence([job('2026-11-22 23:59:59')], '1', applied), undefined);
    assert.equal(lateJobEvidence([job('2026-11-23')], '1', applied), undefined);
    for (const started of ['2026-11-23 00:00:01', '2026-11-24'])
      assert.equal(lateJobEvidence([job(started)], '1', applied)?.ended, started);
  });

  it('are none where the words are no time', () => {
    for (const started of ['', 'yesterday', '2026-13-45 00:00:00', '2026-11-24 22;00;00'])
      assert.equal(lateJobEvidence([job(started)], '1', applied), undefined);
    assert.equal(lateJobEvidence([job('2026-11-24')], '1', 'never'), undefined);
    assert.equal(
      lateJobEvidence([job('2026-11-24', { ended: '[here](https://a.example)' })], '1', applied),
      undefined,
    );
  });
});
