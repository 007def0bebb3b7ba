import { aroundProfile } from './profile';

/** Milliseconds. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The same of what the product does: a profile, where one is taken, is of this alone. */
export function timedOurs(work: () => unknown): number {
  return aroundProfile(() => timed(work));
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function timedOursAsync(work: () => Promise<unknown>): Promise<number> {
  return aroundProfile(() => timedAsync(work));
}
