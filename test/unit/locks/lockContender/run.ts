// A process that wants a lock, for windowLock.test.ts.
//   node run.js <folder> once           takes it, says who has it, and keeps it until it is ended or loses it, which it says
//   node run.js <folder> rounds <count> takes it and gives it back, as often as it can; says how often two were inside
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WindowLock } from '../../../../src/locks/windowLock';

const [folder = '', mode, count = '0'] = process.argv.slice(2);

const place = { folder, name: 'queue' };

async function once(): Promise<void> {
  process.send!('ready');
  await new Promise((resolve) => process.once('message', resolve));
  const lock = await WindowLock.take(place, {
    window: `window ${process.pid}`,
    lost: (by) => process.send!(`lost to ${by}`),
  });
  process.send!(lock instanceof WindowLock ? 'holds' : lock.window);
  // Keeps the process: it holds the lock until it is ended.
  process.on('message', () => undefined);
}

async function rounds(): Promise<void> {
  let [held, together] = [0, 0];
  for (let round = 0; round < Number(count); round++) {
    const lock = await WindowLock.take(place, { window: 'a window', lost: () => undefined });
    if (!(lock instanceof WindowLock)) continue;
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
