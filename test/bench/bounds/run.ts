// Reads one file, in a process of its own: `node run.js <file>` prints what it took.
import { readFileSync } from 'node:fs';
import { readBackupSets } from '../../../src/estate/file/readFile';
import { hostile, ordinary } from './files';

/** What reading a file took. */
export interface Taken {
  /** Of the processor's time. */
  readonly ms: number;
  /** The most memory that the process held, beyond what it held before, in bytes. */
  readonly memory: number;
}

const [path = ''] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(path));
// What is compiled at the first use is not measured.
for (const make of [...Object.values(ordinary), ...Object.values(hostile)]) {
  readBackupSets('file:///warm', new TextEncoder().encode(make(5_000)));
}
const before = { cpu: process.cpuUsage(), memory: process.memoryUsage.rss() };
const { problems } = readBackupSets('file:///bench/backup-sets.json', bytes);
const { user, system } = process.cpuUsage(before.cpu);
if (problems.length > 501) throw new Error(`${problems.length} problems.`);
const memory = Math.max(0, process.resourceUsage().maxRSS * 1024 - before.memory);
console.log(JSON.stringify({ ms: (user + system) / 1_000, memory } satisfies Taken));
