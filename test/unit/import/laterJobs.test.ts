import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type AhsayCbsServer, startAhsayCbs } from '../../ahsayCbs/ahsayCbs';
import type { InventoryJob } from '../../../src/practice/ahsayCbs/inventory';
import { systemUser } from '../../../src/practice/ahsayCbs/systemUser';
import { laterJobs, type WantedJob } from '../../../src/import/laterJobs';
import { refusalFrom } from './refusal';

const now = Date.parse('2026-11-26T12:00:00Z');
const since = '2026-11-20T10:00:00Z';
const wanted = (id: string, more: Partial<WantedJob> = {}): WantedJob => ({
  key: `file#${id}`,
  id,
  since,
  ...more,
});
const finance = wanted('1692322592995');
const legal = wanted('1701234567890');
const success = (BackupSetID: string, StartTime: string, EndTime = StartTime): InventoryJob => ({
  BackupSetID,
  BackupJobStatus: 'BS_STOP_SUCCESS',
  StartTime,
  EndTime,
});

describe('Looking for later jobs at AhsayCBS', () => {
  let server: AhsayCbsServer;
  const look = (...sets: readonly WantedJob[]) =>
    laterJobs({ origin: server.origin, ...systemUser }, 'contoso-backup', { wanted: sets, now });
  const days = () => server.asked.filter(({ path }) => path.includes('ListBackupJobStatus')).length;

  beforeEach(async () => {
    server = await startAhsayCbs({ now: new Date('2026-11-25T08:00:00Z') });
  });
  afterEach(() => server.close());

  it('brings the last successful one of each set that the server lists for the backup user', async () => {
    const { listed, found } = await look(finance, legal, wanted('9'));
    assert.deepEqual(listed, [finance.key, legal.key]);
    assert.deepEqual([...found], [[finance.key, { at: '2026-11-24 22:41:07', since }]]);
  });

  it('finds last night’s job of the examples, as the README says', async () => {
    const { backupSets } = JSON.parse(
      (await readFile('examples/backup-sets.json', 'utf8')).replace(/^\s*\/\/.*$/gm, ''),
    ) as { backupSets: { id: string; name: string; authentication: { authorizedAt?: string } }[] };
    const sales = backupSets.find(({ name }) => name === 'Sales mailboxes') ?? assert.fail();
    const one = wanted(sales.id, { since: sales.authentication.authorizedAt ?? assert.fail() });
    const who = { origin: server.origin, ...systemUser };
    const { found } = await laterJobs(who, 'fabrikam-backup', { wanted: [one], now });
    assert.equal(found.get(one.key)?.at, '2026-11-24 21:52:40');
  });

  it('prefers the newest, and asks for no day more than it needs', async () => {
    server.jobs.set('contoso-backup', [
      success(finance.id, '2026-11-24 22:00:00'),
      success(finance.id, '2026-11-25 22:00:00', '2026-11-26 01:00:00'),
    ]);
    const { found } = await look(finance);
    assert.equal(found.get(finance.key)?.at, '2026-11-26 01:00:00');
    // The 27th, where a clock far ahead of UTC may be; the 26th; the 25th.
    assert.equal(days(), 3);
  });

  it('goes back to the day after which the sets count, and a month at most', async () => {
    await look(legal);
    assert.equal(days(), 7);
    await look({ ...legal, since: '2020-01-01T00:00:00Z' });
    assert.equal(days(), 7 + 31);
  });

  it('asks for no day where the moment lies ahead, or where no set is of this backup user', async () => {
    const { listed, found } = await look({ ...finance, since: '2026-11-29T00:00:00Z' });
    assert.deepEqual([listed, found.size], [[finance.key], 0]);
    await look(wanted('1701234567892'));
    assert.equal(days(), 0);
  });

  it('judges two entries with one id by their own moments', async () => {
    const later = { ...finance, key: 'other#1', since: '2026-11-25T00:00:00Z' };
    const { found } = await look(finance, later);
    assert.deepEqual([...found.keys()], [finance.key]);
  });

  it('passes on what the server refuses', async () => {
    server.fail({ kind: 'statusError', message: 'License expired.' });
    assert.deepEqual(await refusalFrom(look(finance)), { id: 'serverError', message: 'License expired.' });
  });
});
