import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LockProcess, QueueLock } from '../../../src/migration/queueLock';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { builtTests } from '../../vscodeHost/projectRoot';
import { end, said } from './lockContender/contender';

describe('The lock of the migration queue', () => {
  let folder: string;
  let remove: () => Promise<void>;
  const started: ChildProcess[] = [];
  const locks: QueueLock[] = [];

  beforeEach(async () => {
    const temporary = await temporaryFolder('queue-lock');
    folder = join(temporary.path, 'storage');
    remove = () => temporary.remove();
  });

  afterEach(async () => {
    for (const lock of locks.splice(0)) await lock.release();
    await Promise.all(started.splice(0).map(end));
    await remove();
  });

  /** A process that is not this one. */
  const other = (more: Partial<LockProcess> = {}): LockProcess => ({
    pid: 4_000_000,
    host: 'this-computer',
    alive: () => true,
    now: Date.now,
    ...more,
  });

  async function take(window: string, self?: LockProcess): Promise<QueueLock> {
    const lock = await QueueLock.take(folder, window, self);
    assert.ok(lock instanceof QueueLock, `taken by “${'window' in lock ? lock.window : ''}”`);
    locks.push(lock);
    return lock;
  }

  async function holder(self?: LockProcess): Promise<string> {
    const lock = await QueueLock.take(folder, 'a third window', self);
    assert.ok(!(lock instanceof QueueLock), 'nobody held it');
    return lock.window;
  }

  function contender(...args: string[]): ChildProcess {
    const run = join(builtTests, 'unit/migration/lockContender/run.js');
    const child = fork(run, [folder, ...args]);
    started.push(child);
    return child;
  }

  it('is held by one window, and the others hear by which', async () => {
    const lock = await take('contoso');
    assert.equal(await lock.isHeld(), true);
    assert.equal(await holder(), 'contoso');
  });

  it('can be taken again once it was given back', async () => {
    const first = await take('first');
    await first.release();
    const second = await take('second');
    assert.deepEqual([await first.isHeld(), await second.isHeld()], [false, true]);
    assert.equal(await holder(), 'second');
  });

  it('is taken over from a process that ended', async () => {
    const left = contender('once');
    await said(left);
    left.send('go');
    assert.equal(await said(left), 'holds');
    assert.equal(await holder(), `window ${left.pid}`);
    await end(left);
    await take('this window');
  });

  it('is taken over after a minute of silence, from another computer too, and the one before sees it', async () => {
    let now = Date.now();
    const silent = await take('silent', other({ host: 'another-computer' }));
    const taker = other({ now: () => now, alive: () => false });
    assert.equal(await holder(taker), 'silent', 'no process of another computer can be looked up');
    now += 61_000;
    const lock = await take('taker', taker);
    assert.deepEqual([await silent.isHeld(), await lock.isHeld()], [false, true]);
  });

  it('is not freed by one from whom it was taken over', async () => {
    const now = Date.now();
    const silent = await take('silent', other({ host: 'another-computer' }));
    await take('taker', other({ now: () => now + 61_000 }));
    await silent.release();
    assert.equal(await holder(), 'taker');
  });

  it('counts a file that nobody can read as being written, and after a minute as left behind', async () => {
    await (await take('first')).release();
    const file = join(folder, 'queue.2.lock');
    for (const content of ['', '{"pid":', 'null', 'x'.repeat(100_000)]) {
      await writeFile(file, content);
      assert.equal(await holder(), '');
    }
    const before = new Date(Date.now() - 61_000);
    await utimes(file, before, before);
    await take('second');
  });

  it('leaves files that are not its own, and does not pile up', async () => {
    await (await take('first')).release();
    await writeFile(join(folder, 'queue.json'), '{}');
    await writeFile(join(folder, 'queue.99999999999999999999.lock'), '{}');
    for (let round = 0; round < 10; round++) await (await take('again')).release();
    assert.ok((await readdir(folder)).length <= 4, String(await readdir(folder)));
    assert.ok(await stat(join(folder, 'queue.json')));
  });

  it('never lets two processes in, however they compete', async () => {
    const four = [1, 2, 3, 4].map(() => contender('rounds', '150'));
    const results = (await Promise.all(four.map(said))) as { held: number; together: number }[];
    assert.deepEqual(
      results.map(({ together }) => together),
      [0, 0, 0, 0],
    );
    assert.ok(results.reduce((sum, { held }) => sum + held, 0) > 10, JSON.stringify(results));
  });

  it('goes to one of several processes that find a dead one’s lock at the same moment', async () => {
    const dead = contender('once');
    await said(dead);
    dead.send('go');
    await said(dead);
    const takers = [1, 2, 3, 4].map(() => contender('once'));
    await Promise.all(takers.map(said));
    await end(dead);
    const answers = takers.map(said);
    for (const taker of takers) taker.send('go');
    assert.equal((await Promise.all(answers)).filter((answer) => answer === 'holds').length, 1);
  });
});
