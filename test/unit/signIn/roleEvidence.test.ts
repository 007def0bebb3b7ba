import assert from 'node:assert/strict';
import { type Authority, startAuthority } from '../../authority/authority';
import { practiceApps, practiceTenants, practiceUsers } from '../../../src/practice/estate';
import { judgeIdentity } from '../../../src/core/identity/identityChecks';
import { exchanged, scopes } from './samples';

const { contoso, fabrikam } = practiceTenants;

describe('The evidence of a finished sign-in', () => {
  let authority: Authority;
  // A fresh one each time: consent once given stays given.
  beforeEach(async () => {
    authority = await startAuthority();
  });
  afterEach(() => authority.close());

  it('knows the role’s template in capitals', async () => {
    const claims = { wids: ['62E90394-69F5-4237-9190-012177145E10'] };
    authority.faults.next('token', { kind: 'otherClaims', claims });
    const { evidence } = await exchanged(authority);
    assert.equal(evidence.globalAdministrator, 'confirmed');
  });

  describe('about the Global Administrator role', () => {
    const roleOf = async (user: keyof typeof practiceUsers, withClaims: boolean, checkRole: boolean) => {
      const app = withClaims ? practiceApps.backup : practiceApps.withoutRoleClaims;
      const request = {
        clientId: app.clientId,
        signer: 'globalAdministrator' as const,
        scopes: [[scopes.user, ...(checkRole ? [scopes.roles] : [])]],
        checkRole,
      };
      return (await exchanged(authority, { request, user: practiceUsers[user] })).evidence
        .globalAdministrator;
    };

    /** The permission needs an administrator's consent, once for the tenant. */
    const consentToRoleCheck = () => {
      const asked = `openid profile offline_access ${scopes.user} ${scopes.roles}`;
      authority.consentForTenant(contoso, asked, practiceApps.withoutRoleClaims);
    };

    it('believes the token’s roles where it has any', async () => {
      assert.equal(await roleOf('globalAdmin', true, false), 'confirmed');
      assert.equal(await roleOf('admin', true, false), 'confirmed');
      assert.equal(await roleOf('backup', true, false), 'notHeld');
      assert.equal(await roleOf('eligibleAdmin', true, false), 'notHeld');
    });

    it('could not check it where the token has none and nobody asked Graph', async () => {
      assert.equal(await roleOf('globalAdmin', false, false), 'unchecked');
    });

    it('asks Graph where the token has none', async () => {
      consentToRoleCheck();
      assert.equal(await roleOf('globalAdmin', false, true), 'confirmed');
      assert.equal(await roleOf('backup', false, true), 'notHeld');
    });

    for (const kind of ['drop', 'html502', 'unavailable', 'truncatedJson'] as const) {
      it(`could not check it where Graph fails (${kind})`, async () => {
        consentToRoleCheck();
        authority.faults.next('graph', { kind });
        assert.equal(await roleOf('globalAdmin', false, true), 'unchecked');
      });
    }
  });

  it('admits a partner as an administrator only if this tenant’s token confirms the role', async () => {
    const user = practiceUsers.partner;
    const { evidence } = await exchanged(authority, { user, request: { signer: 'globalAdministrator' } });
    assert.equal(evidence.person.tenantId, contoso.id);
    assert.equal(evidence.person.homeTenantId, fabrikam.id);
    assert.equal(evidence.globalAdministrator, 'confirmed');
    const results = (signer: 'globalAdministrator' | 'anyMember') =>
      Object.fromEntries(
        judgeIdentity(evidence, { account: practiceUsers.backup.userName, signer }).checks.map(
          ({ id, result }) => [id, result],
        ),
      );
    const { home, role, person } = results('globalAdministrator');
    assert.deepEqual([home, role, person], ['noted', 'passed', 'noted']);
    assert.equal(results('anyMember')['home'], 'failed');
  });

  it('does not believe a partner whose token does not tell of the role', async () => {
    authority.faults.next('token', { kind: 'missingClaim', claim: 'wids' });
    const user = practiceUsers.partner;
    const { evidence } = await exchanged(authority, { user, request: { signer: 'globalAdministrator' } });
    const { checks } = judgeIdentity(evidence, {
      account: practiceUsers.backup.userName,
      signer: 'globalAdministrator',
    });
    assert.equal(checks.find(({ id }) => id === 'home')?.result, 'failed');
  });
});
