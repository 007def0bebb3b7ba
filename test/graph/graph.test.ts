import assert from 'node:assert/strict';
import { type Authority, startAuthority } from '../authority/authority';
import { type PracticeUser, practiceTenants, practiceUsers } from '../../src/practice/estate';
import { refresh } from '../authority/practiceRequests';
import { type GraphErrorBody, graphErrorBody } from '../../src/practice/graph/graphError';

const { backup } = practiceUsers;
const every =
  'User.Read Mail.ReadWrite Calendars.ReadWrite Contacts.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All Team.ReadBasic.All Group.ReadWrite.All MailboxSettings.Read';
const paths: readonly (readonly [path: string, without: string])[] = [
  ['me', 'User.Read'],
  ['organization', 'User.Read'],
  ['me/mailboxSettings', 'MailboxSettings.Read'],
  ['me/mailFolders', 'Mail.ReadWrite'],
  ['me/calendars', 'Calendars.ReadWrite'],
  ['me/contacts', 'Contacts.ReadWrite'],
  ['sites/root', 'Sites.ReadWrite.All'],
  ['me/joinedTeams', 'Team.ReadBasic.All'],
  ['groups', 'Group.ReadWrite.All'],
];

describe('Graph on loopback', () => {
  let authority: Authority;
  beforeEach(async () => (authority = await startAuthority()));
  afterEach(() => authority.close());

  const tokenFor = async (scopes: string, user: PracticeUser = backup, tenant?: string) => {
    const refreshToken = authority.issueRefreshToken(user, `openid offline_access ${scopes}`);
    const { access_token = '' } = await refresh(authority, refreshToken, { scope: scopes }, tenant);
    assert.notEqual(access_token, '');
    return access_token;
  };
  const get = (path: string, token?: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${authority.apiOrigin}/graph/v1.0/${path}`, {
      method,
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    });
  const json = async <T = Record<string, unknown>>(response: Response) => (await response.json()) as T;

  it('answers each read with its documented shape where the token carries its permission', async () => {
    const token = await tokenFor(every);
    for (const [path] of [...paths, ['me/drive'] as const]) {
      const response = await get(path, token);
      assert.equal(response.status, 200, path);
      const body = await json(response);
      assert.match(
        String(body['@odata.context']),
        /^https:\/\/graph\.microsoft\.com\/v1\.0\/\$metadata#/,
        path,
      );
      const one = Array.isArray(body['value']) ? (body['value'] as unknown[])[0] : body;
      if (path === 'me/contacts') assert.deepEqual(body['value'], []);
      else
        assert.equal(
          typeof (one as Record<string, unknown>)[path === 'me/mailboxSettings' ? 'timeZone' : 'id'],
          'string',
          path,
        );
    }
  });

  it('refuses each read with 403 and Graph’s error shape where its permission is the one that is missing', async () => {
    for (const [path, without] of paths) {
      await authority.close();
      authority = await startAuthority();
      const token = await tokenFor(
        every
          .split(' ')
          .filter((scope) => scope !== without)
          .join(' '),
      );
      const response = await get(path, token);
      assert.equal(response.status, 403, path);
      const { error } = await json<GraphErrorBody>(response);
      assert.ok(error.code.length > 0 && error.message.length > 0);
      assert.deepEqual(Object.keys(error.innerError).sort(), ['client-request-id', 'date', 'request-id']);
    }
  });

  it('names the organization of the token’s tenant, and not another’s', async () => {
    const ids = async (user: PracticeUser, tenant: string) => {
      const { value } = await json<{ value: { id: string }[] }>(
        await get('organization?$select=id', await tokenFor('User.Read', user, tenant)),
      );
      return value;
    };
    const { contoso, fabrikam } = practiceTenants;
    assert.deepEqual(await ids(backup, contoso.id), [{ id: contoso.id }]);
    assert.deepEqual(await ids(practiceUsers.fabrikamBackup, fabrikam.id), [{ id: fabrikam.id }]);
  });

  it('asks for a token: none, another scheme, a spoilt one and one for Exchange are 401', async () => {
    const token = await tokenFor('User.Read');
    const exchange = await tokenFor('https://outlook.office365.com/EWS.AccessAsUser.All');
    const answers = await Promise.all([
      get('me'),
      get('me', undefined, { authorization: `Basic ${token}` }),
      get('me', `${token}x`),
      get('me', exchange),
    ]);
    for (const response of answers) {
      assert.equal(response.status, 401);
      assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer/);
      assert.equal((await json<GraphErrorBody>(response)).error.code, 'InvalidAuthenticationToken');
    }
    assert.equal((await get('me', token)).status, 200);
  });

  it('takes a token for its lifetime and no longer', async () => {
    const token = await tokenFor('User.Read');
    // An hour. Its clock goes on by itself meanwhile, by minutes at most.
    authority.advance(3_300_000);
    assert.equal((await get('me', token)).status, 200);
    authority.advance(300_000);
    assert.equal((await get('me', token)).status, 401);
  });

  it('gives what $select and $top ask for, and refuses what it does not know', async () => {
    const token = await tokenFor(every);
    const { value } = await json<{ value: unknown[] }>(
      await get('me/calendars?$select=id,name&$top=1', token),
    );
    assert.deepEqual(value, [{ id: 'AAMkADcalendar', name: 'Calendar' }]);
    for (const query of ['$select=id,colour', '$top=0', '$top=x', '$filter=x', 'select=id']) {
      const response = await get(`me/calendars?${query}`, token);
      assert.equal(response.status, 400, query);
      assert.equal((await json<GraphErrorBody>(response)).error.code, 'BadRequest');
    }
  });

  it('knows no other path, and no other method', async () => {
    const token = await tokenFor(every);
    assert.equal((await get('me/messages', token)).status, 400);
    assert.equal((await get('me', token, {}, 'DELETE')).status, 405);
  });

  it('gives the caller’s id of the request back', async () => {
    const id = '0b2f9d9e-3f0a-4a5f-8f0e-3a1f3a0b2c4d';
    const response = await get('me', undefined, { 'client-request-id': id });
    assert.equal(response.headers.get('client-request-id'), id);
    assert.equal((await json<GraphErrorBody>(response)).error.innerError['client-request-id'], id);
  });

  it('is busy on demand: 429 and 503, with Retry-After in seconds or as a date', async () => {
    const token = await tokenFor('User.Read');
    const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
    const busy = (status: number, retryAfter: string) =>
      authority.faults.next('graph', {
        kind: 'answers',
        status,
        body: graphErrorBody('TooManyRequests', 'Please retry again later.'),
        headers: { 'retry-after': retryAfter },
      });
    busy(429, '7');
    busy(503, date);
    const told = async () => {
      const response = await get('me', token);
      return [response.status, response.headers.get('retry-after')];
    };
    assert.deepEqual(await told(), [429, '7']);
    assert.deepEqual(await told(), [503, date]);
    assert.deepEqual(await told(), [200, null]);
  });

  it('answers with the wrong shape, drops and cuts on demand', async () => {
    const token = await tokenFor('User.Read');
    authority.faults.next('graph', { kind: 'answers', status: 200, body: { value: 'none' } });
    authority.faults.next('graph', { kind: 'truncatedJson' });
    authority.faults.next('graph', { kind: 'drop' });
    assert.deepEqual(await json(await get('organization', token)), { value: 'none' });
    await assert.rejects((await get('organization', token)).json());
    await assert.rejects(get('organization', token));
    assert.equal((await get('organization', token)).status, 200);
  });

  it('hangs on demand, until it is closed', async () => {
    const token = await tokenFor('User.Read');
    authority.faults.next('graph', { kind: 'hang' });
    authority.mostOpen();
    const hanging = get('organization', token);
    hanging.catch(() => undefined);
    while (!authority.requests.some(({ endpoint }) => endpoint === 'graph')) await new Promise(setImmediate);
    assert.equal(authority.mostOpen(), 1);
    await authority.close();
    await assert.rejects(hanging);
    authority = await startAuthority();
  });

  it('counts the most requests that were open at one time', async () => {
    const token = await tokenFor('User.Read');
    authority.mostOpen();
    for (let all = 0; all < 3; all++) await get('me', token);
    assert.equal(authority.mostOpen(), 1);
    authority.faults.next('graph', { kind: 'hang' }, 3);
    const hanging = [1, 2, 3].map(() => get('me', token));
    for (const one of hanging) one.catch(() => undefined);
    const asked = () => authority.requests.filter(({ endpoint }) => endpoint === 'graph').length;
    while (asked() < 6) await new Promise(setImmediate);
    assert.equal(authority.mostOpen(), 3);
    await authority.close();
    await Promise.all(hanging.map((one) => assert.rejects(one)));
    authority = await startAuthority();
  });
});
