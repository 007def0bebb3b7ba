import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

const patience = 5_000;

/** A program with all that it starts, ended as one. */
export interface ProcessTree {
  readonly process: ChildProcess;
  /** Ends every process of the tree and waits until they are gone; harmless when called again. */
  end(): Promise<void>;
}

/**
 * Starts a program as the head of a process group of its own, so that it is ended together with its children and
 * their children, by process id. A terminal's Ctrl-C does not reach such a group: whoever starts one ends it.
 */
export function startProcessTree(program: string, args: readonly string[], options: SpawnOptions): ProcessTree {
  const child = spawn(program, args, { ...options, detached: process.platform !== 'win32' });
  let ended: Promise<void> | undefined;
  return { process: child, end: () => (ended ??= endTree(child)) };
}

/** Whether a process with this id (or, below zero, any process of that group) is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function endTree(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return; // it never started
  if (process.platform === 'win32') {
    await once(spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' }), 'close');
    return;
  }
  signal(pid, 'SIGTERM');
  if (await goneWithin(pid, patience)) return;
  signal(pid, 'SIGKILL');
  await goneWithin(pid, patience);
}

function signal(group: number, name: NodeJS.Signals): void {
  if (isRunning(-group)) process.kill(-group, name);
}

async function goneWithin(group: number, milliseconds: number): Promise<boolean> {
  const limit = Date.now() + milliseconds;
  while (isRunning(-group)) {
    if (Date.now() > limit) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
