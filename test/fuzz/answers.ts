import fc from 'fast-check';
import assert from 'node:assert/strict';
import { judgeAnswer, pathOf, readPlan } from '../../src/core/evidence/graphReads';
import { sources } from '../../src/core/backupSets/backupSet';
import { problemOf } from '../../src/core/identity/problem';
import { HttpClient } from '../../src/net/httpClient';
import { globalAdministratorByGraph } from '../../src/signIn/entra/directoryRoles';
import { exchangeCode } from '../../src/signIn/entra/exchange';
import { MsalNetwork } from '../../src/signIn/entra/msalNetwork';
import { publicClient } from '../../src/signIn/entra/publicClient';
import { signingKeysOf, tenantIdOf } from '../../src/signIn/entra/tenant';
import { endpointsFor } from '../../src/signIn/signIn';
import type { SignInRequest } from '../../src/signIn/signInAttempt';
import { verificationBrief, verificationSentence } from '../../src/wording/evidence/verification';
import { problemWords } from '../../src/wording/identity/problems';
import { answerLike, outcomeOf, status } from './answerLike';
import { canary, changed, jsonOf, odd } from './arbitraries';
import { property } from './cases';
import { isSigned, keySet, playedFetch, signed } from './played';

const tenantId = '11111111-2222-4333-8444-555555555555';
const objectId = '99999999-2222-4333-8444-555555555555';
const clientId = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
const endpoints = endpointsFor('global');
const issuer = endpoints.issuer.replace('{tenantid}', tenantId);
const anyGuid = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i;
const ok = { status: 200, headers: {} };
/** Nearly those of a tenant of this cloud. */
const foreignIssuers = [
  endpoints.issuer.replace('{tenantid}', 'common'),
  endpoints.issuer.replace('{tenantid}', `${tenantId}/..`),
  issuer.replace('https://l', 'https://k'),
  issuer.replace(/.$/, '1'),
];
const now = Date.parse('2026-11-26T12:00:00Z');

const error = {
  error: 'invalid_grant',
  error_description: 'AADSTS70008: expired.',
  error_codes: [70008],
  claims: '{"a":{}}',
  suberror: 'x',
  correlation_id: tenantId,
};
const connectionTo = (fetch: typeof globalThis.fetch) =>
  new HttpClient({ limitMs: 10_000, origins: [endpoints.api, endpoints.graph] }, fetch);

const claims = {
  aud: clientId,
  iss: issuer,
  tid: tenantId,
  oid: objectId,
  exp: now / 1000 + 600,
  nbf: now / 1000 - 60,
  nonce: 'a-nonce',
  preferred_username: 'a@contoso.com',
  wids: [],
};
const request: SignInRequest = {
  endpoints,
  tenant: tenantId,
  clientId,
  account: 'a@contoso.com',
  signer: 'anyMember',
  scopes: [['https://graph.microsoft.com/User.Read'], ['https://outlook.office365.com/EWS.AccessAsUser.All']],
  checkRole: true,
  way: 'loopback',
};
const idToken = fc.oneof(
  { weight: 4, arbitrary: changed(claims, 2).map((one) => signed(one)) },
  { weight: 1, arbitrary: fc.constant(signed(claims, { by: 'another' })) },
);

/** Whether an ID token is what a sign-in must have, written a second time: by hand. */
function isRight(token: string): boolean {
  const [, payload = ''] = token.split('.');
  const told = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const { aud, iss, tid, nonce, exp, nbf } = told;
  const [from, to] = [nbf === undefined ? 0 : nbf, exp].map((time) => Number(time) * 1_000);
  const alike = (value: unknown, wanted: string) =>
    typeof value === 'string' && value.toLowerCase() === wanted.toLowerCase();
  return (
    isSigned(token) &&
    alike(aud, clientId) &&
    alike(iss, issuer) &&
    alike(tid, tenantId) &&
    nonce === 'a-nonce' &&
    [nbf ?? 0, exp].every((time) => typeof time === 'number') &&
    from! <= now + 300_000 &&
    to! >= now - 300_000
  );
}
const tokenAnswer = idToken.chain((token) =>
  answerLike({
    token_type: 'Bearer',
    scope: 'openid profile https://graph.microsoft.com/User.Read',
    expires_in: 3600,
    access_token: `access-${canary}`,
    refresh_token: `refresh-${canary}`,
    id_token: token,
    client_info: Buffer.from(JSON.stringify({ uid: objectId, utid: tenantId })).toString('base64url'),
  }),
);

describe('An answer of Microsoft’s', () => {
  property(
    'to who a tenant is, and with which keys it signs, is used or refused in words',
    { share: 40 },
    fc.asyncProperty(
      fc.oneof(
        answerLike({ issuer }),
        answerLike(error),
        fc.constantFrom(...foreignIssuers).map((one) => ({ ...ok, body: jsonOf({ issuer: one }) })),
      ),
      fc.oneof(answerLike(keySet), answerLike(error)),
      async (configuration, jwks) => {
        const id = await outcomeOf(tenantIdOf(connectionTo(playedFetch(configuration)), endpoints, tenantId));
        const told = id === undefined ? undefined : (JSON.parse(configuration.body) as { issuer: string });
        assert.equal(told?.issuer.toLowerCase(), id && issuer);
        assert.ok(id === undefined || id === tenantId);
        await outcomeOf(signingKeysOf(connectionTo(playedFetch(jwks)), endpoints, tenantId));
      },
    ),
  );

  property(
    'to a code gives tokens to keep only if all of the ID token holds, and never a token in words',
    { share: 16 },
    fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: tokenAnswer }, { weight: 1, arbitrary: answerLike(error) }),
      tokenAnswer,
      async (first, second) => {
        const connection = connectionTo(playedFetch(first, second));
        const network = new MsalNetwork(connection);
        const client = publicClient(request, network);
        const signingKeys = await signingKeysOf(
          connectionTo(playedFetch({ status: 200, headers: {}, body: JSON.stringify(keySet) })),
          endpoints,
          tenantId,
        );
        const exchanged = await outcomeOf(
          exchangeCode(
            {
              request,
              tenantId,
              keys: signingKeys,
              client,
              network,
              connection,
              now: () => now,
              redirectUri: 'http://localhost:1',
              verifier: 'v'.repeat(43),
              state: 'a-state',
              nonce: 'a-nonce',
            },
            'a-code',
          ),
        );
        if (!exchanged) return;
        const { evidence, tokenCache } = exchanged;
        assert.ok(!JSON.stringify(evidence).includes(canary));
        if (tokenCache === '') return;
        const { signature, audience, issuer: issued, timely, nonce, person } = evidence;
        assert.deepEqual(
          { signature, audience, issued, timely, nonce },
          { signature: true, audience: true, issued: true, timely: true, nonce: true },
        );
        assert.equal(person.tenantId, tenantId);
        const { id_token: token } = JSON.parse(first.body) as { id_token: string };
        assert.ok(isRight(token), first.body);
        assert.ok(!JSON.stringify(evidence).includes(token));
      },
    ),
  );

  property(
    'of Graph is a finding or a problem in words, and leads nowhere else than to Graph',
    { share: 60, examples: [[{ error: { code: 'X', message: 'no license' }, id: 'x', value: [] }, 204]] },
    fc.asyncProperty(
      fc.oneof(
        changed({ value: [{ id: tenantId }] }, 3),
        fc.constantFrom('..', `${tenantId}/../x`, '?x', '{id}', 'A b').map((id) => ({ value: [{ id }] })),
        fc
          .constantFrom(
            `${endpoints.graph}/v1.0/me?$skiptoken=x`,
            `${endpoints.api}/x`,
            'https://evil.example',
          )
          .map((next) => ({ value: [{ roleTemplateId: objectId }], '@odata.nextLink': next })),
        changed({ error: { code: 'X', message: 'no license' }, id: 'x', value: [] }, 3),
        odd,
      ),
      status,
      async (body, code) => {
        const answer = (
          typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
        ) as Record<string, unknown>;
        const plan = readPlan({ sources: new Set(sources), byPassword: new Set(), signer: 'ownAccount' }, [
          'User.Read',
          'Mail.ReadBasic',
          'Files.Read',
          'Sites.Read.All',
          'Team.ReadBasic.All',
          'Channel.ReadBasic.All',
          'Calendars.Read',
          'Contacts.Read',
          'Tasks.Read',
        ]);
        for (const read of plan.reads) {
          const check = judgeAnswer(read, { status: code, body: answer }, tenantId);
          assert.ok(verificationSentence(check) !== '' && verificationBrief(check) !== '');
          const path = pathOf(read, answer) ?? read.path;
          assert.match(path, /^\/v1\.0\//);
          assert.equal(path.replace('{id}', tenantId).replace(anyGuid, '{id}'), read.path, path);
        }
        const asked: string[] = [];
        const fetch = playedFetch({ status: code, headers: {}, body: jsonOf(body) });
        const role = await globalAdministratorByGraph(
          connectionTo((url, init) => {
            asked.push(url instanceof Request ? url.url : url.toString());
            return fetch(url, init);
          }),
          endpoints.graph,
          canary,
        ).catch((error: unknown) => problemOf(error));
        if (typeof role === 'string') assert.ok(['confirmed', 'notHeld', 'unchecked'].includes(role));
        else {
          assert.equal(role.kind, 'network');
          assert.ok(problemWords(role).what !== '');
        }
        assert.ok(asked.length <= 10 && asked.every((url) => url.startsWith(`${endpoints.graph}/`)));
      },
    ),
  );
});
