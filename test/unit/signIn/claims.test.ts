import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceTenants, practiceUsers } from '../../../src/practice/estate';
import { PracticeBrowser as DeviceBrowser, signInWithDeviceCode } from '../../authority/practiceBrowser';
import { microsoftProblem } from '../../../src/core/identity/signInErrors';
import { beginSignIn } from '../../../src/signIn/entra/entra';
import type { SignInRequest } from '../../../src/signIn/signInAttempt';
import { PracticeBrowser } from './practiceBrowser';
import { pages, problemFrom, requestFor } from './samples';

const wanted = JSON.stringify({
  access_token: { capolids: { essential: true, values: ['5b0f2f1e-8d0c-4f0a-9c39-6a5d1be40009'] } },
});

describe('Claims that a refusal demands of the next request', () => {
  let authority: Authority;
  beforeEach(async () => {
    authority = await startAuthority({ deviceCodeInterval: 1 });
    authority.demandClaims(practiceTenants.contoso, 'graph', wanted);
  });
  afterEach(() => authority.close());

  /** One attempt in this browser, whose session stays; the claims that it is refused with. */
  const refusedWith = async (browser: PracticeBrowser, request: Partial<SignInRequest> = {}) => {
    const attempt = await beginSignIn(requestFor(authority, request), { pages });
    try {
      assert.equal(attempt.submit(await browser.signIn(attempt.address, practiceUsers.backup)), undefined);
      const problem = await problemFrom(attempt.exchange());
      assert.ok(problem.kind === 'microsoft');
      assert.deepEqual(problem.numbers, [50076]);
      return problem.claims;
    } finally {
      attempt.dispose();
    }
  };
  const asked = () =>
    authority.requests
      .filter(({ endpoint }) => endpoint === 'authorize' || endpoint === 'devicecode')
      .map(({ values }) => values['claims'] ?? '')
      .map((claims) => claims.includes('capolids'));

  it('come with the refusal, and the same session is refused again until an address repeats them', async () => {
    const browser = new PracticeBrowser();
    assert.equal(await refusedWith(browser), wanted);
    assert.equal(await refusedWith(browser), wanted, 'going round in a circle');
    assert.equal(await refusedWith(browser, { claims: '{"access_token":{"acrs":{}}}' }), wanted);
    const attempt = await beginSignIn(requestFor(authority, { claims: wanted }), { pages });
    attempt.submit(await browser.signIn(attempt.address, practiceUsers.backup));
    const { tokenCache } = await attempt.exchange();
    attempt.dispose();
    assert.notEqual(tokenCache, '');
    assert.deepEqual(asked(), [false, false, false, true]);
  });

  it('go with a device code too', async () => {
    const claims = async (request: Partial<SignInRequest>) => {
      const attempt = await beginSignIn(requestFor(authority, { way: 'deviceCode', ...request }), { pages });
      try {
        await signInWithDeviceCode(new DeviceBrowser(authority), attempt.device!, practiceUsers.backup);
        const arrival = await attempt.arrival;
        if (arrival.kind === 'code') return 'signed in';
        return arrival.problem.kind === 'microsoft' ? arrival.problem.claims : arrival.problem.kind;
      } finally {
        attempt.dispose();
      }
    };
    assert.equal(await claims({}), wanted);
    assert.equal(await claims({ claims: wanted }), 'signed in');
    assert.deepEqual(asked(), [false, true]);
  });

  it('are taken from the address of a refusal too, once its state is this attempt’s', async () => {
    const attempt = await beginSignIn(requestFor(authority), { pages });
    const { searchParams } = new URL(attempt.address);
    const answer = new URL(searchParams.get('redirect_uri')!);
    answer.searchParams.set('error', 'interaction_required');
    answer.searchParams.set('claims', wanted);
    answer.searchParams.set('state', searchParams.get('state')!);
    const problem = attempt.submit(answer.href);
    assert.equal(problem?.kind === 'microsoft' && problem.claims, wanted);
    attempt.dispose();
  });

  const hostile: readonly unknown[] = [
    'not JSON',
    '',
    '{}',
    '[]',
    'null',
    '"text"',
    '[{"access_token":{}}]',
    // MSAL adds to it, and cannot.
    '{"id_token":null}',
    '{"id_token":"text"}',
    '{"access_token":[]}',
    JSON.stringify({ access_token: { x: 'y'.repeat(5000) } }),
    '['.repeat(4000),
    { access_token: {} },
    undefined,
  ];
  for (const claims of hostile) {
    it(`are dropped where they are none: ${inspect(claims).slice(0, 40)}`, async () => {
      assert.equal('claims' in microsoftProblem({ error: 'invalid_grant', claims }), false);
      const body = { error: 'invalid_grant', error_description: 'AADSTS50076: Required.', claims };
      authority.faults.next('token', { kind: 'answers', status: 400, body });
      assert.equal(await refusedWith(new PracticeBrowser()), undefined);
    });
  }
});
