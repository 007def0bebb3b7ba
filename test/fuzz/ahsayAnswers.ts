import fc from 'fast-check';
import assert from 'node:assert/strict';
import { listBackupJobs, listBackupSets, listUsers } from '../../src/import/ahsayCbs';
import { lateJobEvidence } from '../../src/import/backupJobs';
import { answerLike, outcomeOf } from './answerLike';
import { canary } from './arbitraries';
import { property } from './cases';
import { playedFetch } from './played';

describe('An answer of AhsayCBS', () => {
  const server = { origin: 'https://backup.example', user: 'admin', password: canary };
  const like = (list: 'Data' | 'User', entry: unknown) =>
    fc.oneof(
      answerLike({ Status: 'OK', [list]: [entry, entry] }),
      answerLike({ Status: 'Error', Message: 'no' }),
    );
  const starts = ['2026-11-19 23:00:00', '2026-11-20 13:00:00', '2026-11-20 14:00:01', '2026-11-22'];
  const moment = '2026-11-20T00:00:00Z';

  property(
    'is used or refused in words, without the password',
    { share: 40 },
    fc.asyncProperty(
      like('User', { LoginName: 'contoso' }),
      like('Data', { ID: '1', Name: 'Finance', Type: 'Office 365 Exchange Online' }),
      fc.constantFrom(...starts).chain((started) =>
        like('Data', {
          BackupSetID: '1',
          BackupJobStatus: 'BS_STOP_SUCCESS',
          StartTime: started,
          EndTime: '2026-11-22 02:00:00',
        }),
      ),
      async (users, sets, jobs) => {
        const names = await outcomeOf(listUsers(server, { fetch: playedFetch(users) }));
        for (const name of names ?? []) assert.ok(name.trim() === name && name !== '' && name.length <= 200);
        const imported = await outcomeOf(listBackupSets(server, 'contoso', { fetch: playedFetch(sets) }));
        for (const { id, name } of imported?.sets ?? []) assert.ok(id !== '' && name !== '');
        const ran = await outcomeOf(
          listBackupJobs(server, 'contoso', '2026-11-22', { fetch: playedFetch(jobs) }),
        );
        const late = ran && lateJobEvidence(ran, '1', moment);
        if (!late) return;
        assert.deepEqual([late.setId, late.status], ['1', 'BS_STOP_SUCCESS']);
        // In the time zone that is furthest ahead, too.
        const [day, time = '00:00:00'] = late.started.trim().split(/[ T]/);
        assert.ok(Date.parse(`${day}T${time}+14:00`) > Date.parse(moment), late.started);
      },
    ),
  );
});
