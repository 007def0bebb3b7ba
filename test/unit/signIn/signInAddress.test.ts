import assert from 'node:assert/strict';
import { type Authority, startAuthority } from '../../authority/authority';
import { beginSignIn } from '../../../src/signIn/entra/entra';
import type { SignInRequest } from '../../../src/signIn/signInAttempt';
import { pages, requestFor, scopes } from './samples';

describe('The address of a sign-in', () => {
  let authority: Authority;
  before(async () => {
    authority = await startAuthority();
  });
  after(() => authority.close());

  const addressFor = async (change: Partial<SignInRequest> = {}): Promise<URL> => {
    const attempt = await beginSignIn(requestFor(authority, change), { pages });
    attempt.dispose();
    return new URL(attempt.address);
  };

  it('is a page of the browser’s origin, of the tenant that the set names', async () => {
    const { origin, pathname } = await addressFor();
    assert.equal(origin, authority.browserOrigin);
    assert.equal(pathname, '/contoso.practice/oauth2/v2.0/authorize');
  });

  it('asks for a code, bound to a verifier by S256', async () => {
    const { searchParams } = await addressFor();
    assert.equal(searchParams.get('response_type'), 'code');
    assert.equal(searchParams.get('response_mode'), 'query');
    assert.equal(searchParams.get('code_challenge_method'), 'S256');
    assert.match(searchParams.get('code_challenge') ?? '', /^[\w-]{43}$/);
    assert.equal(searchParams.has('code_verifier'), false);
  });

  it('carries a state and a nonce of its own, of letters that no way to the browser changes', async () => {
    const [one, other] = [await addressFor(), await addressFor()];
    for (const name of ['state', 'nonce']) {
      const value = one.searchParams.get(name) ?? '';
      assert.match(value, /^[\w-]{36,}$/);
      assert.ok(one.search.includes(`${name}=${value}`), 'nothing of it needs encoding');
      assert.notEqual(value, other.searchParams.get(name));
    }
  });

  it('names the set’s account where any member may sign in, and asks for no prompt', async () => {
    const { searchParams } = await addressFor();
    assert.equal(searchParams.get('login_hint'), 'backup@contoso.practice');
    assert.equal(searchParams.has('prompt'), false);
  });

  it('asks for a fresh login, and names nobody, where a Global Administrator must sign in', async () => {
    const { searchParams } = await addressFor({ signer: 'globalAdministrator' });
    assert.equal(searchParams.get('prompt'), 'login');
    assert.equal(searchParams.has('login_hint'), false);
  });

  it('lets the person select an account where the set names none that one could sign in with', async () => {
    for (const account of [
      '',
      'Backup of Finance',
      `${'a'.repeat(400)}@contoso.practice`,
      'a b@contoso.practice',
    ]) {
      const { searchParams } = await addressFor({ account });
      assert.equal(searchParams.get('prompt'), 'select_account');
      assert.equal(searchParams.has('login_hint'), false);
    }
  });

  it('keeps a plus sign in the account’s name encoded', async () => {
    const { search, searchParams } = await addressFor({ account: 'backup+m365@contoso.practice' });
    assert.equal(searchParams.get('login_hint'), 'backup+m365@contoso.practice');
    assert.ok(!search.includes('+'));
  });

  it('asks for the consent to every resource, and for a lasting authorization', async () => {
    const { searchParams } = await addressFor({
      scopes: [[scopes.user, scopes.mail], [scopes.publicFolders]],
    });
    const asked = new Set(searchParams.get('scope')?.split(' '));
    for (const scope of [
      scopes.user,
      scopes.mail,
      scopes.publicFolders,
      'openid',
      'profile',
      'offline_access',
    ]) {
      assert.ok(asked.has(scope), scope);
    }
  });

  it('leads back to a port of this computer', async () => {
    const { searchParams } = await addressFor({});
    assert.match(searchParams.get('redirect_uri') ?? '', /^http:\/\/localhost:\d{4,5}$/);
  });
});
