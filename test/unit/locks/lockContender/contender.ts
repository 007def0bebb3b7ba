import type { ChildProcess } from 'node:child_process';
import { type LockProcess, thisProcess } from '../../../../src/locks/windowLock';

/** A process that isn't this one, and runs. */
export function other(more: Partial<LockProcess> = {}): LockProcess {
  const { pause } = thisProcess;
  const alive = () => true;
  return { pid: 4_000_000, host: 'this-computer', alive, now: Date.now, pause, ...more };
}

/** One whose ten seconds pass at once. */
export function impatient(more: Partial<LockProcess> = {}): LockProcess {
  return other({ pause: () => new Promise((resolve) => setImmediate(resolve)), ...more });
}

/** The next thing that another process, which wants the queue's lock, says: see run.ts. */
export function said(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('The process ended without a word.')));
  });
}

/** Ends it without letting it give anything back. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
