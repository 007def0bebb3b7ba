import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtTests } from '../../vscodeHost/projectRoot';
import { bench, type Row } from '../bench';
import { hostile, ordinary } from '../bounds/files';
import type { Taken } from '../bounds/run';

/** What is taken for a megabyte more. */
const [small, big] = [5, 50];
/** What the garbage collector does is in it. */
const mostGrowth = 2.5;
type Scene = string;

async function reading(folder: string, text: string): Promise<Taken> {
  const file = join(folder, 'backup-sets.json');
  await writeFile(file, text);
  const program = join(builtTests, 'bench/bounds/run.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, file]);
  return JSON.parse(stdout) as Taken;
}

/** Each file is read in a process of its own; time is the processor's. */
function row([kind, make]: [string, (size: number) => string]): Row<Scene> {
  return {
    id: `bounds/${kind.replaceAll(' ', '-')}`,
    name: `A megabyte of ${kind}, in a file of ${big} MB`,
    floor: `a megabyte, in a file of ${small} MB`,
    goal: { atMost: mostGrowth },
    measure: async (folder) => {
      // Below a millisecond nothing is measured but the clock.
      const ms = async (size: number) =>
        Math.max((await reading(folder, make(size * 1_000_000))).ms / size, 1);
      return { floor: await ms(small), ours: await ms(big) };
    },
  };
}

export const boundsBench = bench<Scene>({
  id: 'bounds',
  title: 'Files of any kind, ordinary and hostile',
  rounds: 1,
  warmUp: 0,
  inProcess: false,
  open: () => mkdtemp(join(tmpdir(), 'bounds-')),
  close: (folder) => rm(folder, { recursive: true }),
  rows: Object.entries({ ...ordinary, ...hostile }).map(row),
});
