import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { type Authority, startAuthority } from './authority';
import {
  type PracticeUser,
  practiceApps,
  practiceTenants,
  practiceUsers,
  roleTemplates,
} from '../../src/practice/estate';
import { withAuthority } from './withAuthority';
import { type Parameters, claimsOf, codeFor, redeem } from './practiceRequests';

const { backup, globalAdmin, eligibleAdmin, guest, partner } = practiceUsers;
const { contoso } = practiceTenants;
const directoryRoles = 'graph/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole';
const roleScopes = 'openid User.Read RoleManagement.Read.Directory';

describe('the practice authority: who signed in', () => {
  let authority: Authority;
  before(async () => (authority = await startAuthority()));
  after(() => authority.close());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${authority.apiOrigin}/${path}`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const tokens = async (user: PracticeUser, changes: Parameters = {}) => {
    const { scope, client_id } = changes;
    const given = {
      ...(scope === undefined ? {} : { scope }),
      ...(client_id === undefined ? {} : { client_id }),
    };
    return redeem(authority, await codeFor(authority, user, given), given);
  };

  it('stands in an ID token that the served keys verify, with the issuer of the configuration', async () => {
    const { body: configuration } = await get('contoso.practice/v2.0/.well-known/openid-configuration');
    const { body: keys } = await get(`${contoso.id}/discovery/v2.0/keys`);
    const { id_token = '' } = await tokens(backup);
    const { payload } = await jwtVerify(id_token, createLocalJWKSet(keys as unknown as JSONWebKeySet), {
      issuer: String(configuration['issuer']),
      audience: practiceApps.backup.clientId,
    });
    assert.equal(configuration['issuer'], `https://login.microsoftonline.com/${contoso.id}/v2.0`);
    const { sub, iat, nbf, exp, uti, ...named } = payload;
    assert.ok(sub && uti && iat && nbf && exp);
    assert.deepEqual(named, {
      aud: practiceApps.backup.clientId,
      iss: configuration['issuer'],
      name: 'Backup Service',
      nonce: 'nonce-1',
      oid: backup.memberships[0].objectId,
      preferred_username: 'backup@contoso.practice',
      tid: contoso.id,
      ver: '2.0',
      wids: [roleTemplates.plainUser],
    });
  });

  it('has the roles that are active, in wids', async () => {
    const { globalAdministrator, plainUser, guestUser } = roleTemplates;
    const expected = new Map<PracticeUser, readonly string[]>([
      [globalAdmin, [globalAdministrator, plainUser]],
      [eligibleAdmin, [plainUser]],
      [partner, [globalAdministrator, plainUser]],
      [guest, [guestUser]],
    ]);
    for (const [user, roles] of expected) {
      assert.deepEqual(claimsOf((await tokens(user)).id_token)['wids'], roles, user.userName);
    }
  });

  it('has an eligible role from its activation on', async () => {
    await withAuthority(async (own) => {
      own.activateRoles(eligibleAdmin);
      const { id_token } = await redeem(own, await codeFor(own, eligibleAdmin));
      assert.deepEqual(claimsOf(id_token)['wids'], [
        roleTemplates.globalAdministrator,
        roleTemplates.plainUser,
      ]);
    });
  });

  it('has no wids where the app does not ask for them', async () => {
    const answer = await tokens(globalAdmin, { client_id: practiceApps.withoutRoleClaims.clientId });
    assert.equal('wids' in claimsOf(answer.id_token), false);
  });

  it('is told by Graph, with the role where the token may read roles', async () => {
    const bearer = {
      authorization: `Bearer ${(await tokens(globalAdmin, { scope: roleScopes })).access_token ?? ''}`,
    };
    assert.equal(
      (await get('graph/v1.0/me', bearer)).body['userPrincipalName'],
      'globaladmin@contoso.practice',
    );
    const { value } = (await get(directoryRoles, bearer)).body as { value: { roleTemplateId: string }[] };
    assert.deepEqual(
      value.map(({ roleTemplateId }) => roleTemplateId),
      [roleTemplates.globalAdministrator],
    );
  });

  it('is told by Graph to have no role, for an ordinary person', async () => {
    await withAuthority(async (own) => {
      own.consentForTenant(contoso, roleScopes);
      const { access_token = '' } = await redeem(own, await codeFor(own, backup, { scope: roleScopes }), {
        scope: roleScopes,
      });
      const response = await fetch(`${own.apiOrigin}/${directoryRoles}`, {
        headers: { authorization: `Bearer ${access_token}` },
      });
      assert.deepEqual(((await response.json()) as { value: unknown }).value, []);
    });
  });

  it('is refused by Graph without the permission (403), without or with a spoilt token (401)', async () => {
    const { access_token = '' } = await tokens(backup);
    assert.equal((await get(directoryRoles, { authorization: `Bearer ${access_token}` })).status, 403);
    assert.equal((await get(directoryRoles)).status, 401);
    assert.equal((await get(directoryRoles, { authorization: `Bearer ${access_token}x` })).status, 401);
  });

  it('knows no tenant of another name: 400 invalid_tenant 90002', async () => {
    const { status, body } = await get('nowhere.practice/v2.0/.well-known/openid-configuration');
    assert.deepEqual([status, body['error'], body['error_codes']], [400, 'invalid_tenant', [90002]]);
  });

  it('answers for common with a place for the tenant', async () => {
    const { body } = await get('common/v2.0/.well-known/openid-configuration');
    assert.equal(body['issuer'], 'https://login.microsoftonline.com/{tenantid}/v2.0');
  });
});
