import assert from 'node:assert/strict';
import { practiceTenants } from '../../../../src/practice/estate';
import type { Source } from '../../../../src/core/backupSets/backupSet';
import { ProblemError } from '../../../../src/core/identity/problem';
import { find, neededFor, results, VerifyScene } from './verifyScene';

const { contoso } = practiceTenants;
const everything: readonly Source[] = ['mailboxes', 'oneDrive', 'sharePointSites', 'publicFolders', 'teams'];

describe('A verification of a kept grant', () => {
  let scene: VerifyScene;
  beforeEach(async () => {
    scene = await VerifyScene.start();
  });
  afterEach(() => scene.end());

  it('renews it and reads what each source needs', async () => {
    const grant = await scene.keep(neededFor(everything));
    assert.deepEqual(results(await scene.verify(grant, everything)), [
      'refresh passed',
      'permissions passed',
      'organization passed',
      'mailbox passed',
      'calendar passed',
      'contacts passed',
      'drive passed',
      'sites passed',
      'teams passed',
      'channels passed',
      'groups passed',
      'publicFolders unknown',
    ]);
  });

  it('reads, with the permissions of a test and no others, what each source has', async () => {
    const grant = await scene.keep(neededFor(everything, 'test'));
    assert.deepEqual(
      results(await scene.verify(grant, everything, { needed: neededFor(everything, 'test') })),
      [
        'refresh passed',
        'permissions passed',
        'organization passed',
        'mailbox passed',
        'mailboxSettings passed',
        'calendar passed',
        'contacts passed',
        'drive passed',
        'sites passed',
        'teams passed',
        'channels passed',
        'publicFolders unknown',
      ],
    );
  });

  it('of an authorization for who signs in renews it and leaves every source untested', async () => {
    const needed = neededFor(everything, 'identity');
    const checks = await scene.verify(await scene.keep(needed), everything, { needed });
    assert.deepEqual(results(checks), [
      'refresh passed',
      'permissions passed',
      'organization passed',
      'mailbox unknown',
      'drive unknown',
      'sites unknown',
      'publicFolders unknown',
      'teams unknown',
    ]);
    assert.equal(find(checks, 'mailbox').params['reason'], 'noAccess');
    assert.deepEqual(scene.paths(), ['/graph/v1.0/organization']);
  });

  it('reads no channels where the account is in no team', async () => {
    const grant = await scene.keep(neededFor(['teams'], 'test'));
    const none = { kind: 'answers', status: 200, body: { value: [] } } as const;
    scene.graphFault({ kind: 'answers', status: 200, body: { value: [{ id: contoso.id }] } });
    scene.graphFault(none);
    const checks = await scene.verify(grant, ['teams'], { needed: neededFor(['teams'], 'test') });
    assert.deepEqual(results(checks).slice(2), ['organization passed', 'teams passed']);
  });

  it('reads nothing that no source needs, and the sites of both kinds once', async () => {
    const sources = ['personalSites', 'sharePointSites'] as const;
    const grant = await scene.keep(neededFor(sources));
    const checks = await scene.verify(grant, sources);
    assert.deepEqual(results(checks).slice(2), [
      'organization passed',
      'personalSites passed',
      'sites passed',
    ]);
    assert.deepEqual(scene.paths(), ['/graph/v1.0/organization', '/graph/v1.0/sites/root']);
  });

  it('keeps the renewed tokens and the time in the grant’s secret, and nothing else changes there', async () => {
    const grant = await scene.keep(neededFor(['mailboxes']));
    scene.now += 24 * 60 * 60 * 1000;
    await scene.verify(grant, ['mailboxes']);
    const { tokenCache, refreshedAt, ...rest } = (await scene.grants.read(grant.id))!;
    assert.equal(refreshedAt, new Date(scene.now).toISOString());
    assert.notEqual(tokenCache, grant.tokenCache);
    assert.deepEqual({ ...rest, tokenCache: grant.tokenCache }, grant);
    const refreshTokens = (cache: string) =>
      Object.values((JSON.parse(cache) as { RefreshToken: Record<string, { secret: string }> }).RefreshToken);
    assert.equal(refreshTokens(tokenCache).length, 1);
    assert.notEqual(refreshTokens(tokenCache)[0]?.secret, refreshTokens(grant.tokenCache)[0]?.secret);
  });

  it('says that the secret is gone, and does not bring it back', async () => {
    const grant = await scene.keep(neededFor([]));
    await scene.grants.forget(grant.id);
    const { result, params } = find(await scene.verify(grant, []), 'refresh');
    assert.deepEqual([result, params['reason']], ['unknown', 'secretStorage']);
    assert.equal(await scene.grants.read(grant.id), undefined);
  });

  it('lets no token out: not into checks, not to another host than the cloud’s', async () => {
    const grant = await scene.keep(neededFor(everything));
    const asked: string[] = [];
    const checks = await scene.verify(grant, everything, {
      fetch: (url, init) => {
        asked.push(new URL(url as string).origin);
        return globalThis.fetch(url, init);
      },
    });
    assert.deepEqual([...new Set(asked)], [scene.authority.apiOrigin]);
    const stored = [...(await Promise.all([scene.grants.read(grant.id)]))]
      .map((one) => JSON.stringify(one))
      .join();
    const held = [...scene.authority.secrets].filter((secret) => secret.length > 100);
    assert.ok(
      held.some((secret) => stored.includes(secret)),
      'the canary: tokens are found where they are',
    );
    for (const secret of held) assert.equal(JSON.stringify(checks).includes(secret), false);
  });

  it('passes no problem of its own on as an error', async () => {
    const grant = await scene.keep(neededFor([]));
    await assert.doesNotReject(
      scene.verify(grant, [], {
        fetch: () => Promise.reject(new ProblemError({ kind: 'defect', message: 'x' })),
      }),
    );
  });
});
