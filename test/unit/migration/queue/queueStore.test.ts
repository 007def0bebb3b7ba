import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { thisProcess, WindowLock } from '../../../../src/locks/windowLock';
import type { Queue } from '../../../../src/migration/queue/queue';
import { evidence, MigrationHarness } from '../migrationHarness';
import { accounts, QueueScene } from './queueScene';

describe('The queue of a window', () => {
  let scene: QueueScene;
  beforeEach(async () => {
    scene = await QueueScene.begin();
  });
  afterEach(() => scene.end());

  it('goes on in another window of the same folder, once its own is closed', async () => {
    const queue = await scene.start();
    await queue.skip();
    const second = new MigrationHarness(...scene.harness.sets);
    const inSecond = scene.open(second, 'a second window');
    assert.equal(await inSecond.takenBy(), 'contoso');
    assert.equal(await queue.takenBy(), undefined);
    assert.deepEqual(await inSecond.resume(), { kind: 'taken', by: 'contoso' });
    assert.equal(second.migrations.onPage, undefined);
    await queue.dispose();
    assert.equal(await inSecond.takenBy(), undefined);
    assert.deepEqual(await inSecond.resume(), { kind: 'running' });
    assert.equal(scene.onPage(inSecond, second), '2 of 3: b@contoso.com');
  });

  /** Another window takes the queue over, to which this one is gone: it makes no claim, which this one would come to see. */
  async function takenUnnoticed(): Promise<WindowLock> {
    const self = { ...thisProcess, pid: 1, alive: () => false };
    const lock = await WindowLock.take(
      { folder: join(scene.folder, 'shared'), name: 'queue' },
      { window: 'another', lost: () => undefined, self },
    );
    assert.ok(lock instanceof WindowLock);
    return lock;
  }

  const presses: Record<string, (queue: Queue) => Promise<void>> = {
    Stop: (queue) => queue.stop(),
    Skip: (queue) => queue.skip(),
    Next: (queue) => queue.next(),
  };

  for (const [name, press] of Object.entries(presses)) {
    it(`leaves the queue of a window that took it over as it is on ${name}, and says who has it`, async () => {
      const queue = await scene.start();
      const taken = await takenUnnoticed();
      const theirs = '{"version":1,"steps":[],"leftOut":[]}';
      await writeFile(join(scene.folder, 'own/queue.json'), theirs);
      const migration = scene.harness.migrations.onPage!;
      await press(queue);
      assert.deepEqual([queue.running, scene.lost, scene.ended], [false, ['another'], []]);
      assert.equal(await readFile(join(scene.folder, 'own/queue.json'), 'utf8'), theirs);
      const { problem } = migration.state;
      assert.ok(problem?.kind === 'otherWindow' && problem.about === 'queue' && problem.window === 'another');
      await taken.release();
    });
  }

  it('tells the view when it finds that another window took it over, and is not its own then', async () => {
    const queue = await scene.start();
    assert.equal(await queue.holds(), true);
    const taken = await takenUnnoticed();
    const before = scene.changes;
    assert.equal(await queue.holds(), false);
    assert.equal(scene.changes, before + 1);
    assert.equal(await queue.holds(), false);
    await taken.release();
  });

  it('lets another window begin one after it discarded a kept one, and goes on with its own', async () => {
    const kept = join(scene.folder, 'another.json');
    const idle = scene.open();
    assert.equal(await idle.discard(kept), true);
    assert.equal(await idle.holds(), false);
    const queue = await scene.start(scene.open(scene.harness, 'a second window'));
    assert.equal(await queue.discard(kept), true);
    assert.equal(await queue.holds(), true);
  });

  it('is taken over by another window and goes on there at Confirm; here nothing waits any more', async () => {
    const queue = await scene.start();
    await scene.authorizeHybrid(evidence(accounts[0]));
    const second = new MigrationHarness(...scene.harness.sets);
    const inSecond = scene.open(second, 'a second window');
    assert.deepEqual(await inSecond.resume(), { kind: 'taken', by: 'contoso' });
    assert.deepEqual(await inSecond.resume(true), { kind: 'running' });
    assert.equal(scene.onPage(inSecond, second), '1 of 3: a@contoso.com');
    assert.deepEqual([queue.running, scene.lost], [false, ['a second window']]);
    assert.equal(scene.harness.migrations.onPage?.state.problem?.kind, 'otherWindow');
  });

  it('ends the sign-in that waits here when another window takes it over', async () => {
    await scene.start();
    const migration = scene.harness.migrations.onPage!;
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmApp', on: true });
    migration.dispatch({ type: 'authorize', by: 'browser' });
    await scene.harness.until(() => scene.harness.opened.length > 0);
    await scene.open(new MigrationHarness(...scene.harness.sets), 'a second window').resume(true);
    assert.equal(scene.harness.attempts[0]!.disposed, true);
    assert.equal(migration.state.at.step, 'authorize');
  });

  it('is not given away while a step is being saved', async () => {
    const queue = await scene.start();
    await scene.authorizeHybrid(evidence(accounts[0]));
    const migration = scene.harness.migrations.onPage!;
    let save!: () => void;
    scene.harness.beforeSave = new Promise((resolve) => (save = resolve));
    migration.dispatch({ type: 'save' });
    const inSecond = scene.open(new MigrationHarness(...scene.harness.sets), 'a second window');
    const taken = inSecond.resume(true);
    const claim = join(scene.folder, 'shared/queue.1.claim');
    while (!(await readFile(claim).catch(() => undefined))) await new Promise((done) => setImmediate(done));
    assert.equal(await queue.holds(), true);
    assert.equal(migration.state.at.step, 'saving');
    save();
    await taken;
    assert.equal(migration.state.at.step, 'saved');
    assert.match(await readFile(join(scene.folder, 'own/queue.json'), 'utf8'), /"state":"saved"/);
  });
});
