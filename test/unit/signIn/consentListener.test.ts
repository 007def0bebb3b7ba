import assert from 'node:assert/strict';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceApps, practiceUsers } from '../../../src/practice/estate';
import { PracticeBrowser } from '../../authority/practiceBrowser';
import { permissionsFor } from '../../../src/core/identity/permissions';
import { type AwaitedConsent, awaitConsent } from '../../../src/signIn/consentListener';
import { cloudHere } from '../../../src/signIn/signIn';
import { pages } from './samples';

const { tailspinAdmin } = practiceUsers;
const permissions = permissionsFor(['mailboxes'], {
  level: 'test',
  method: 'hybrid',
  roleCheck: false,
  on: new Date('2026-11-22'),
});

describe('An administrator’s consent at this computer', () => {
  let authority: Authority;
  let awaited: AwaitedConsent;
  beforeEach(async () => {
    authority = await startAuthority();
    const cloud = cloudHere('practice', {
      BACKUP_AUTH_PRACTICE_CLOUD: `${authority.apiOrigin} ${authority.browserOrigin}`,
    });
    const { clientId } = practiceApps.backup;
    const begun = await awaitConsent(
      { cloud: cloud!, tenant: 'tailspin.practice', clientId, permissions },
      pages,
    );
    assert.ok(begun);
    awaited = begun;
  });
  afterEach(async () => {
    awaited.dispose();
    await authority.close();
  });

  /** What Microsoft's page sends the browser to. */
  async function answered(choice: 'accept' | 'cancel'): Promise<string> {
    const browser = new PracticeBrowser(authority);
    const { userName, password } = tailspinAdmin;
    const page = await browser.submit(await browser.open(awaited.address), { userName, password });
    return (await browser.submit(page, { choice })).location ?? '';
  }

  it('is heard by the answer that carries its state, and told in the browser’s tab', async () => {
    const tab = await (await fetch(await answered('accept'))).text();
    assert.match(tab, /<h1>Code received<\/h1>/, 'the page for what was received');
    assert.deepEqual(await awaited.answer, { kind: 'given' });
  });

  it('asks for all that a sign-in will ask for', async () => {
    const location = new URL(await answered('accept'));
    const scopes = location.searchParams.get('scope')?.split(' ') ?? [];
    for (const name of ['offline_access', 'User.Read', 'Mail.ReadBasic', 'Contacts.Read'])
      assert.ok(scopes.includes(name), name);
    await fetch(location);
  });

  it('that was declined is told with Microsoft’s number', async () => {
    await fetch(await answered('cancel'));
    const answer = await awaited.answer;
    assert.ok(answer.kind === 'microsoft');
    assert.deepEqual([answer.error, answer.numbers], ['access_denied', [65004]]);
  });

  it('is not believed without its state, nor an answer that says neither', async () => {
    const good = new URL(await answered('accept'));
    const spoilt = (change: (parameters: URLSearchParams) => void) => {
      const address = new URL(good);
      change(address.searchParams);
      return address;
    };
    for (const address of [
      spoilt((parameters) => parameters.set('state', 'consent')),
      spoilt((parameters) => parameters.set('state', `${parameters.get('state')?.slice(0, -1)}~`)),
      spoilt((parameters) => parameters.delete('state')),
      spoilt((parameters) => parameters.set('admin_consent', 'False')),
      spoilt((parameters) => parameters.delete('admin_consent')),
    ]) {
      assert.equal((await fetch(address)).status, 404, address.search);
    }
    await fetch(good);
    assert.deepEqual(await awaited.answer, { kind: 'given' });
  });

  it('is awaited no longer when that is said', async () => {
    awaited.dispose();
    assert.deepEqual(await awaited.answer, { kind: 'expired' });
  });
});
