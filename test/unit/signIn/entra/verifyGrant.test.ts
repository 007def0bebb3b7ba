import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Authority, startAuthority } from '../../../authority/authority';
import { practiceTenants, practiceUsers } from '../../../authority/estate';
import type { TransportFault } from '../../../authority/faults';
import { graphErrorBody } from '../../../graph/graphError';
import type { Source } from '../../../../src/core/backupSets/backupSet';
import { type Permission, permissionsFor } from '../../../../src/core/identity/permissions';
import { ProblemError } from '../../../../src/core/identity/problem';
import { type VerificationCheck, verifiedAs } from '../../../../src/core/evidence/verification';
import { demandFor } from '../../../../src/migration/attemptRequest';
import { verifyGrant, type VerifySurroundings } from '../../../../src/signIn/entra/verifyGrant';
import { Grants } from '../../../../src/signIn/grants';
import type { Grant } from '../../../../src/signIn/grantSecret';
import { keptTokens } from '../../../../src/signIn/keptTokens';
import { RequestLimiter } from '../../../../src/net/requestLimiter';
import { basicSet } from '../../../builders';
import { CountedSecrets } from '../../migration/storage';
import { WindowMemory } from '../desktopStorage';
import { exchanged, problemFrom, requestFor } from '../samples';
import type { PermissionLevel } from '../../../../src/core/identity/permissionOverrides';

const { backup } = practiceUsers;
const { contoso } = practiceTenants;
const everything: readonly Source[] = ['mailboxes', 'oneDrive', 'sharePointSites', 'publicFolders', 'teams'];
const scopesOf = (permissions: readonly Permission[], resource: Permission['resource']) =>
  permissions
    .filter((one) => one.resource === resource)
    .flatMap(({ names }) => names)
    .filter((name) => !['openid', 'profile', 'offline_access'].includes(name))
    .map(
      (name) =>
        `${resource === 'graph' ? 'https://graph.microsoft.com' : 'https://outlook.office365.com'}/${name}`,
    );

describe('A verification of a kept grant', () => {
  let authority: Authority;
  let secrets: CountedSecrets;
  let grants: Grants;
  let now: number;
  const waits: number[] = [];
  const retries = {
    tries: 4,
    longestMs: 60_000,
    wait: (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };

  beforeEach(async () => {
    authority = await startAuthority();
    secrets = new CountedSecrets();
    grants = new Grants(secrets.open(), new WindowMemory(), (message) => assert.fail(message));
    now = Date.now();
    waits.length = 0;
  });
  afterEach(() => authority.close());

  const neededFor = (sources: readonly Source[], level: PermissionLevel = 'custom') =>
    permissionsFor(sources, { level, method: 'modern', roleCheck: false, on: new Date('2026-11-22') });

  /** A grant as a real sign-in leaves it, with these permissions. */
  async function keep(permissions: readonly Permission[]): Promise<Grant> {
    for (const resource of ['graph', 'exchange'] as const) {
      const scopes = scopesOf(permissions, resource);
      if (scopes.length > 0) authority.consentForTenant(contoso, scopes.join(' '));
    }
    const scopes = [scopesOf(permissions, 'graph')];
    const { evidence, tokenCache } = await exchanged(authority, { request: { scopes } });
    const grant: Grant = {
      id: randomUUID(),
      cloud: 'practice',
      tenant: 'contoso.practice',
      tenantId: contoso.id,
      clientId: requestFor(authority).clientId,
      account: backup.userName,
      person: evidence.person,
      role: 'notNeeded',
      granted: evidence.granted,
      authorizedAt: new Date(now).toISOString(),
      intent: { file: 'file:///estate/backup-sets.json', set: '1', method: 'modern', acknowledged: [] },
      tokenCache,
    };
    await grants.keep(grant);
    return grant;
  }

  function verify(
    grant: Grant,
    sources: readonly Source[],
    change: Partial<VerifySurroundings> & { readonly needed?: readonly Permission[] } = {},
  ): Promise<readonly VerificationCheck[]> {
    const { needed = neededFor(sources), ...surroundings } = change;
    return verifyGrant(
      {
        cloud: 'practice',
        clientId: grant.clientId,
        tenantId: grant.tenantId,
        endpoints: requestFor(authority).endpoints,
        tokens: keptTokens(grants, grant, () => now),
        needed,
        toVerify: { sources: new Set(sources), byPassword: new Set(), signer: 'ownAccount' },
      },
      { openRequests: new RequestLimiter(6), signal: new AbortController().signal, retries, ...surroundings },
    );
  }

  const setOf = ({ id, account, clientId }: Grant) =>
    basicSet({
      account,
      tenant: { id: 'contoso', tenant: 'contoso.practice', cloud: 'practice', clientId },
      authentication: { method: 'modern', grant: id },
    });
  const results = (checks: readonly VerificationCheck[]) => checks.map(({ id, result }) => `${id} ${result}`);
  const find = (checks: readonly VerificationCheck[], id: string) => {
    const check = checks.find((one) => one.id === id);
    assert.ok(check, id);
    return check;
  };
  const graphFault = (fault: TransportFault, times?: number) => authority.faults.next('graph', fault, times);
  const paths = () =>
    authority.requests.filter(({ endpoint }) => endpoint === 'graph').map(({ path }) => path);

  it('renews it and reads what each source needs', async () => {
    const grant = await keep(neededFor(everything));
    assert.deepEqual(results(await verify(grant, everything)), [
      'refresh passed',
      'permissions passed',
      'organization passed',
      'mailbox passed',
      'calendar passed',
      'contacts passed',
      'drive passed',
      'sites passed',
      'teams passed',
      'channels passed',
      'groups passed',
      'publicFolders unknown',
    ]);
  });

  it('reads, with the permissions of a test and no others, what each source has', async () => {
    const grant = await keep(neededFor(everything, 'test'));
    assert.deepEqual(results(await verify(grant, everything, { needed: neededFor(everything, 'test') })), [
      'refresh passed',
      'permissions passed',
      'organization passed',
      'mailbox passed',
      'mailboxSettings passed',
      'calendar passed',
      'contacts passed',
      'drive passed',
      'sites passed',
      'teams passed',
      'channels passed',
      'publicFolders unknown',
    ]);
  });

  it('of an authorization for who signs in renews it and leaves every source untested', async () => {
    const needed = neededFor(everything, 'identity');
    const checks = await verify(await keep(needed), everything, { needed });
    assert.deepEqual(results(checks), [
      'refresh passed',
      'permissions passed',
      'organization passed',
      'mailbox unknown',
      'drive unknown',
      'sites unknown',
      'publicFolders unknown',
      'teams unknown',
    ]);
    assert.equal(find(checks, 'mailbox').params['reason'], 'noAccess');
    assert.deepEqual(paths(), ['/graph/v1.0/organization']);
  });

  it('reads no channels where the account is in no team', async () => {
    const grant = await keep(neededFor(['teams'], 'test'));
    const none = { kind: 'answers', status: 200, body: { value: [] } } as const;
    graphFault({ kind: 'answers', status: 200, body: { value: [{ id: contoso.id }] } });
    graphFault(none);
    const checks = await verify(grant, ['teams'], { needed: neededFor(['teams'], 'test') });
    assert.deepEqual(results(checks).slice(2), ['organization passed', 'teams passed']);
  });

  it('reads nothing that no source needs, and the sites of both kinds once', async () => {
    const sources = ['personalSites', 'sharePointSites'] as const;
    const grant = await keep(neededFor(sources));
    const checks = await verify(grant, sources);
    assert.deepEqual(results(checks).slice(2), [
      'organization passed',
      'personalSites passed',
      'sites passed',
    ]);
    assert.deepEqual(paths(), ['/graph/v1.0/organization', '/graph/v1.0/sites/root']);
  });

  it('keeps the renewed tokens and the time in the grant’s secret, and nothing else changes there', async () => {
    const grant = await keep(neededFor(['mailboxes']));
    now += 24 * 60 * 60 * 1000;
    await verify(grant, ['mailboxes']);
    const { tokenCache, refreshedAt, ...rest } = (await grants.read(grant.id))!;
    assert.equal(refreshedAt, new Date(now).toISOString());
    assert.notEqual(tokenCache, grant.tokenCache);
    assert.deepEqual({ ...rest, tokenCache: grant.tokenCache }, grant);
    const refreshTokens = (cache: string) =>
      Object.values((JSON.parse(cache) as { RefreshToken: Record<string, { secret: string }> }).RefreshToken);
    assert.equal(refreshTokens(tokenCache).length, 1);
    assert.notEqual(refreshTokens(tokenCache)[0]?.secret, refreshTokens(grant.tokenCache)[0]?.secret);
  });

  it('writes nothing where the renewal is refused', async () => {
    const grant = await keep(neededFor(['mailboxes']));
    const before = secrets.stores;
    authority.revoke(backup, 'revoked');
    await verify(grant, ['mailboxes']);
    assert.equal(secrets.stores, before);
    assert.deepEqual(await grants.read(grant.id), grant);
  });

  for (const [reason, number] of [
    ['revoked', 50173],
    ['mfaRequired', 50076],
    ['consentWithdrawn', 65001],
  ] as const) {
    it(`finds that Microsoft refuses it after "${reason}", and asks Graph nothing`, async () => {
      const grant = await keep([
        { resource: 'graph', names: ['User.Read'], reason: 'everySet', level: 'identity' },
      ]);
      if (reason === 'consentWithdrawn') {
        await authority.close();
        authority = await startAuthority();
        const fresh = await exchanged(authority, {
          request: { scopes: [['https://graph.microsoft.com/User.Read']] },
        });
        await grants.rewrite(grant.id, { tokenCache: fresh.tokenCache });
      }
      authority.revoke(backup, reason);
      const checks = await verify(grant, []);
      assert.deepEqual(results(checks), ['refresh failed']);
      const { params } = find(checks, 'refresh');
      assert.equal(params['error'], 'invalid_grant');
      assert.equal(params['numbers'], String(number));
      assert.match(params['correlationId'] ?? '', /^[0-9a-f-]{36}$/);
      assert.deepEqual(paths(), []);
    });
  }

  it('finds it ended after 90 days without use, by the authority’s clock', async () => {
    const grant = await keep(neededFor([]));
    authority.advance(91 * 24 * 60 * 60 * 1000);
    const { params } = find(await verify(grant, []), 'refresh');
    assert.equal(params['numbers'], '700082');
  });

  it('names the permissions that are missing, and does not take it for refused', async () => {
    const grant = await keep(neededFor(['mailboxes']));
    const checks = await verify(grant, ['mailboxes', 'oneDrive']);
    assert.equal(find(checks, 'refresh').result, 'passed');
    assert.deepEqual(find(checks, 'permissions'), {
      id: 'permissions',
      result: 'failed',
      params: { for: 'oneDrive', resource: 'graph', missing: 'Files.ReadWrite.All' },
    });
    assert.deepEqual(find(checks, 'drive').params, { for: 'oneDrive', reason: 'noAccess' });
    assert.equal(find(checks, 'mailbox').result, 'passed');
  });

  it('names Exchange’s permission if nobody consented to it; leaves it open if it can’t be asked', async () => {
    const grant = await keep(neededFor([]));
    const denied = await verify(grant, ['publicFolders']);
    assert.equal(find(denied, 'permissions').params['missing'], 'EWS.AccessAsUser.All');
    const answered = await verify(grant, ['publicFolders'], {
      fetch: (url, init) =>
        typeof init?.body === 'string' && init.body.includes('EWS.')
          ? Promise.reject(Object.assign(new Error('cut'), { code: 'ECONNRESET' }))
          : globalThis.fetch(url, init),
    });
    assert.deepEqual(
      answered.filter(({ id }) => id === 'permissions').map(({ result }) => result),
      ['passed', 'unknown'],
    );
  });

  it('tells the network from a refusal', async () => {
    const grant = await keep(neededFor([]));
    authority.faults.next('token', { kind: 'drop' });
    const checks = await verify(grant, []);
    assert.deepEqual(results(checks), ['refresh unknown']);
    assert.equal(find(checks, 'refresh').params['reason'], 'network');
    assert.deepEqual(results(await verify(grant, [])).slice(0, 1), ['refresh passed']);
  });

  it('waits as long as Retry-After says, in seconds or until a date, and reads again', async () => {
    const grant = await keep(neededFor([]));
    const busy = (status: number, retryAfter?: string) =>
      graphFault({
        kind: 'answers',
        status,
        body: graphErrorBody('TooManyRequests', 'Please retry again later.'),
        headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
      });
    busy(429, '7');
    busy(503, new Date(Date.now() + 20_000).toUTCString());
    busy(503);
    assert.equal(find(await verify(grant, []), 'organization').result, 'passed');
    const [seconds, date, none] = waits;
    assert.equal(seconds, 7000);
    assert.ok(date! >= 15_000 && date! <= 20_000, String(date));
    assert.equal(none, 4000);
  });

  it('makes its own pauses where Retry-After says nothing that can be told', async () => {
    const grant = await keep(neededFor([]));
    const body = graphErrorBody('TooManyRequests', 'Please retry again later.');
    for (const asked of ['0.5', '0', new Date(Date.now() - 60_000).toUTCString()]) {
      graphFault({ kind: 'answers', status: 429, body, headers: { 'retry-after': asked } });
    }
    assert.equal(find(await verify(grant, []), 'organization').result, 'passed');
    assert.deepEqual(waits, [1000, 2000, 4000]);
  });

  it('reads again after a gateway’s page, and in the end says whose it is', async () => {
    const grant = await keep(neededFor(['oneDrive']));
    graphFault({ kind: 'html504' });
    assert.equal(find(await verify(grant, ['oneDrive']), 'organization').result, 'passed');
    assert.deepEqual(waits.splice(0), [1000]);
    graphFault({ kind: 'html504' }, 4);
    const checks = await verify(grant, ['oneDrive']);
    assert.equal(find(checks, 'organization').params['cause'], 'gateway');
    assert.equal(find(checks, 'drive').result, 'passed');
  });

  it('goes on after an answer that a license is missing, and has failed', async () => {
    const grant = await keep(neededFor(['mailboxes', 'oneDrive']));
    const body = graphErrorBody('BadRequest', 'Tenant does not have a SPO license.');
    const noDrive: typeof fetch = (url, init) =>
      (url as string).includes('/me/drive')
        ? Promise.resolve(Response.json(body, { status: 400 }))
        : globalThis.fetch(url, init);
    const checks = await verify(grant, ['mailboxes', 'oneDrive'], { fetch: noDrive });
    assert.deepEqual(results(checks), [
      'refresh passed',
      'permissions passed',
      'organization passed',
      'mailbox passed',
      'calendar passed',
      'contacts passed',
      'drive failed',
    ]);
    assert.equal(verifiedAs({ at: '', checks }, ['oneDrive']), 'failed');
    assert.equal(verifiedAs({ at: '', checks }, ['mailboxes']), 'passed');
  });

  it('names the policy that stands before Exchange, for the sets that need it', async () => {
    const grant = await keep(neededFor(['publicFolders']));
    authority.demandClaims(contoso, 'exchange', '{"access_token":{"acrs":{"essential":true}}}');
    const checks = await verify(grant, ['publicFolders']);
    const found = checks.filter(({ id, result }) => id === 'permissions' && result === 'failed');
    assert.deepEqual(
      found.map(({ params: { correlationId, ...params } }) => [params, typeof correlationId]),
      [
        [
          {
            for: 'publicFolders',
            resource: 'exchange',
            reason: 'refused',
            error: 'invalid_grant',
            numbers: '50076',
          },
          'string',
        ],
      ],
    );
    assert.equal(JSON.stringify(checks).includes('acrs'), false, 'claims are not kept');
    assert.deepEqual(demandFor([{ set: setOf(grant) }], grants.demands)?.scopes, [
      'https://outlook.office365.com/EWS.AccessAsUser.All',
    ]);
  });

  it('leaves in memory, and nowhere else, what a refusal demands of the next sign-in', async () => {
    const grant = await keep(neededFor([]));
    const claims = '{"access_token":{"acrs":{"essential":true}}}';
    authority.demandClaims(contoso, 'graph', claims);
    const kept = JSON.stringify(await secrets.open().get(`grant/${grant.id}`));
    const refresh = find(await verify(grant, []), 'refresh');
    assert.equal(refresh.params['numbers'], '50076');
    assert.equal(demandFor([{ set: setOf(grant) }], grants.demands)?.claims, claims);
    assert.equal(JSON.stringify(refresh).includes('acrs'), false);
    assert.equal(JSON.stringify(await secrets.open().get(`grant/${grant.id}`)), kept);
  });

  it('waits for the sign-in’s server too, and gives up in the end', async () => {
    const grant = await keep(neededFor([]));
    authority.faults.next('token', { kind: 'throttled', retryAfterSeconds: 3 });
    assert.equal(find(await verify(grant, []), 'refresh').result, 'passed');
    assert.deepEqual(waits.splice(0), [3000]);
    authority.faults.next('token', { kind: 'throttled', retryAfterSeconds: 3 }, 4);
    const { result, params } = find(await verify(grant, []), 'refresh');
    assert.deepEqual([result, params['cause']], ['unknown', 'busy']);
    assert.deepEqual(waits, [3000, 3000, 3000]);
  });

  it('does not wait for a server that wants more than a minute', async () => {
    const grant = await keep(neededFor([]));
    graphFault({ kind: 'throttled', retryAfterSeconds: 61 });
    assert.equal(find(await verify(grant, []), 'organization').params['cause'], 'busy');
    assert.deepEqual(waits, []);
  });

  const odd: readonly [string, TransportFault, string][] = [
    ['of the wrong shape', { kind: 'answers', status: 200, body: { value: 'none' } }, 'badAnswer'],
    ['without an organization', { kind: 'answers', status: 200, body: { value: [] } }, 'badAnswer'],
    ['that is cut off', { kind: 'truncatedJson' }, 'network'],
    ['of an unknown status', { kind: 'answers', status: 418, body: { error: { code: '<b>' } } }, 'status'],
  ];
  for (const [name, fault, reason] of odd) {
    it(`leaves a check open after an answer ${name}, and goes on`, async () => {
      const grant = await keep(neededFor(['oneDrive']));
      graphFault(fault);
      const checks = await verify(grant, ['oneDrive']);
      const { result, params } = find(checks, 'organization');
      assert.deepEqual([result, params['reason']], ['unknown', reason]);
      assert.equal(find(checks, 'drive').result, 'passed');
      assert.equal(JSON.stringify(checks).includes('<'), false);
    });
  }

  it('gives a server that hangs its time and no more', async () => {
    const grant = await keep(neededFor([]));
    graphFault({ kind: 'hang' });
    const { params } = find(await verify(grant, [], { limitMs: 200 }), 'organization');
    assert.deepEqual([params['reason'], params['cause']], ['network', 'timeout']);
  });

  it('finds another tenant’s organization', async () => {
    const grant = await keep(neededFor([]));
    const other = practiceTenants.fabrikam.id;
    graphFault({ kind: 'answers', status: 200, body: { value: [{ id: other }] } });
    const { result, params } = find(await verify(grant, []), 'organization');
    assert.deepEqual([result, params['reason']], ['failed', 'otherTenant']);
  });

  it('ends when it is cancelled, in the midst of a request, and finds nothing', async () => {
    const grant = await keep(neededFor([]));
    const stop = new AbortController();
    graphFault({ kind: 'hang' });
    const verifying = problemFrom(verify(grant, [], { signal: stop.signal }));
    while (paths().length === 0) await new Promise(setImmediate);
    stop.abort();
    assert.equal((await verifying).kind, 'attempt');
  });

  it('ends when it is cancelled while it waits for a busy server', async () => {
    const grant = await keep(neededFor([]));
    const stop = new AbortController();
    graphFault({ kind: 'throttled', retryAfterSeconds: 50 });
    const wait = () => {
      stop.abort();
      return Promise.reject(new Error('aborted'));
    };
    const verifying = verify(grant, [], { signal: stop.signal, retries: { ...retries, wait } });
    assert.equal((await problemFrom(verifying)).kind, 'attempt');
  });

  it('says that the secret is gone, and does not bring it back', async () => {
    const grant = await keep(neededFor([]));
    await grants.forget(grant.id);
    const { result, params } = find(await verify(grant, []), 'refresh');
    assert.deepEqual([result, params['reason']], ['unknown', 'secretStorage']);
    assert.equal(await grants.read(grant.id), undefined);
  });

  it('lets no token out: not into checks, not to another host than the cloud’s', async () => {
    const grant = await keep(neededFor(everything));
    const asked: string[] = [];
    const checks = await verify(grant, everything, {
      fetch: (url, init) => {
        asked.push(new URL(url as string).origin);
        return globalThis.fetch(url, init);
      },
    });
    assert.deepEqual([...new Set(asked)], [authority.apiOrigin]);
    const stored = [...(await Promise.all([grants.read(grant.id)]))].map((one) => JSON.stringify(one)).join();
    const held = [...authority.secrets].filter((secret) => secret.length > 100);
    assert.ok(
      held.some((secret) => stored.includes(secret)),
      'the canary: tokens are found where they are',
    );
    for (const secret of held) assert.equal(JSON.stringify(checks).includes(secret), false);
  });

  it('passes no problem of its own on as an error', async () => {
    const grant = await keep(neededFor([]));
    await assert.doesNotReject(
      verify(grant, [], { fetch: () => Promise.reject(new ProblemError({ kind: 'defect', message: 'x' })) }),
    );
  });
});
