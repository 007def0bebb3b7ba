import assert from 'node:assert/strict';
import { request } from 'node:https';
import { type AhsayCbsServer, startAhsayCbs } from '../../ahsayCbs/ahsayCbs';
import { systemUser } from '../../../src/practice/ahsayCbs/systemUser';
import { throwawayCertificate } from '../../ahsayCbs/throwawayCertificate';
import { listBackupJobs, listBackupSets, listUsers } from '../../../src/import/ahsayCbs';
import { problemFrom } from '../signIn/samples';
import { refusalFrom } from './refusal';

/** A `fetch` that trusts one authority, as VS Code's does with the computer's certificates. */
function fetchTrusting(ca: string): typeof fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const sent = request(
        url instanceof Request ? url.url : url,
        {
          ca,
          method: init?.method ?? 'GET',
          headers: init?.headers as Record<string, string>,
          signal: init?.signal ?? undefined,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const headers = new Headers();
            for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
            resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 0, headers }));
          });
        },
      );
      sent.on('error', reject);
      sent.end(init?.body);
    });
}

describe('Asking AhsayCBS', () => {
  let server: AhsayCbsServer;
  const who = () => ({ origin: server.origin, ...systemUser });
  const sets = () => listBackupSets(who(), 'contoso-backup');
  beforeEach(async () => (server = await startAhsayCbs({ now: new Date('2026-11-25T08:00:00Z') })));
  afterEach(() => server.close());

  it('over HTTPS brings the Microsoft 365 sets of a backup user, by the documented call', async () => {
    const certificate = throwawayCertificate();
    const secure = await startAhsayCbs({ certificate });
    try {
      const asking = { fetch: fetchTrusting(certificate.ca) };
      const imported = await listBackupSets(
        { origin: secure.origin, ...systemUser },
        'contoso-backup',
        asking,
      );
      assert.deepEqual(
        imported.sets.map(({ id, loginName }) => [id, loginName]),
        ['1692322592995', '1701234567890', '1701234567891'].map((id) => [id, 'contoso-backup']),
      );
      assert.equal(imported.otherTypes, 1);
      assert.deepEqual(secure.asked, [
        {
          path: '/obs/api/json/ListBackupSets.do',
          sysUser: 'system',
          passwordRight: true,
          loginName: 'contoso-backup',
        },
      ]);
    } finally {
      await secure.close();
    }
  });

  it('sends nothing to a server whose certificate is not trusted', async () => {
    const secure = await startAhsayCbs({ certificate: throwawayCertificate() });
    try {
      const problem = await problemFrom(
        listBackupSets({ origin: secure.origin, ...systemUser }, 'contoso-backup'),
      );
      assert.deepEqual([problem.kind, 'cause' in problem && problem.cause], ['network', 'tls']);
      assert.deepEqual(secure.asked, []);
    } finally {
      await secure.close();
    }
  });

  it('brings the login names of all backup users, by the call of the second version', async () => {
    assert.deepEqual(await listUsers(who()), ['contoso-backup', 'fabrikam-backup']);
    assert.deepEqual(
      server.asked.map(({ path }) => path),
      ['/obs/api/json/2/ListUsers.do'],
    );
    server.calls.delete('ListUsers');
    assert.equal((await refusalFrom(listUsers(who()))).id, 'status');
  });

  it('brings the jobs of one day', async () => {
    const [first, second, ...others] = await listBackupJobs(who(), 'contoso-backup', '2026-11-24');
    assert.deepEqual(
      [first?.setId, first?.status, second?.status],
      ['1692322592995', 'BS_STOP_SUCCESS', 'BS_STOP_BY_SYSTEM_ERROR'],
    );
    assert.deepEqual(others, []);
    assert.deepEqual(await listBackupJobs(who(), 'contoso-backup', '2026-11-25'), []);
  });

  it('tells the server’s own refusal', async () => {
    const wrong = { ...who(), password: 'wrong' };
    assert.deepEqual(await refusalFrom(listBackupSets(wrong, 'contoso-backup')), {
      id: 'serverError',
      message: 'Incorrect SysUser or SysPwd.',
    });
    assert.equal((await refusalFrom(listBackupSets(who(), 'nobody'))).id, 'serverError');
    server.fail({ kind: 'statusError', message: 'License expired.' });
    assert.deepEqual(await refusalFrom(sets()), { id: 'serverError', message: 'License expired.' });
  });

  it('never sends the password on where the server sends elsewhere', async () => {
    const elsewhere = await startAhsayCbs();
    try {
      server.fail({ kind: 'redirect', to: `${elsewhere.origin}/obs/api/json/ListBackupSets.do` });
      assert.equal((await refusalFrom(sets())).id, 'redirected');
      assert.deepEqual(elsewhere.asked, []);
    } finally {
      await elsewhere.close();
    }
  });

  it('tells a web page, garbage, a cut answer and another shape for what they are', async () => {
    for (const [kind, id] of [
      ['loginPage', 'webPage'],
      ['garbage', 'notAnAnswer'],
      ['truncated', 'notAnAnswer'],
      ['otherShape', 'notAnAnswer'],
    ] as const) {
      server.fail({ kind });
      assert.equal((await refusalFrom(sets())).id, id, kind);
    }
  });

  it('tells a status that refuses', async () => {
    for (const status of [401, 403, 500] as const) {
      server.fail({ kind: 'status', status });
      const refusal = await refusalFrom(sets());
      assert.deepEqual([refusal.id, 'status' in refusal && refusal.status], ['status', status]);
    }
  });

  it('tells a call that an old server does not know by its status', async () => {
    server.calls.delete('ListBackupJobStatus');
    const refusal = await refusalFrom(listBackupJobs(who(), 'contoso-backup', '2026-11-24'));
    assert.deepEqual([refusal.id, 'status' in refusal && refusal.status], ['status', 404]);
  });

  it('reads no answer without end', async () => {
    server.fail({ kind: 'huge' });
    assert.equal((await refusalFrom(sets())).id, 'tooLarge');
  });

  it('waits for a slow answer, and notices a dropped one', async () => {
    server.fail({ kind: 'slow', milliseconds: 5 });
    assert.equal((await sets()).sets.length, 3);
    server.fail({ kind: 'drop' });
    const problem = await problemFrom(sets());
    assert.equal(problem.kind, 'network');
  });

  it('ends when it is cancelled', async () => {
    server.fail({ kind: 'hang' });
    const ending = new AbortController();
    const outcome = problemFrom(listBackupSets(who(), 'contoso-backup', { signal: ending.signal }));
    while (server.asked.length === 0) await new Promise(setImmediate);
    ending.abort();
    assert.deepEqual(await outcome, { kind: 'attempt', reason: 'expired' });
    const late = problemFrom(listBackupSets(who(), 'contoso-backup', { signal: ending.signal }));
    assert.deepEqual(await late, { kind: 'attempt', reason: 'expired' });
    assert.equal(server.asked.length, 1);
  });
});
