import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceApps, practiceUsers, unknownClientId } from '../../../src/practice/estate';
import type { TransportFault } from '../../authority/faults';
import type { NetworkCause, Problem } from '../../../src/core/identity/problem';
import { beginSignIn } from '../../../src/signIn/entra/entra';
import { PracticeBrowser } from './practiceBrowser';
import { exchanged, pages, problemFrom, requestFor, signedIn } from './samples';

const network: readonly (readonly [TransportFault, NetworkCause, string?])[] = [
  [{ kind: 'drop' }, 'dropped'],
  [{ kind: 'answerLost' }, 'dropped'],
  [{ kind: 'truncatedJson' }, 'badAnswer'],
  [{ kind: 'html502' }, 'gateway', 'HTTP 502 text/html'],
  [{ kind: 'html504' }, 'gateway', 'HTTP 504 text/html'],
  [{ kind: 'throttled', retryAfterSeconds: 17 }, 'busy', '17'],
  [{ kind: 'unavailable' }, 'busy'],
];

describe('A sign-in that fails', () => {
  let authority: Authority;
  beforeEach(async () => {
    authority = await startAuthority();
  });
  afterEach(() => authority.close());

  const microsoft = (problem: Problem) => {
    assert.equal(problem.kind, 'microsoft', inspect(problem));
    return problem;
  };
  const tokenRequests = () => authority.requests.filter(({ endpoint }) => endpoint === 'token').length;

  describe('before the browser opens', () => {
    const begun = (change = {}) => beginSignIn(requestFor(authority, change), { pages });

    for (const [fault, cause] of network) {
      it(`tells what is wrong with the way to Microsoft (${fault.kind})`, async () => {
        authority.faults.next('discovery', fault);
        const problem = await problemFrom(begun());
        assert.equal(problem.kind === 'network' && problem.cause, cause);
      });
    }

    it('tells that the tenant does not exist', async () => {
      const problem = microsoft(await problemFrom(begun({ tenant: 'nobody.practice' })));
      assert.deepEqual(problem.numbers, [90002]);
    });

    it('tells that the tenant lives in another cloud', async () => {
      const { endpoints } = requestFor(authority);
      const issuer = 'https://login.microsoftonline.us/{tenantid}/v2.0';
      const problem = await problemFrom(begun({ endpoints: { ...endpoints, issuer } }));
      assert.deepEqual(problem, { kind: 'cloud', reason: 'otherCloud' });
    });

    it('asks nobody about a tenant that smuggles a host or a path', async () => {
      for (const tenant of ['../evil', 'evil.example/x', 'evil.example#', 'a@evil.example', 'common', '']) {
        assert.deepEqual(
          await problemFrom(begun({ tenant })),
          { kind: 'cloud', reason: 'tenantName' },
          tenant,
        );
      }
      assert.equal(authority.requests.length, 0);
    });

    it('tells that nobody answers', async () => {
      const request = requestFor(authority);
      await authority.close();
      const problem = await problemFrom(beginSignIn(request, { pages }));
      assert.deepEqual(problem, {
        kind: 'network',
        cause: 'refused',
        host: new URL(request.endpoints.api).host,
        detail: 'ECONNREFUSED',
      });
    });
  });

  describe('at the exchange', () => {
    for (const [fault, cause, detail] of network) {
      it(`tells what is wrong with the way to Microsoft (${fault.kind})`, async () => {
        const attempt = await signedIn(authority);
        authority.faults.next('token', fault);
        const problem = await problemFrom(attempt.exchange());
        attempt.dispose();
        assert.equal(problem.kind === 'network' && problem.cause, cause);
        if (detail !== undefined) assert.equal(problem.kind === 'network' && problem.detail, detail);
      });
    }

    it('ends a request that hangs when the attempt is given up', async () => {
      const attempt = await signedIn(authority);
      authority.faults.next('token', { kind: 'hang' });
      const outcome = problemFrom(attempt.exchange());
      while (tokenRequests() === 0) await new Promise((resolve) => setImmediate(resolve));
      attempt.dispose();
      assert.deepEqual(await outcome, { kind: 'attempt', reason: 'expired' });
    });

    it('tells that the code has expired', async () => {
      const attempt = await signedIn(authority);
      authority.advance(11 * 60 * 1000);
      const problem = microsoft(await problemFrom(attempt.exchange()));
      assert.equal(problem.error, 'invalid_grant');
      assert.deepEqual(problem.numbers, [70008]);
      assert.match(problem.correlationId ?? '', /^[0-9a-f-]{36}$/);
      attempt.dispose();
    });

    it('tells that the code was used before', async () => {
      const twice: typeof fetch = async (url, init) => {
        if (init?.method === 'POST') await fetch(url, init);
        return fetch(url, init);
      };
      const problem = microsoft(await problemFrom(exchanged(authority, { surroundings: { fetch: twice } })));
      assert.equal(problem.error, 'invalid_grant');
      assert.deepEqual(problem.numbers, [54005]);
    });

    it('tells that the code belongs to another attempt', async () => {
      const request = requestFor(authority);
      const [mine, other] = [await beginSignIn(request, { pages }), await beginSignIn(request, { pages })];
      const opened = new URL(other.address);
      // To the same port, or the address would be refused before the verifier is looked at.
      const { searchParams } = new URL(mine.address);
      opened.searchParams.set('redirect_uri', searchParams.get('redirect_uri') ?? '');
      const address = await new PracticeBrowser().signIn(opened.href, practiceUsers.backup);
      assert.equal(mine.submit(new URL(address).searchParams.get('code') ?? ''), undefined);
      const problem = microsoft(await problemFrom(mine.exchange()));
      assert.equal(problem.error, 'invalid_grant');
      assert.deepEqual(problem.numbers, [501481]);
      mine.dispose();
      other.dispose();
    });

    it('tells that the app is not registered as a public client', async () => {
      const request = { clientId: practiceApps.notPublic.clientId };
      const problem = microsoft(await problemFrom(exchanged(authority, { request })));
      assert.deepEqual(problem.numbers, [7000218]);
    });

    it('happens once: neither the same code nor another is exchanged in the same attempt', async () => {
      const attempt = await signedIn(authority);
      await attempt.exchange();
      assert.deepEqual(await problemFrom(attempt.exchange()), { kind: 'attempt', reason: 'noCode' });
      const address = await new PracticeBrowser().signIn(attempt.address, practiceUsers.backup);
      assert.deepEqual(attempt.submit(address), { kind: 'attempt', reason: 'expired' });
      assert.equal(tokenRequests(), 1);
      attempt.dispose();
    });

    it('needs a code', async () => {
      const attempt = await beginSignIn(requestFor(authority), { pages });
      assert.deepEqual(await problemFrom(attempt.exchange()), { kind: 'attempt', reason: 'noCode' });
      attempt.dispose();
    });
  });

  it('is over after ten minutes by this computer’s clock', async () => {
    let now = Date.now();
    const attempt = await signedIn(authority, { surroundings: { now: () => now } });
    assert.equal(attempt.expiresAt, now + 10 * 60 * 1000);
    now = attempt.expiresAt;
    assert.deepEqual(await problemFrom(attempt.exchange()), { kind: 'attempt', reason: 'expired' });
    assert.deepEqual(attempt.submit('anything'), { kind: 'attempt', reason: 'expired' });
    assert.equal(tokenRequests(), 0);
  });

  it('shows the refusal that a pasted address carries, once its state is this attempt’s', async () => {
    const attempt = await beginSignIn(requestFor(authority), { pages });
    const address = await new PracticeBrowser().signIn(attempt.address, practiceUsers.backup, 'cancel');
    assert.equal(microsoft(attempt.submit(address)!).error, 'access_denied');
    const foreign = new URL(address);
    foreign.searchParams.set('state', 'somebody-else');
    assert.deepEqual(attempt.submit(foreign.href), { kind: 'paste', reason: 'foreignState' });
    attempt.dispose();
  });

  it('shows Microsoft’s refusal of an app that it does not know', async () => {
    const attempt = await beginSignIn(requestFor(authority, { clientId: unknownClientId }), { pages });
    await assert.rejects(new PracticeBrowser().signIn(attempt.address, practiceUsers.backup), /AADSTS700016/);
    attempt.dispose();
  });
});
