// Reads one file that `files.ts` makes, in a process of its own: `node run.js <kind> <size in bytes>` prints what it took.
import { readBackupSets } from '../../../src/config/backupSetsFile';
import { hostile, ordinary } from './files';

/** What reading a file took. */
export interface Taken {
  readonly bytes: number;
  readonly ms: number;
  /** The most memory that the process held, beyond what it held before, in bytes. */
  readonly memory: number;
  readonly answer: string;
}

const [kind = '', size] = process.argv.slice(2);
const make = { ...ordinary, ...hostile }[kind];
if (make) {
  // What is compiled at the first use is not measured.
  for (let n = 0; n < 5; n++) readBackupSets('file:///warm', new TextEncoder().encode(make(20_000)));
  const bytes = new TextEncoder().encode(make(Number(size)));
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  const read = readBackupSets('file:///bench/backup-sets.json', bytes);
  const ms = performance.now() - start;
  const memory = Math.max(0, process.resourceUsage().maxRSS - before) * 1024;
  const last = read.problems.at(-1);
  const answer = `${read.kind}, ${read.kind === 'read' ? read.sets.length : 0} sets, ${read.problems.length} problems${last ? `: ${last.id} ${JSON.stringify(last.params).slice(0, 60)}` : ''}`;
  console.log(JSON.stringify({ bytes: bytes.length, ms, memory, answer } satisfies Taken));
}
