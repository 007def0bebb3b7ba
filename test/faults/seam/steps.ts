import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Found in each build that can be stopped at a step; never in what is shipped. */
export const marker = 'backup-auth-stops-at-durable-steps';

/** `half`: a part of what is to be written is written. */
export type When = 'before' | 'half' | 'after';

/** A durable step that was begun or is done, as `steps.jsonl` has it. */
export interface Step {
  /** From 1, in the order in which the steps of a process begin. */
  readonly number: number;
  /** What happens to what, without what differs from run to run: "rename backup-sets.json". */
  readonly name: string;
  /** The file's path, or the key. */
  readonly about: string;
  readonly when: When;
}

/** Where a process is to end, as `stop.json` has it. By its number, or the first one with a name. */
export interface Stop {
  readonly number?: number;
  readonly name?: string;
  readonly when: When;
  /** It stands still there, once, to be killed or woken by the test, in the place of killing itself. */
  readonly wait?: true;
}

export interface Stopped extends Step {
  readonly pid: number;
}

/** What a storage is to do wrong, in this process. */
export interface Faults {
  /** Asked before each step; what it throws is the system's error. */
  before(name: string, about: string): Promise<void> | void;
  /** The step is said to be done, and is not. */
  lies(name: string, about: string): boolean;
}

const none: Faults = { before: () => undefined, lies: () => false };
export const faults: { now: Faults } = { now: none };

export function noFaults(): void {
  faults.now = none;
}

let count = 0;
/** The folder that tells where to stop, and is told of each step. */
const control = process.env['BACKUP_AUTH_STEPS'];

/**
 * One durable step.
 * @param half does a part of it
 */
export async function durable<T>(
  name: string,
  about: string,
  work: () => T | PromiseLike<T>,
  half?: () => unknown,
): Promise<T> {
  const number = ++count;
  const step = { number, name: withoutIds(name), about };
  await faults.now.before(step.name, about);
  reach({ ...step, when: 'before' });
  if (half && stopHere({ ...step, when: 'half' })) {
    await half();
    reach({ ...step, when: 'half' });
  }
  const done = faults.now.lies(step.name, about) ? (undefined as T) : await work();
  reach({ ...step, when: 'after' });
  return done;
}

function reach(step: Step): void {
  if (control === undefined) return;
  appendFileSync(join(control, 'steps.jsonl'), `${JSON.stringify(step)}\n`);
  const stop = stopHere(step);
  const path = join(control, 'stopped.json');
  if (!stop || existsSync(path)) return;
  const stopped: Stopped = { ...step, pid: process.pid };
  writeFileSync(`${path}.new`, JSON.stringify({ ...stopped, marker }));
  renameSync(`${path}.new`, path);
  process.kill(process.pid, stop.wait ? 'SIGSTOP' : 'SIGKILL');
}

function stopHere({ number, name, when }: Step): Stop | undefined {
  const file = control === undefined ? undefined : join(control, 'stop.json');
  if (file === undefined || !existsSync(file)) return undefined;
  const stop = JSON.parse(readFileSync(file, 'utf8')) as Stop;
  const here = stop.number === undefined ? stop.name === name : stop.number === number;
  return here && stop.when === when ? stop : undefined;
}

/** Ids, process ids and digests differ from run to run. */
export function withoutIds(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '*')
    .replace(/(copied\/.*\/)[\w-]{12}$/, '$1*');
}
