import assert from 'node:assert/strict';
import { startAuthority } from '../../../authority/authority';
import { practiceTenants, practiceUsers } from '../../../../src/practice/estate';
import { graphErrorBody } from '../../../../src/practice/graph/graphError';
import { verifiedAs } from '../../../../src/core/evidence/verification';
import { demandFor } from '../../../../src/migration/attemptRequest';
import type { Grant } from '../../../../src/signIn/grantSecret';
import { basicSet } from '../../../builders';
import { exchanged } from '../samples';
import { find, neededFor, results, VerifyScene } from './verifyScene';

const { backup } = practiceUsers;
const { contoso } = practiceTenants;
const setOf = ({ id, account, clientId }: Grant) =>
  basicSet({
    account,
    tenant: { id: 'contoso', tenant: 'contoso.practice', cloud: 'practice', clientId },
    authentication: { method: 'modern', grant: id },
  });

describe('A verification of a kept grant', () => {
  let scene: VerifyScene;
  beforeEach(async () => {
    scene = await VerifyScene.start();
  });
  afterEach(() => scene.end());

  for (const [reason, number] of [
    ['revoked', 50173],
    ['mfaRequired', 50076],
    ['consentWithdrawn', 65001],
  ] as const) {
    it(`finds that Microsoft refuses it after "${reason}", and asks Graph nothing`, async () => {
      const grant = await scene.keep([
        { resource: 'graph', names: ['User.Read'], reason: 'everySet', level: 'identity' },
      ]);
      if (reason === 'consentWithdrawn') {
        await scene.authority.close();
        scene.authority = await startAuthority();
        const fresh = await exchanged(scene.authority, {
          request: { scopes: [['https://graph.microsoft.com/User.Read']] },
        });
        await scene.grants.rewrite(grant.id, { tokenCache: fresh.tokenCache });
      }
      scene.authority.revoke(backup, reason);
      const checks = await scene.verify(grant, []);
      assert.deepEqual(results(checks), ['refresh failed']);
      const { params } = find(checks, 'refresh');
      assert.equal(params['error'], 'invalid_grant');
      assert.equal(params['numbers'], String(number));
      assert.match(params['correlationId'] ?? '', /^[0-9a-f-]{36}$/);
      assert.deepEqual(scene.paths(), []);
    });
  }

  it('finds it ended after 90 days without use, by the authority’s clock', async () => {
    const grant = await scene.keep(neededFor([]));
    scene.authority.advance(91 * 24 * 60 * 60 * 1000);
    const { params } = find(await scene.verify(grant, []), 'refresh');
    assert.equal(params['numbers'], '700082');
  });

  it('names the permissions that are missing, and does not take it for refused', async () => {
    const grant = await scene.keep(neededFor(['mailboxes']));
    const checks = await scene.verify(grant, ['mailboxes', 'oneDrive']);
    assert.equal(find(checks, 'refresh').result, 'passed');
    assert.deepEqual(find(checks, 'permissions'), {
      id: 'permissions',
      result: 'failed',
      params: { for: 'oneDrive', resource: 'graph', missing: 'Files.ReadWrite.All' },
    });
    assert.deepEqual(find(checks, 'drive').params, { for: 'oneDrive', reason: 'noAccess' });
    assert.equal(find(checks, 'mailbox').result, 'passed');
  });

  it('names Exchange’s permission if nobody consented to it; leaves it open if it can’t be asked', async () => {
    const grant = await scene.keep(neededFor([]));
    const denied = await scene.verify(grant, ['publicFolders']);
    assert.equal(find(denied, 'permissions').params['missing'], 'EWS.AccessAsUser.All');
    const answered = await scene.verify(grant, ['publicFolders'], {
      fetch: (url, init) =>
        typeof init?.body === 'string' && init.body.includes('EWS.')
          ? Promise.reject(Object.assign(new Error('cut'), { code: 'ECONNRESET' }))
          : globalThis.fetch(url, init),
    });
    assert.deepEqual(
      answered.filter(({ id }) => id === 'permissions').map(({ result }) => result),
      ['passed', 'unknown'],
    );
  });

  it('goes on after an answer that a license is missing, and has failed', async () => {
    const grant = await scene.keep(neededFor(['mailboxes', 'oneDrive']));
    const body = graphErrorBody('BadRequest', 'Tenant does not have a SPO license.');
    const noDrive: typeof fetch = (url, init) =>
      (url as string).includes('/me/drive')
        ? Promise.resolve(Response.json(body, { status: 400 }))
        : globalThis.fetch(url, init);
    const checks = await scene.verify(grant, ['mailboxes', 'oneDrive'], { fetch: noDrive });
    assert.deepEqual(results(checks), [
      'refresh passed',
      'permissions passed',
      'organization passed',
      'mailbox passed',
      'calendar passed',
      'contacts passed',
      'drive failed',
    ]);
    assert.equal(verifiedAs({ at: '', checks }, ['oneDrive']), 'failed');
    assert.equal(verifiedAs({ at: '', checks }, ['mailboxes']), 'passed');
  });

  it('names the policy that stands before Exchange, for the sets that need it', async () => {
    const grant = await scene.keep(neededFor(['publicFolders']));
    scene.authority.demandClaims(contoso, 'exchange', '{"access_token":{"acrs":{"essential":true}}}');
    const checks = await scene.verify(grant, ['publicFolders']);
    const found = checks.filter(({ id, result }) => id === 'permissions' && result === 'failed');
    assert.deepEqual(
      found.map(({ params: { correlationId, ...params } }) => [params, typeof correlationId]),
      [
        [
          {
            for: 'publicFolders',
            resource: 'exchange',
            reason: 'refused',
            error: 'invalid_grant',
            numbers: '50076',
          },
          'string',
        ],
      ],
    );
    assert.equal(JSON.stringify(checks).includes('acrs'), false, 'claims are not kept');
    assert.deepEqual(demandFor([{ set: setOf(grant) }], scene.grants.demands)?.scopes, [
      'https://outlook.office365.com/EWS.AccessAsUser.All',
    ]);
  });

  it('leaves in memory, and nowhere else, what a refusal demands of the next sign-in', async () => {
    const grant = await scene.keep(neededFor([]));
    const claims = '{"access_token":{"acrs":{"essential":true}}}';
    scene.authority.demandClaims(contoso, 'graph', claims);
    const kept = JSON.stringify(await scene.secrets.open().get(`grant/${grant.id}`));
    const refresh = find(await scene.verify(grant, []), 'refresh');
    assert.equal(refresh.params['numbers'], '50076');
    assert.equal(demandFor([{ set: setOf(grant) }], scene.grants.demands)?.claims, claims);
    assert.equal(JSON.stringify(refresh).includes('acrs'), false);
    assert.equal(JSON.stringify(await scene.secrets.open().get(`grant/${grant.id}`)), kept);
  });

  it('finds another tenant’s organization', async () => {
    const grant = await scene.keep(neededFor([]));
    const other = practiceTenants.fabrikam.id;
    scene.graphFault({ kind: 'answers', status: 200, body: { value: [{ id: other }] } });
    const { result, params } = find(await scene.verify(grant, []), 'organization');
    assert.deepEqual([result, params['reason']], ['failed', 'otherTenant']);
  });

  it('writes nothing where the renewal is refused', async () => {
    const grant = await scene.keep(neededFor(['mailboxes']));
    const before = scene.secrets.stores;
    scene.authority.revoke(backup, 'revoked');
    await scene.verify(grant, ['mailboxes']);
    assert.equal(scene.secrets.stores, before);
    assert.deepEqual(await scene.grants.read(grant.id), grant);
  });
});
