import type { ChildProcess } from 'node:child_process';

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
