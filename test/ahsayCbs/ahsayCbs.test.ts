import assert from 'node:assert/strict';
import { type AhsayCbsServer, startAhsayCbs } from './ahsayCbs';
import { practiceInventory } from '../../src/practice/ahsayCbs/inventory';
import { systemUser } from '../../src/practice/ahsayCbs/systemUser';

describe('the practice AhsayCBS', () => {
  let server: AhsayCbsServer;
  beforeEach(async () => (server = await startAhsayCbs({ now: new Date('2026-11-25T08:00:00Z') })));
  afterEach(() => server.close());

  const system = { SysUser: systemUser.user, SysPwd: systemUser.password };
  const post = async (call: string, body: unknown) => {
    const response = await fetch(`${server.origin}/obs/api/json/${call}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return (await response.json()) as { Status: string; Message?: string; Data?: Record<string, string>[] };
  };

  it('lists the sets of a backup user with ID, name and type', async () => {
    const { Status, Data } = await post('ListBackupSets.do', { ...system, LoginName: 'fabrikam-backup' });
    assert.equal(Status, 'OK');
    assert.deepEqual(Data, [
      { ID: '1701234567892', Name: 'Fabrikam mailboxes', Type: 'Office 365 Exchange Online' },
      { ID: '1692322593002', Name: 'Sales mailboxes', Type: 'Office 365 Exchange Online' },
    ]);
  });

  it('has jobs of the last night, whenever that is', () => {
    for (const [now, night] of [
      ['2027-01-01T00:00:00Z', '2026-12-31'],
      ['2028-02-29T23:59:59Z', '2028-02-28'],
    ] as const) {
      const jobs = [...practiceInventory(new Date(now)).jobs.values()].flat();
      assert.equal(jobs.length, 3);
      for (const { StartTime, EndTime } of jobs) {
        assert.deepEqual([StartTime.slice(0, 10), EndTime.slice(0, 10)], [night, night]);
        assert.ok(new Date(`${EndTime.replace(' ', 'T')}Z`) < new Date(now), 'it is over');
      }
    }
  });

  it('lists the jobs of one day', async () => {
    const asked = { ...system, LoginName: 'contoso-backup', BackupDate: '2026-11-24' };
    const { Data } = await post('ListBackupJobStatus.do', asked);
    assert.deepEqual(
      Data?.map(({ BackupJobStatus }) => BackupJobStatus),
      ['BS_STOP_SUCCESS', 'BS_STOP_BY_SYSTEM_ERROR'],
    );
    assert.deepEqual((await post('ListBackupJobStatus.do', { ...asked, BackupDate: '2026-11-25' })).Data, []);
  });

  it('refuses a wrong password, an unknown user and what is no JSON, each in its words', async () => {
    const wrong = await post('ListBackupSets.do', { ...system, SysPwd: 'x', LoginName: 'contoso-backup' });
    assert.deepEqual([wrong.Status, wrong.Message], ['Error', 'Incorrect SysUser or SysPwd.']);
    assert.equal(
      (await post('ListBackupSets.do', { ...system, LoginName: 'x' })).Message,
      'User does not exist.',
    );
    assert.equal((await post('ListBackupSets.do', 'no json')).Status, 'Error');
  });

  it('has no other call, and none by GET', async () => {
    assert.equal(
      (await post('DeleteBackupSet.do', { ...system, LoginName: 'contoso-backup' })).Message,
      'Not found.',
    );
    assert.equal((await fetch(`${server.origin}/obs/api/json/ListBackupSets.do`)).status, 404);
    assert.equal((await fetch(`${server.origin}/`)).status, 404);
  });

  it('remembers who asked for what, and no password', async () => {
    await post('ListBackupSets.do', { ...system, LoginName: 'contoso-backup' });
    assert.equal(server.asked.length, 1);
    assert.equal(JSON.stringify(server.asked).includes(systemUser.user), true);
    assert.equal(JSON.stringify(server.asked).includes(systemUser.password), false);
  });
});
