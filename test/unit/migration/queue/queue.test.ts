import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import { backupSet, evidence } from '../migrationHarness';
import { accounts, QueueScene } from './queueScene';

describe('The queue of a window', () => {
  let scene: QueueScene;
  beforeEach(async () => {
    scene = await QueueScene.begin();
  });
  afterEach(() => scene.end());

  it('goes from account to account, saves the sets of each together, and ends', async () => {
    const queue = await scene.start();
    assert.equal(scene.onPage(queue), '1 of 3: a@contoso.com');
    assert.equal(scene.harness.migrations.onPage?.sets.members.length, 2);
    await scene.saveStep();
    assert.equal(scene.onPage(queue), '1 of 3: a@contoso.com', 'the page still says what was saved');
    await queue.next();
    assert.equal(scene.onPage(queue), '2 of 3: b@contoso.com');
    await scene.saveStep();
    await queue.next();
    await scene.saveStep();
    await queue.next();
    assert.equal(scene.harness.migrations.onPage, undefined);
    assert.deepEqual(
      scene.ended.map(({ steps }) => steps.map(({ state }) => state)),
      [['saved', 'saved', 'saved']],
    );
    assert.equal(queue.running, false);
    assert.equal(await queue.kept(), undefined);
    assert.equal(scene.harness.edits.length, 3);
  });

  it('skips, puts off to the end, and stops', async () => {
    const queue = await scene.start();
    await queue.defer();
    assert.equal(scene.onPage(queue), '1 of 3: b@contoso.com');
    await queue.skip();
    assert.equal(scene.onPage(queue), '2 of 3: c@contoso.com');
    await scene.saveStep();
    await queue.next();
    assert.equal(scene.onPage(queue), '3 of 3: a@contoso.com');
    assert.equal(queue.at(scene.harness.migrations.onPage!)?.mayDefer, false);
    await queue.stop();
    assert.deepEqual(
      scene.ended[0]?.steps.map(({ account, state }) => `${account} ${state}`),
      ['b@contoso.com skipped', 'c@contoso.com saved', 'a@contoso.com waiting'],
    );
    assert.deepEqual(await scene.open().resume(), { kind: 'nothing' });
  });

  it('goes back to an account that was skipped or put off, and on to one that waits', async () => {
    const queue = await scene.start();
    const back = () => queue.at(scene.harness.migrations.onPage!)?.back;
    assert.equal(back(), undefined);
    await queue.skip();
    assert.equal(scene.onPage(queue), '2 of 3: b@contoso.com');
    assert.equal(back()?.account, 'a@contoso.com');
    await queue.goTo(back()!.sets[0]!.key);
    assert.equal(scene.onPage(queue), '1 of 3: a@contoso.com');
    assert.equal(back()?.account, 'b@contoso.com');
    await scene.saveStep();
    // Saved is done: from there the next one is behind the one that is chosen now.
    const third = queue.steps!.find(({ account }) => account === 'c@contoso.com')!;
    await queue.goTo(third.sets[0]!.key);
    assert.equal(scene.onPage(queue), '2 of 3: c@contoso.com');
    assert.equal(back(), undefined);
    const there = scene.harness.migrations.onPage;
    await queue.goTo(keyOf(backupSet({ id: 'nowhere' })));
    assert.equal(scene.harness.migrations.onPage, there, 'It stays where it is, as far as it came.');
    await queue.skip();
    assert.equal(scene.onPage(queue), '3 of 3: b@contoso.com');
  });

  it('keeps that a step was begun, from Continue on', async () => {
    const queue = await scene.start();
    const migration = scene.harness.migrations.onPage!;
    const begun = async () => {
      // What was noted before is on the disk then.
      await queue.takenBy();
      return (await queue.kept())?.steps.map((step) => step.begun);
    };
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    assert.deepEqual(await begun(), [false, false, false]);
    migration.dispatch({ type: 'continue' });
    assert.deepEqual(await begun(), [true, false, false]);
  });

  it('makes several steps of one whose sets can no longer share an authorization', async () => {
    const queue = await scene.start();
    await queue.skip();
    await queue.defer();
    const newer = { edition: { name: 'AhsayOBM', kind: 'OBM', version: '9.1' } };
    scene.harness.sets = scene.harness.sets.map((set) => ({ ...set, ...newer }));
    await queue.goTo(keyOf(scene.harness.sets[0]!));
    assert.equal(scene.onPage(queue), '1 of 4: a@contoso.com');
    assert.equal(scene.harness.migrations.onPage?.sets.members.length, 1);
    await queue.skip();
    assert.equal(scene.onPage(queue), '2 of 4: a@contoso.com');
  });

  it('keeps a finished authorization that is skipped before its Save', async () => {
    const queue = await scene.start();
    await scene.authorizeHybrid(evidence(accounts[0]));
    await queue.skip();
    assert.equal((await scene.harness.kept()).length, 1);
    assert.equal(scene.onPage(queue), '2 of 3: b@contoso.com');
  });

  it('is interrupted by closing its page, and goes on where it was', async () => {
    const queue = await scene.start();
    await scene.saveStep();
    await queue.next();
    scene.harness.migrations.hide();
    await scene.harness.until(() => !queue.running);
    assert.equal((await queue.kept())?.steps.length, 3);
    assert.deepEqual(await queue.resume(), { kind: 'running' });
    assert.equal(scene.onPage(queue), '2 of 3: b@contoso.com');
  });

  it('comes back with its page after a reload, and with no other page', async () => {
    const queue = await scene.start();
    const key = scene.harness.migrations.onPage!.key;
    await queue.dispose();
    scene.harness.migrations.dispose();
    const again = scene.open();
    assert.deepEqual(await again.restore('another set'), { kind: 'nothing' });
    assert.deepEqual(await again.restore(key), { kind: 'running' });
    assert.equal(scene.onPage(again), '1 of 3: a@contoso.com');
  });

  it('keeps the sets of a step together that were begun together, whatever the rules begin with', async () => {
    scene.harness.sets = [
      backupSet({ id: '1', account: accounts[0]!, sources: ['sharePointSites'] }),
      backupSet({ id: '2', account: accounts[0]! }),
    ];
    const queue = await scene.start();
    await scene.authorizeHybrid(
      evidence(accounts[0], { granted: [...evidence().granted, 'Sites.ReadWrite.All'] }),
    );
    await queue.dispose();
    scene.harness.migrations.dispose();
    const again = scene.open();
    assert.deepEqual(await again.restore(keyOf(scene.harness.sets[0]!)), { kind: 'running' });
    assert.equal(scene.onPage(again), '1 of 1: a@contoso.com');
    const restored = scene.harness.migrations.onPage!;
    assert.deepEqual([restored.state.at.step, restored.sets.members.length], ['confirm', 2]);
  });

  it('lets out what vanished, lost its client ID, or was migrated by hand meanwhile, and goes on', async () => {
    const queue = await scene.start();
    await queue.defer();
    const [a, , c] = scene.harness.sets;
    const byHand = { method: 'modern', grant: '33333333-3333-4333-8333-333333333333' } as const;
    scene.harness.sets = [
      { ...a!, tenant: { ...a!.tenant!, clientId: undefined } },
      { ...c!, authentication: byHand },
      backupSet({ id: '9', name: 'Set 9', account: accounts[0]! }),
    ];
    await queue.skip();
    const now = queue.at(scene.harness.migrations.onPage!);
    assert.equal(now?.account, 'a@contoso.com');
    assert.deepEqual(
      scene.harness.migrations.onPage?.sets.members.map(({ set }) => set.name),
      ['Set 9'],
    );
    await queue.stop();
    const left = scene.ended[0]?.leftOut.map(({ name, why, ids }) => [name, why, ...ids]);
    assert.deepEqual(left, [
      ['Set 2', 'byHand'],
      ['Set 0', 'rules', 'clientIdMissing'],
    ]);
  });

  it('does not touch a set that needs nothing any more', async () => {
    const queue = await scene.start();
    await scene.saveStep();
    const [first] = await scene.harness.grants.list();
    const grant = '44444444-4444-4444-8444-444444444444';
    const account = accounts[1]!;
    await scene.harness.grants.keep({ ...first!, id: grant, account, tokenCache: 'a-refresh-token' });
    const done = { method: 'hybrid', grant, authorizedAt: scene.harness.written[0]!.authorizedAt! } as const;
    scene.harness.sets = scene.harness.sets.map((set) =>
      set.id === '1' ? { ...set, authentication: done } : set,
    );
    await scene.harness.localGrants.refresh();
    await queue.next();
    const now = queue.at(scene.harness.migrations.onPage!);
    assert.equal(now?.account, 'c@contoso.com');
    assert.deepEqual(
      now.leftOut.map(({ name, why }) => [name, why]),
      [['Set 1', 'inOrder']],
    );
  });
});
