// A process that wants the queue's lock, for queueLock.test.ts.
//   node run.js <folder> once           takes it, says who has it, and keeps it until it is ended
//   node run.js <folder> rounds <count> takes it and gives it back, as often as it can; says how often two were inside
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { QueueLock } from '../../../../src/migration/queueLock';

const [folder = '', mode, count = '0'] = process.argv.slice(2);

async function once(): Promise<void> {
  process.send!('ready');
  await new Promise((resolve) => process.once('message', resolve));
  const lock = await QueueLock.take(folder, `window ${process.pid}`);
  process.send!(lock instanceof QueueLock ? 'holds' : lock.window);
  // Keeps the process: it holds the lock until it is ended.
  process.on('message', () => undefined);
}

async function rounds(): Promise<void> {
  let [held, together] = [0, 0];
  for (let round = 0; round < Number(count); round++) {
    const lock = await QueueLock.take(folder, 'a window');
    if (!(lock instanceof QueueLock)) continue;
    held += 1;
    const inside = join(folder, 'inside');
    const alone = await open(inside, 'wx').then(
      (handle) => handle.close().then(() => true),
      () => false,
    );
    if (!alone || !(await lock.isHeld())) together += 1;
    await rm(inside, { force: true });
    await lock.release();
  }
  process.send!({ held, together });
  process.disconnect();
}

void (mode === 'once' ? once() : rounds());
