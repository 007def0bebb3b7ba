import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hostile, ordinary } from './bounds/files';
import type { Taken } from './bounds/run';

export const megabytes = [1, 5, 20, 50] as const;
/** A megabyte more must not cost more than this times one of a small file; what the garbage collector does is in it. */
export const mostGrowth = 2.5;

/** What files of one kind take to be read, for each of `megabytes`. */
export interface Bounds {
  readonly kind: string;
  readonly isHostile: boolean;
  /** Milliseconds of the processor's time for a megabyte. */
  readonly ms: readonly number[];
  /** Bytes of memory for a byte. */
  readonly memory: readonly number[];
  /** How much more a megabyte of the biggest file takes than one of five. */
  readonly growth: number;
}

/** Reads files of every kind and size, each in a process of its own. */
export async function measureBounds(): Promise<readonly Bounds[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bounds-'));
  try {
    const measured: Bounds[] = [];
    for (const [kind, make] of Object.entries({ ...ordinary, ...hostile })) {
      const [ms, memory]: [number[], number[]] = [[], []];
      for (const size of megabytes) {
        const taken = await reading(join(folder, 'backup-sets.json'), make(size * 1_000_000));
        ms.push(taken.ms / size);
        memory.push(taken.memory / (size * 1_000_000));
      }
      const growth = Math.max(growthOf(ms), growthOf(memory));
      measured.push({ kind, isHostile: Object.hasOwn(hostile, kind), ms, memory, growth });
    }
    return measured;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** From five megabytes on: what one takes is little, and mostly what any file takes. */
function growthOf([, five = 0, , fifty = 0]: readonly number[]): number {
  return fifty / Math.max(five, 1);
}

async function reading(file: string, text: string): Promise<Taken> {
  await writeFile(file, text);
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'bounds', 'run.js'), file]);
  return JSON.parse(stdout) as Taken;
}
