import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePlan } from '../../../src/migration/makePlan';
import { writeQueue } from '../../../src/migration/queue/queueFile';
import { newQueue } from '../../../src/core/steps/queueState';
import { end, said } from '../../unit/locks/lockContender/contender';
import { estateText } from '../../unit/migration/savedEstate';
import { twoSetsScene } from './twoSetsScene';

/** A process of its own takes the lock with the code by which a window takes it. */
const run = join(__dirname, '../../unit/locks/lockContender/run.js');

describe('A migration queue that another window runs', () => {
  const scene = twoSetsScene();
  let other: ChildProcess;
  let taken: string;

  beforeEach(async () => {
    other = fork(run, [scene.queuePlaces.lockFolder, 'once']);
    await said(other);
    other.send('go');
    assert.equal(await said(other), 'holds');
    taken = `Another window, "window ${other.pid}", runs a migration queue. Continue there, or take it over to continue in this window.`;
    scene.answer = () => undefined;
  });

  afterEach(() => end(other));

  /** All that this window could touch: locks and queues, by name, and the file. */
  async function touchable(): Promise<readonly string[]> {
    const { lockFolder } = scene.queuePlaces;
    const names = (await readdir(lockFolder)).sort();
    const texts = names.map((name) => readFile(join(lockFolder, name), 'utf8'));
    return [...names, ...(await Promise.all(texts)), await scene.text()];
  }

  /** The sets of the fixture beside it are none of this test's. */
  const account = () => scene.row('1').parent;

  const namesOnPage = () => (scene.migrations.onPage?.sets.members ?? []).map(({ set }) => set.name);

  it('is not begun here: the command says where it runs, and works once that window is gone', async () => {
    const before = await touchable();
    await scene.run('backupAuth.migrateSelected', account(), [account()]);
    assert.deepEqual(
      scene.said.map(({ message }) => message),
      [taken],
    );
    assert.deepEqual(await touchable(), before);
    assert.deepEqual(namesOnPage(), []);
    assert.equal(scene.queue.queue?.running, false);

    await end(other);
    await scene.run('backupAuth.migrateSelected', account(), [account()]);
    assert.equal(scene.said.length, 1, 'nothing stands against it');
    assert.equal(scene.queue.queue.running, true);
    assert.deepEqual(namesOnPage(), ['Finance', 'Legal']);
    assert.equal(await scene.text(), estateText);
  });

  it('is not continued here, and the one that is kept for this workspace waits', async () => {
    const { steps } = makePlan(account().sets, [], scene.parts.services);
    await writeQueue(scene.queuePlaces.file, newQueue(steps), scene.queuePlaces.owner);
    await scene.queue.look();
    const before = await touchable();
    for (const command of ['continueQueue', 'migrateAll'] as const) await scene.run(`backupAuth.${command}`);
    assert.deepEqual(
      scene.said.map(({ message, modal }) => [message, modal]),
      [
        [taken, false],
        [taken, false],
      ],
    );
    assert.deepEqual(await touchable(), before);
    assert.deepEqual(scene.queue.kept, { at: 1, of: 1 });

    await end(other);
    await scene.run('backupAuth.continueQueue');
    assert.equal(scene.queue.queue?.running, true);
    assert.deepEqual(namesOnPage(), ['Finance', 'Legal']);
    assert.equal(await scene.text(), estateText);
  });

  it('is taken over where the person says so: the other window hears it, and this one goes on', async () => {
    const { steps } = makePlan(account().sets, [], scene.parts.services);
    await writeQueue(scene.queuePlaces.file, newQueue(steps), scene.queuePlaces.owner);
    scene.answer = (buttons) => buttons.find((button) => button === 'Take Over');
    const told = said(other);
    await scene.run('backupAuth.continueQueue');
    assert.equal(await told, 'lost to this window');
    assert.deepEqual(
      scene.said.map(({ message }) => message),
      [taken],
    );
    assert.equal(scene.queue.queue?.running, true);
    assert.deepEqual(namesOnPage(), ['Finance', 'Legal']);
  });
});
