import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Queue } from '../../../../src/migration/queue/queue';
import { keptQueues } from '../../../../src/migration/queue/queueFile';
import { MigrationHarness } from '../migrationHarness';
import { QueueScene } from './queueScene';

describe('The queue of a window', () => {
  let scene: QueueScene;
  beforeEach(async () => {
    scene = await QueueScene.begin();
  });
  afterEach(() => scene.end());

  it('is found where the first release kept it, and from then on kept at its own place only', async () => {
    const former = join(scene.folder, 'former/migration-queue.json');
    await mkdir(join(scene.folder, 'former'));
    const queue = await scene.start();
    await queue.skip();
    await queue.dispose();
    await rename(join(scene.folder, 'own/queue.json'), former);
    scene.harness.migrations.dispose();
    const again = new Queue({
      migrations: scene.harness.migrations,
      plan: scene.planOf(scene.harness),
      find: (key) => scene.judged().find((one) => one.key === key),
      places: scene.places('contoso', former),
      changed: () => undefined,
      ended: () => undefined,
      lost: () => undefined,
    });
    scene.queues.push(again);
    assert.equal((await again.kept())?.steps.length, 3);
    assert.ok(await readFile(former), 'only looked at');
    assert.deepEqual(await again.resume(), { kind: 'running' });
    assert.equal(scene.onPage(again), '2 of 3: b@contoso.com');
    await assert.rejects(readFile(former));
    await again.stop();
    assert.equal(await again.kept(), undefined);
  });

  it('is listed for other workspaces with what it was opened by, and can be discarded where none runs', async () => {
    const queue = await scene.start();
    const queuesAt = join(scene.folder, 'queues');
    await mkdir(queuesAt);
    const file = join(queuesAt, `${'a'.repeat(32)}.json`);
    await copyFile(join(scene.folder, 'own/queue.json'), file);
    await writeFile(join(queuesAt, `${'b'.repeat(32)}.json`), 'broken');
    const [kept, ...others] = await keptQueues(queuesAt);
    assert.deepEqual([kept?.owner, others], [{ name: 'contoso', opens: ['file:///estate'] }, []]);
    assert.equal(await scene.open(new MigrationHarness(), 'a second window').discard(file), false);
    await queue.dispose();
    assert.equal(await scene.open(new MigrationHarness(), 'a second window').discard(file), true);
    assert.deepEqual(await keptQueues(queuesAt), []);
  });

  it('is none where the kept file is broken', async () => {
    await mkdir(join(scene.folder, 'own'));
    await writeFile(join(scene.folder, 'own/queue.json'), '{"version":1,"steps":');
    assert.deepEqual(await scene.open().resume(), { kind: 'nothing' });
    assert.deepEqual(await scene.start().then((queue) => scene.onPage(queue)), '1 of 3: a@contoso.com');
  });

  it('keeps no secret', async () => {
    const queue = await scene.start();
    await scene.saveStep();
    await queue.next();
    const kept = await readFile(join(scene.folder, 'own/queue.json'), 'utf8');
    assert.match(kept, /b@contoso\.com/);
    assert.ok(!kept.includes('a-refresh-token'));
  });
});
