import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type Authority, startAuthority } from '../../../authority/authority';
import { type PracticeUser, practiceTenants, practiceUsers } from '../../../../src/practice/estate';
import { PracticeBrowser, signInWithDeviceCode } from '../../../authority/practiceBrowser';
import type { Problem } from '../../../../src/core/identity/problem';
import { judgeIdentity } from '../../../../src/core/identity/identityChecks';
import { type SignInSurroundings, beginSignIn } from '../../../../src/signIn/entra/entra';
import type { SignInAttempt, SignInRequest } from '../../../../src/signIn/signInAttempt';
import { pages, problemFrom, requestFor, scopes } from '../samples';

describe('A sign-in by device code', () => {
  let authority: Authority;
  let attempt: SignInAttempt | undefined;
  let letPoll: () => void;
  beforeEach(async () => {
    authority = await startAuthority({ deviceCodeInterval: 1 });
  });
  afterEach(async () => {
    attempt?.dispose();
    attempt = undefined;
    await authority.close();
  });

  /** Polls wait until the person is through, or the test lets them: no interval has to pass before that. */
  const begin = async (
    request: Partial<SignInRequest> = {},
    surroundings: Partial<SignInSurroundings> = {},
  ): Promise<SignInAttempt> => {
    const mayPoll = new Promise<void>((resolve) => (letPoll = resolve));
    const patient: typeof fetch = async (url, init) => {
      if (typeof init?.body === 'string' && init.body.includes('device_code=')) await mayPoll;
      return fetch(url, init);
    };
    return (attempt = await beginSignIn(requestFor(authority, { way: 'deviceCode', ...request }), {
      pages,
      fetch: patient,
      ...surroundings,
    }));
  };
  const signIn = async (user: PracticeUser, choice?: 'accept' | 'cancel') => {
    const page = await signInWithDeviceCode(new PracticeBrowser(authority), attempt!.device!, user, choice);
    letPoll();
    return page;
  };
  const polls = () => authority.requests.filter(({ endpoint }) => endpoint === 'token').length;
  const problemOfArrival = async (): Promise<Problem> => {
    const arrival = await attempt!.arrival;
    assert.ok(arrival.kind === 'error', inspect(arrival));
    return arrival.problem;
  };
  const aPollMore = async () => {
    const before = polls();
    letPoll();
    while (polls() === before) await new Promise((resolve) => setImmediate(resolve));
  };

  it('shows the code and Microsoft’s page, and lives fifteen minutes', async () => {
    const now = Date.now();
    await begin({}, { now: () => now });
    assert.match(attempt!.device!.userCode, /^[A-Z]{9}$/);
    assert.equal(attempt!.device!.page, `${authority.browserOrigin}/common/oauth2/deviceauth`);
    assert.equal(attempt!.address, attempt!.device!.page);
    assert.equal(attempt!.expiresAt, now + 15 * 60_000);
    assert.equal(attempt!.listening, false);
  });

  it('ends with the same evidence as an exchange, but for the nonce that this way does not have', async () => {
    await begin({ scopes: [[scopes.user, scopes.mail]] });
    await signIn(practiceUsers.backup);
    assert.deepEqual(await attempt!.arrival, { kind: 'code' });
    const { evidence, tokenCache } = await attempt!.exchange();
    const { signature, audience, issuer, timely, nonce, person, expectedTenantId, missing } = evidence;
    assert.deepEqual([signature, audience, issuer, timely], [true, true, true, true]);
    assert.equal(nonce, undefined);
    assert.equal(person.name, practiceUsers.backup.userName);
    assert.equal(person.tenantId, expectedTenantId);
    assert.deepEqual(missing, []);
    assert.ok(tokenCache.includes('RefreshToken'));
    const { checks } = judgeIdentity(evidence, {
      account: practiceUsers.backup.userName,
      signer: 'anyMember',
    });
    const results = Object.fromEntries(checks.map(({ id, result }) => [id, result]));
    assert.equal(results['nonce'], 'noted');
    assert.ok(checks.every(({ id, result }) => id === 'nonce' || result === 'passed'));
  });

  for (const kind of ['brokenSignature', 'wrongAudience', 'wrongIssuer', 'otherTenant'] as const) {
    it(`keeps nothing of an answer that does not hold (${kind})`, async () => {
      await begin();
      authority.faults.next('token', { kind });
      await signIn(practiceUsers.backup);
      await attempt!.arrival;
      const { evidence, tokenCache } = await attempt!.exchange();
      assert.equal(tokenCache, '');
      const { checks } = judgeIdentity(evidence, {
        account: practiceUsers.backup.userName,
        signer: 'anyMember',
      });
      assert.ok(checks.some(({ result }) => result === 'failed'));
    });
  }

  it('goes on polling after a server’s failures and lost connections, while the code lives', async () => {
    authority.faults.next('token', { kind: 'unavailable' });
    authority.faults.next('token', { kind: 'html502' });
    authority.faults.next('token', { kind: 'drop' });
    await begin();
    await signIn(practiceUsers.backup);
    assert.deepEqual(await attempt!.arrival, { kind: 'code' });
    assert.equal(polls(), 4);
    assert.equal((await attempt!.exchange()).evidence.person.name, practiceUsers.backup.userName);
  }).timeout(20_000);

  it('tells that the person declined', async () => {
    await begin();
    await signIn(practiceUsers.backup, 'cancel');
    const problem = await problemOfArrival();
    assert.ok(problem.kind === 'microsoft');
    assert.equal(problem.error, 'authorization_declined');
  });

  it('tells that the code has run out', async () => {
    await begin();
    authority.advance(15 * 60_000);
    letPoll();
    const problem = await problemOfArrival();
    assert.ok(problem.kind === 'microsoft');
    assert.equal(problem.error, 'expired_token');
  });

  it('tells that the tenant’s policy blocks this way', async () => {
    authority.blockDeviceCode(practiceTenants.contoso);
    await begin();
    assert.match((await signIn(practiceUsers.backup)).html, /AADSTS53003/);
    const problem = await problemOfArrival();
    assert.ok(problem.kind === 'microsoft');
    assert.deepEqual(problem.numbers, [53003]);
    assert.match(problem.correlationId ?? '', /^[0-9a-f-]{36}$/);
  });

  it('stops polling when it is given up', async () => {
    await begin();
    await aPollMore();
    attempt!.dispose();
    assert.deepEqual(await problemOfArrival(), { kind: 'attempt', reason: 'expired' });
    const asked = polls();
    assert.deepEqual(await problemFrom(attempt!.exchange()), { kind: 'attempt', reason: 'expired' });
    assert.equal(polls(), asked);
  });

  it('is refused where no code is given', async () => {
    authority.faults.next('devicecode', { kind: 'refused', number: 53003 });
    const problem = await problemFrom(begin());
    assert.ok(problem.kind === 'microsoft');
    assert.deepEqual(problem.numbers, [53003]);
  });

  for (const [what, change] of Object.entries({
    'a page that is not Microsoft’s': { verification_uri: 'https://microsoft.com.evil.example/device' },
    'a page that is not encrypted': { verification_uri: 'http://microsoft.com/devicelogin' },
    'a page with a name in front': { verification_uri: 'https://microsoft.com@evil.example/' },
    'a code of another shape': { user_code: 'Call +1 555 0100 <b>now</b>' },
    'no code': { user_code: '' },
  })) {
    it(`shows nothing of an answer with ${what}`, async () => {
      const changed: typeof fetch = async (url, init) => {
        const answer = await fetch(url, init);
        if (typeof url !== 'string' || !url.endsWith('/devicecode')) return answer;
        return Response.json({ ...((await answer.json()) as object), ...change });
      };
      const problem = await problemFrom(begin({}, { fetch: changed }));
      assert.equal(problem.kind === 'network' && problem.cause, 'badAnswer');
    });
  }
});
