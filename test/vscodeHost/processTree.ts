import { type ChildProcess, spawn, type SpawnOptions, spawnSync } from 'node:child_process';
import { atExit } from './leftovers';

const patience = 5_000;

/** A program with all that it starts, ended as one. */
export interface ProcessTree {
  readonly process: ChildProcess;
  /** Ends every process of the tree and waits until they are gone; harmless when called again. */
  end(): Promise<void>;
}

/**
 * Starts a program as the head of a process group of its own, so that it is ended together with its children and
 * their children, by process id. A terminal's Ctrl-C does not reach such a group; it ends with this process at the
 * latest.
 */
export function startProcessTree(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): ProcessTree {
  const child = spawn(program, args, { ...options, detached: process.platform !== 'win32' });
  const forget = atExit('process', () => signal(child, 'SIGKILL'));
  let ended: Promise<void> | undefined;
  return { process: child, end: () => (ended ??= endTree(child).then(forget)) };
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
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    signal(child, name);
    if (await goneWithin(child, patience)) return;
  }
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return; // it never started
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
  else if (isRunning(-pid)) process.kill(-pid, name);
}

async function goneWithin({ pid }: ChildProcess, milliseconds: number): Promise<boolean> {
  const limit = Date.now() + milliseconds;
  while (pid !== undefined && isRunning(process.platform === 'win32' ? pid : -pid)) {
    if (Date.now() > limit) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
