import fc from 'fast-check';
import assert from 'node:assert/strict';
import { judgeAnswer, pathOf, readPlan } from '../../src/core/evidence/graphReads';
import { sources } from '../../src/core/backupSets/backupSet';
import { ImportError } from '../../src/core/backupSets/importRefusal';
import { ProblemError, problemOf } from '../../src/core/identity/problem';
import { listBackupJobs, listBackupSets, listUsers } from '../../src/import/ahsayCbs';
import { lateJobEvidence } from '../../src/import/backupJobs';
import { HttpClient } from '../../src/net/httpClient';
import { globalAdministratorByGraph } from '../../src/signIn/entra/directoryRoles';
import { exchangeCode } from '../../src/signIn/entra/exchange';
import { MsalNetwork } from '../../src/signIn/entra/msalNetwork';
import { publicClient } from '../../src/signIn/entra/publicClient';
import { signingKeysOf, tenantIdOf } from '../../src/signIn/entra/tenant';
import { endpointsFor } from '../../src/signIn/signIn';
import type { SignInRequest } from '../../src/signIn/signInAttempt';
import { importRefusalWords } from '../../src/wording/backupSets/importRefusals';
import { verificationBrief, verificationSentence } from '../../src/wording/evidence/verification';
import { problemWords } from '../../src/wording/identity/problems';
import { canary, changed, jsonOf, odd, typedInto } from './arbitraries';
import { property } from './cases';
import { keySet, type PlayedAnswer, playedFetch, signed } from './played';

const tenantId = '11111111-2222-4333-8444-555555555555';
const objectId = '99999999-2222-4333-8444-555555555555';
const clientId = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
const endpoints = endpointsFor('global');
const issuer = endpoints.issuer.replace('{tenantid}', tenantId);
const now = Date.parse('2026-11-26T12:00:00Z');

const status = fc.oneof(
  fc.constant(200),
  fc.constantFrom(204, 302, 400, 401, 403, 404, 407, 423, 429, 500, 502, 503, 599),
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/html', ''),
    'retry-after': fc.constantFrom('1', '-1', '1e9', 'Wed, 21 Oct 2015 07:28:00 GMT', 'soon'),
    date: fc.constantFrom('Thu, 26 Nov 2026 12:00:00 GMT', 'never'),
  },
  { requiredKeys: [] },
);

/** An answer that is mostly like this one. */
function answerLike(sample: unknown, statuses = status): fc.Arbitrary<PlayedAnswer> {
  const body = fc.oneof(
    { weight: 4, arbitrary: changed(sample, 3).map((one) => jsonOf(one)) },
    { weight: 1, arbitrary: typedInto(JSON.stringify(sample), ['{', '}', '"', ',', '<html>']) },
    { weight: 1, arbitrary: fc.constantFrom('', '<html>login</html>', '[]', 'null', '"x"') },
  );
  return fc.record({ status: fc.oneof(fc.constant(200), statuses), headers, body });
}

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

/** What came of it; anything but a problem in words fails the case. */
async function outcomeOf<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (met) {
    if (met instanceof ImportError) {
      const { what, next } = importRefusalWords(met.refusal);
      assert.ok(what !== '' && next !== '' && !JSON.stringify([met.refusal, what, next]).includes(canary));
      return undefined;
    }
    if (!(met instanceof ProblemError)) throw met;
    const { problem } = met;
    assert.notEqual(problem.kind, 'defect', JSON.stringify(problem));
    const words = problemWords(problem);
    assert.ok(words.what !== '' && words.next !== '');
    assert.ok(!JSON.stringify([problem, words]).includes(canary), JSON.stringify(problem));
    return undefined;
  }
}

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
const idToken = changed(claims, 2).map((one) => signed(one));
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
      fc.oneof(answerLike({ issuer }), answerLike(error)),
      fc.oneof(answerLike(keySet), answerLike(error)),
      async (configuration, jwks) => {
        const id = await outcomeOf(tenantIdOf(connectionTo(playedFetch(configuration)), endpoints, tenantId));
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
      },
    ),
  );

  property(
    'of Graph is a finding or a problem in words, and leads nowhere else than to Graph',
    { share: 60, examples: [[{ error: { code: 'X', message: 'no license' }, id: 'x', value: [] }, 204]] },
    fc.asyncProperty(
      fc.oneof(
        changed({ value: [{ id: tenantId }] }, 3),
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
          'Calendars.Read',
          'Contacts.Read',
          'Tasks.Read',
        ]);
        for (const read of plan.reads) {
          const check = judgeAnswer(read, { status: code, body: answer }, tenantId);
          assert.ok(verificationSentence(check) !== '' && verificationBrief(check) !== '');
          assert.match(pathOf(read, answer) ?? '/v1.0/', /^\/v1\.0\/[\w/?$=&,.-]*$/);
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

describe('An answer of AhsayCBS', () => {
  const server = { origin: 'https://backup.example', user: 'admin', password: canary };
  const like = (list: 'Data' | 'User', entry: unknown) =>
    fc.oneof(
      answerLike({ Status: 'OK', [list]: [entry, entry] }),
      answerLike({ Status: 'Error', Message: 'no' }),
    );
  const moment = '2026-11-20T00:00:00Z';

  property(
    'is used or refused in words, without the password',
    { share: 40 },
    fc.asyncProperty(
      like('User', { LoginName: 'contoso' }),
      like('Data', { ID: '1', Name: 'Finance', Type: 'Office 365 Exchange Online' }),
      like('Data', {
        BackupSetID: '1',
        BackupJobStatus: 'BS_STOP_SUCCESS',
        StartTime: '2026-11-22 01:00:00',
        EndTime: '2026-11-22 02:00:00',
      }),
      async (users, sets, jobs) => {
        const names = await outcomeOf(listUsers(server, { fetch: playedFetch(users) }));
        for (const name of names ?? []) assert.ok(name.trim() === name && name !== '' && name.length <= 200);
        const imported = await outcomeOf(listBackupSets(server, 'contoso', { fetch: playedFetch(sets) }));
        for (const { id, name } of imported?.sets ?? []) assert.ok(id !== '' && name !== '');
        const ran = await outcomeOf(
          listBackupJobs(server, 'contoso', '2026-11-22', { fetch: playedFetch(jobs) }),
        );
        const late = ran && lateJobEvidence(ran, '1', moment);
        if (late) assert.ok(Date.parse(late.started.replace(' ', 'T')) > Date.parse(moment) - 86_400_000);
      },
    ),
  );
});
