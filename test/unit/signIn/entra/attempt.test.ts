import assert from 'node:assert/strict';
import { Server, connect } from 'node:net';
import { inspect } from 'node:util';
import { type Authority, startAuthority } from '../../../authority/authority';
import {
  type PracticeTenant,
  practiceTenants,
  type PracticeUser,
  practiceUsers,
} from '../../../../src/practice/estate';
import { beginSignIn } from '../../../../src/signIn/entra/entra';
import { adminConsentLink } from '../../../../src/core/identity/adminConsent';
import { cloudHere } from '../../../../src/signIn/signIn';
import type { SignInAttempt } from '../../../../src/signIn/signInAttempt';
import { PracticeBrowser } from '../practiceBrowser';
import { pages, problemFrom, requestFor } from '../samples';

describe('An attempt to sign in', () => {
  let authority: Authority;
  let attempt: SignInAttempt;
  beforeEach(async () => {
    authority = await startAuthority();
    attempt = await beginSignIn(requestFor(authority, { way: 'loopback' }), { pages });
  });
  afterEach(async () => {
    attempt.dispose();
    await authority.close();
  });

  const signIn = (consent: 'accept' | 'cancel' = 'accept') =>
    new PracticeBrowser().signIn(attempt.address, practiceUsers.backup, consent);
  /** What a browser does with the redirect, on whichever loopback address. */
  const follow = (address: string) => fetch(address, { redirect: 'follow' });

  it('receives the code by itself: nothing to paste', async () => {
    assert.equal(attempt.listening, true);
    const tab = await follow(await signIn());
    assert.match(tab.url, /^http:\/\/localhost:\d+\/done$/);
    assert.match(await tab.text(), /return to VS Code/);
    assert.deepEqual(await attempt.arrival, { kind: 'code' });
    assert.equal((await attempt.exchange()).evidence.signature, true);
  });

  it('learns by itself that the person declined', async () => {
    const tab = await follow(await signIn('cancel'));
    assert.match(tab.url, /\/refused$/);
    const arrival = await attempt.arrival;
    assert.ok(arrival.kind === 'error' && arrival.problem.kind === 'microsoft');
    assert.equal(arrival.problem.error, 'access_denied');
  });

  it('takes the address or the bare code from a person, whether it listens or not', async () => {
    const address = await signIn();
    assert.equal(attempt.submit(new URL(address).searchParams.get('code') ?? ''), undefined);
    assert.equal(attempt.submit(` "${address}" `), undefined);
    assert.equal((await attempt.exchange()).evidence.nonce, true);
  });

  it('lets a person correct a paste, but not replace what arrived', async () => {
    const address = await signIn();
    assert.equal(attempt.submit('1.a-code-that-is-none-but-looks-like-one-of-them'), undefined);
    await (await follow(address)).text();
    assert.equal(attempt.submit('1.another-code-that-looks-like-one-but-is-none'), undefined);
    assert.equal((await attempt.exchange()).evidence.nonce, true);
  });

  it('refuses what is no code, with the reason, and goes on', async () => {
    assert.deepEqual(attempt.submit('246810'), { kind: 'paste', reason: 'authenticatorNumber' });
    assert.deepEqual(attempt.submit(''), { kind: 'paste', reason: 'empty' });
    assert.equal(attempt.submit(await signIn()), undefined);
  });

  it('knows the administrator’s consent that it needs among pasted ones', async () => {
    const browser = new PracticeBrowser();
    const { clientId, endpoints } = requestFor(authority);
    const cloud = cloudHere(endpoints.cloud, {
      BACKUP_AUTH_PRACTICE_CLOUD: `${authority.apiOrigin} ${authority.browserOrigin}`,
    });
    const consentOf = async (tenant: PracticeTenant, user: PracticeUser, names: readonly string[]) => {
      const [domain = ''] = tenant.domains;
      const link = adminConsentLink(cloud!, domain, clientId, [{ resource: 'graph', names }]);
      return attempt.submit(await browser.signIn(link, user));
    };
    const { contoso, fabrikam } = practiceTenants;
    const { globalAdmin, fabrikamAdmin } = practiceUsers;
    const answer = { kind: 'adminConsent', tenant: 'contoso.practice', asked: true };
    assert.deepEqual(await consentOf(contoso, globalAdmin, ['Mail.ReadWrite']), answer);
    assert.deepEqual(await consentOf(contoso, globalAdmin, ['Mail.ReadBasic']), {
      ...answer,
      tenant: contoso.id,
      asked: false,
    });
    assert.deepEqual(await consentOf(fabrikam, fabrikamAdmin, ['Mail.ReadWrite']), {
      kind: 'adminConsent',
      tenant: fabrikam.id,
      asked: false,
    });
  });

  it('exchanges once, even where the redirect arrives after a paste was exchanged', async () => {
    const address = await signIn();
    assert.equal(attempt.submit(new URL(address).searchParams.get('code') ?? ''), undefined);
    await attempt.exchange();
    await (await follow(address)).text();
    assert.deepEqual(await attempt.arrival, { kind: 'code' });
    assert.deepEqual(await problemFrom(attempt.exchange()), { kind: 'attempt', reason: 'noCode' });
    assert.equal(authority.requests.filter(({ endpoint }) => endpoint === 'token').length, 1);
  });

  it('holds no code, state or verifier any more when it is given up', async () => {
    const address = await signIn();
    attempt.submit(address);
    const { searchParams } = new URL(address);
    const held = () => inspect({ ...attempt, address: '' }, { depth: 20, maxStringLength: null });
    for (const name of ['code', 'state']) {
      assert.ok(
        held().includes(searchParams.get(name) ?? 'nothing'),
        `${name} is looked for where it stands`,
      );
    }
    assert.match(held(), /verifier/);
    attempt.dispose();
    for (const name of ['code', 'state']) assert.ok(!held().includes(searchParams.get(name) ?? ''), name);
    assert.doesNotMatch(held(), /verifier/);
  });

  it('has nothing left once it is given up', async () => {
    const address = await signIn();
    attempt.dispose();
    await assert.rejects(follow(address));
    assert.deepEqual(attempt.submit(address), { kind: 'attempt', reason: 'expired' });
    assert.deepEqual(await problemFrom(attempt.exchange()), { kind: 'attempt', reason: 'expired' });
    attempt.dispose();
  });

  it('leaves the way by the paste box where no port can be bound', async () => {
    const listen = Reflect.get(Server.prototype, 'listen') as unknown;
    Server.prototype.listen = function (this: Server) {
      queueMicrotask(() => this.emit('error', Object.assign(new Error('refused'), { code: 'EACCES' })));
      return this;
    };
    const deaf = await beginSignIn(requestFor(authority), { pages }).finally(() =>
      Object.assign(Server.prototype, { listen }),
    );
    assert.equal(deaf.listening, false);
    assert.match(new URL(deaf.address).searchParams.get('redirect_uri') ?? '', /^http:\/\/localhost:\d+$/);
    assert.equal(
      deaf.submit(await new PracticeBrowser().signIn(deaf.address, practiceUsers.backup)),
      undefined,
    );
    assert.equal((await deaf.exchange()).evidence.person.name, practiceUsers.backup.userName);
    deaf.dispose();
  });

  it('tells that the browser came back over https, whose page’s address is taken', async () => {
    const address = (await signIn()).replace('http:', 'https:');
    connect(Number(new URL(address).port), '127.0.0.1').end(Buffer.from([0x16, 3, 1, 0, 5, 1]));
    assert.deepEqual(await attempt.missed, { kind: 'attempt', reason: 'askedForHttps' });
    assert.equal(attempt.submit(address), undefined);
  });
});
