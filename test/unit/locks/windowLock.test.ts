import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LockLost, type LockProcess, type Taking, WindowLock } from '../../../src/locks/windowLock';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { builtTests } from '../../vscodeHost/projectRoot';
import { end, impatient, other, said } from './lockContender/contender';

describe('A lock between windows', () => {
  let folder: string;
  let remove: () => Promise<void>;
  const started: ChildProcess[] = [];
  const locks: WindowLock[] = [];
  /** What each window that lost it heard: who has it now. */
  let lost: string[];

  beforeEach(async () => {
    lost = [];
    const temporary = await temporaryFolder('window-lock');
    folder = join(temporary.path, 'storage');
    remove = () => temporary.remove();
  });

  afterEach(async () => {
    for (const lock of locks.splice(0)) await lock.release();
    await Promise.all(started.splice(0).map(end));
    await remove();
  });

  const place = () => ({ folder, name: 'queue' });
  const file = (number: number, kind = 'lock') => join(folder, `queue.${number}.${kind}`);

  async function attempt(window: string, more: Partial<Taking> = {}) {
    const lock = await WindowLock.take(place(), {
      window,
      lost: (by) => lost.push(`${window}: ${by}`),
      ...more,
    });
    if (lock instanceof WindowLock) locks.push(lock);
    return lock;
  }

  async function take(window: string, self?: LockProcess, more: Partial<Taking> = {}): Promise<WindowLock> {
    const lock = await attempt(window, { ...(self ? { self } : {}), ...more });
    assert.ok(lock instanceof WindowLock, `taken by “${'window' in lock ? lock.window : ''}”`);
    return lock;
  }

  const takeOver = (window: string, self?: LockProcess) => take(window, self, { takeOver: true });

  async function holder(self?: LockProcess): Promise<string> {
    const lock = await attempt('a third window', self ? { self } : {});
    assert.ok(!(lock instanceof WindowLock), 'nobody held it');
    return lock.window;
  }

  function contender(...args: string[]): ChildProcess {
    const run = join(builtTests, 'unit/locks/lockContender/run.js');
    const child = fork(run, [folder, ...args]);
    started.push(child);
    return child;
  }

  async function untilThere(path: string): Promise<void> {
    while (!(await stat(path).catch(() => undefined))) await new Promise((resolve) => setImmediate(resolve));
  }

  it('is held by one window, and the others hear by which', async () => {
    const lock = await take('contoso');
    assert.equal(await lock.isHeld(), true);
    assert.equal(await holder(), 'contoso');
  });

  it('can be taken again once it was given back', async () => {
    const first = await take('first');
    await first.release();
    assert.equal(await first.isHeld(), false, 'though nobody took it yet');
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
    const taker = impatient({ now: () => now, alive: () => false });
    assert.equal(await holder(taker), 'silent', 'no process of another computer can be looked up');
    now += 61_000;
    const lock = await take('taker', taker);
    assert.deepEqual([await silent.isHeld(), await lock.isHeld()], [false, true]);
  });

  it('is not freed by one from whom it was taken over', async () => {
    const now = Date.now();
    const silent = await take('silent', other({ host: 'another-computer' }));
    await take('taker', impatient({ now: () => now + 61_000 }));
    await silent.release();
    assert.equal(await holder(), 'taker');
  });

  it('waits for a name that is being written, and after two seconds takes the lock of who died over it', async () => {
    await (await take('first')).release();
    let highest = 2;
    for (const content of ['', '{"pid":', 'null', 'x'.repeat(100_000)]) {
      await writeFile(file(highest), content);
      let looked = 0;
      const pause = async () => {
        looked += 1;
        const name = { window: 'slow', pid: process.pid, host: 'this-computer' };
        await writeFile(file(highest), JSON.stringify(name));
      };
      assert.equal(await holder(other({ pause })), 'slow');
      assert.equal(looked, 1);
      await writeFile(file(highest), content);
      const before = new Date(Date.now() - 2_100);
      await utimes(file(highest), before, before);
      await (await take('second')).release();
      highest += 2;
    }
  });

  it('waits for a name no longer than twenty looks where the clock stands still', async () => {
    await (await take('first')).release();
    await writeFile(file(2), '');
    let looked = 0;
    const pause = () => (++looked < 100 ? Promise.resolve() : assert.fail('it waits for ever'));
    const { mtimeMs } = await stat(file(2));
    await take('second', other({ now: () => mtimeMs, pause }));
    assert.equal(looked, 20);
  });

  it('leaves files that are not its own, and does not pile up', async () => {
    await (await take('first')).release();
    await writeFile(join(folder, 'queue.json'), '{}');
    await writeFile(join(folder, 'queue.99999999999999999999.lock'), '{}');
    for (let round = 0; round < 10; round++) await (await take('again')).release();
    assert.ok((await readdir(folder)).length <= 4, String(await readdir(folder)));
    assert.ok(await stat(join(folder, 'queue.json')));
  });

  it('is given up at once to a window that takes it over, and both know it', async () => {
    const first = await take('first', other());
    const second = await takeOver('second');
    assert.deepEqual([await first.isHeld(), await second.isHeld()], [false, true]);
    assert.deepEqual(lost, ['first: second']);
    await assert.rejects(
      first.write(() => Promise.reject(new Error('written'))),
      (error) => error instanceof LockLost && error.by === 'second',
    );
    assert.deepEqual(lost, ['first: second'], 'told once');
    assert.equal(await holder(), 'second');
  });

  it('is given up after the write that is under way, and not in the midst of it', async () => {
    const first = await take('first', other());
    let written!: () => void;
    const writing = first.write(() => new Promise<void>((resolve) => (written = resolve)));
    const second = takeOver('second');
    await untilThere(file(1, 'claim'));
    // What the holder's own clock makes it do twice a second.
    for (let looks = 0; looks < 3; looks++) await first.answerClaim();
    assert.equal(await first.isHeld(), true);
    written();
    await writing;
    assert.equal(await (await second).isHeld(), true);
    assert.deepEqual(lost, ['first: second']);
  });

  it('is given up after work that its holder says it is at', async () => {
    let busy = true;
    const first = await take('first', other(), { busy: () => busy });
    const second = takeOver('second');
    await untilThere(file(1, 'claim'));
    await first.answerClaim();
    assert.equal(await first.isHeld(), true);
    busy = false;
    await first.answerClaim();
    assert.equal(await (await second).isHeld(), true);
  });

  it('is taken after ten seconds from one that does not answer, who is told after its write at the latest', async () => {
    const first = await take('first', other());
    let written!: () => void;
    const writing = first.write(() => new Promise<void>((resolve) => (written = resolve)));
    let waited = 0;
    const self = impatient({ pause: (ms) => ((waited += ms), new Promise((done) => setImmediate(done))) });
    const second = await takeOver('second', self);
    assert.equal(waited, 10_000);
    written();
    await assert.rejects(writing, (error) => error instanceof LockLost && error.by === 'second');
    assert.deepEqual([lost, await second.isHeld()], [['first: second'], true]);
    const late = first.write(() => Promise.reject(new Error('written')));
    await assert.rejects(late, LockLost);
  });

  it('is taken over from a process that is stopped, and stays so when it goes on', async () => {
    const stopped = contender('once');
    await said(stopped);
    stopped.send('go');
    assert.equal(await said(stopped), 'holds');
    stopped.kill('SIGSTOP');
    assert.equal(await holder(), `window ${stopped.pid}`, 'a person is asked first');
    const lock = await takeOver('this window', impatient({ pid: process.pid, host: hostname() }));
    const told = said(stopped);
    stopped.kill('SIGCONT');
    assert.equal(await told, 'lost to this window');
    assert.equal(await lock.isHeld(), true);
  });

  it('goes to one of several windows that take it over at the same moment', async () => {
    await take('first', other());
    const pids = [4_000_001, 4_000_002, 4_000_003];
    const takers = pids.map((pid) => attempt(String(pid), { takeOver: true, self: other({ pid }) }));
    const results = await Promise.all(takers);
    assert.equal(results.filter((result) => result instanceof WindowLock).length, 1);
    assert.equal(lost.length, 1);
  });

  it('is neither stolen from a living window nor kept for ever when the clock jumps by months', async () => {
    const months = 90 * 86_400_000;
    for (const jump of [months, -months]) {
      const first = await take('first', other());
      const later = other({ pid: 4_000_001, now: () => Date.now() + jump });
      assert.equal(await holder(later), 'first', `${jump}`);
      const second = await takeOver('second', later);
      assert.deepEqual([await first.isHeld(), await second.isHeld()], [false, true]);
      const gone = other({ pid: 4_000_002, now: () => Date.now() - jump, alive: () => false });
      const third = await take('third', gone);
      assert.equal(await third.isHeld(), true);
      await third.release();
    }
  });

  it('is respected in the form of the first release, and taken from a window of it that knows no claims', async () => {
    await mkdir(folder, { recursive: true });
    const content = JSON.stringify({ pid: process.pid, host: hostname(), window: 'an old one' }).padEnd(
      2_000,
    );
    await writeFile(file(7), content);
    assert.equal(await holder(), 'an old one');
    const lock = await takeOver('this window', impatient({ pid: process.pid, host: hostname() }));
    assert.deepEqual((await readdir(folder)).sort(), ['queue.7.lock', 'queue.8.lock']);
    await lock.release();
    assert.match(await readFile(file(8), 'utf8'), /^\{"free":true\} +$/);
  });

  it('is lost where its files are gone', async () => {
    const lock = await take('first');
    await rm(folder, { recursive: true });
    assert.equal(await lock.isHeld(), false);
    assert.deepEqual(lost, ['first: ']);
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
