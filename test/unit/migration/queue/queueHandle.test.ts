import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import { Queue } from '../../../../src/migration/queue/queue';
import { QueueHandle } from '../../../../src/migration/queue/queueHandle';
import { QueueScene } from './queueScene';

describe('The queue of a window', () => {
  let scene: QueueScene;
  beforeEach(async () => {
    scene = await QueueScene.begin();
  });
  afterEach(() => scene.end());

  it('waits in sight while the page shows another migration, and is no more to be seen once it is back', async () => {
    let queue: Queue | undefined;
    let told = 0;
    const handle = new QueueHandle(
      () => Promise.resolve(scene.places()),
      (places, changed) => {
        queue = new Queue({
          migrations: scene.harness.migrations,
          plan: scene.planOf(scene.harness),
          find: (key) => scene.judged().find((one) => one.key === key),
          places,
          changed,
          ended: () => undefined,
          lost: () => undefined,
        });
        scene.queues.push(queue);
        return Promise.resolve(queue);
      },
    );
    handle.onDidChange(() => (told += 1));
    assert.equal(handle.queue, undefined);
    await handle.open();
    assert.equal(handle.queue, queue);
    await scene.start(queue);
    await scene.harness.until(() => told > 0);
    assert.equal(handle.kept, undefined);

    await scene.harness.migrations.show(keyOf(scene.harness.sets[2]!), 'migrate');
    await scene.harness.until(() => handle.kept !== undefined);
    assert.deepEqual(handle.kept, { at: 1, of: 3 });
    await queue!.resume();
    await scene.harness.until(() => handle.kept === undefined);
  });

  it('is told of at start where one is kept, and is not even loaded where none is', async () => {
    let loaded = 0;
    const handle = () =>
      new QueueHandle(
        () => Promise.resolve(scene.places()),
        () => {
          loaded += 1;
          return Promise.resolve(scene.open());
        },
      );
    const before = handle();
    await before.look();
    assert.deepEqual([before.kept, loaded], [undefined, 0]);
    const queue = await scene.start();
    await queue.skip();
    await queue.dispose();
    const after = handle();
    await after.look();
    assert.deepEqual([after.kept, loaded], [{ at: 2, of: 3 }, 1]);
  });
});
