// `npm test`: every check of the project, three at a time; `node out/test/run.js unit` runs that one only.
// The last line is `N passed, N failed`. A skipped test is a failed one. `--shuffle [seed]` mixes the files of each step;
// other words pick files: `node out/test/run.js e2e hybrid`.
import { basename, join } from 'node:path';
import { broken, type Counts, sum } from './suite/counts';
import { failuresIn } from './suite/failures';
import { findOnly, findTests } from './suite/findTests';
import { check, inWorker, mocha, type Part, program, runPart } from './suite/part';
import { shuffleBy, shuffled, shuffleSeed } from './suite/shuffle';
import { Worker } from './suite/worker/worker';
import { ensureChromium } from './vscodeHost/chromium';
import { fetchHostPackages } from './vscodeHost/hostPackages';
import { builtTests } from './vscodeHost/projectRoot';
import { packageVsix } from './vscodeHost/vsix';

type Step = 'host' | 'lint' | 'types' | 'unit' | 'e2e' | 'faults' | 'long';
/** What `npm test` does. */
const steps: readonly Step[] = ['host', 'lint', 'types', 'unit', 'e2e'];

/** In the order in which they begin. */
async function partsOf(wanted: readonly Step[]): Promise<readonly Part[]> {
  const parts: Part[] = [];
  const ofWindows = wanted.includes('e2e') || wanted.includes('faults');
  // Packaging builds anew what VS Code then loads, and some unit tests read.
  const built = ofWindows ? packVsix() : Promise.resolve();
  const needs = Promise.all([built, ...(wanted.includes('host') || ofWindows ? [prepareHost()] : [])]);
  needs.catch(() => undefined); // told by each part that needs it
  if (wanted.includes('host')) parts.push({ ...program('host', 'host/run.js', []), needs });
  if (wanted.includes('lint')) parts.push(check('lint'));
  if (wanted.includes('types')) parts.push(check('types'));
  if (wanted.includes('unit')) {
    const files = await Promise.all(
      ['unit', 'suite', 'authority', 'graph', 'fuzz'].map((folder) => findTests(folder)),
    );
    const samples = ['faults', 'long'].map((folder) => join(builtTests, folder, 'sample.test.js'));
    const halves = inHalves(shuffled([...files.flat(), ...samples]));
    for (const half of halves) parts.push({ ...mocha('unit', half, 400_000), needs: built });
  }
  if (wanted.includes('faults')) {
    const faults = (await findTests('faults')).filter((file) => !file.endsWith('sample.test.js'));
    for (const file of faults) {
      const name = `faults ${basename(file, '.test.js')}`;
      parts.push({ ...mocha(name, [file], 1_200_000), needs });
    }
  }
  if (wanted.includes('long')) parts.push(mocha('long', [join(builtTests, 'long/long.test.js')], 3_600_000));
  if (wanted.includes('e2e')) {
    for (const file of shuffled(longestFirst(await findTests('e2e')))) {
      const name = `e2e ${basename(file, '.test.js')}`;
      // One after the other in a process, they share a VS Code server and a browser.
      parts.push({ ...inWorker(name, { files: [file], timeout: 400_000 }), needs });
    }
  }
  return parts;
}

/** Every second one in a process of its own: together they take as long as each of the other steps. */
function inHalves(files: readonly string[]): readonly (readonly string[])[] {
  if (files.length < 2) return [files];
  return [0, 1].map((half) => files.filter((_, at) => at % 2 === half));
}

async function packVsix(): Promise<void> {
  process.env['BACKUP_AUTH_VSIX'] = await packageVsix();
}

async function prepareHost(): Promise<void> {
  await ensureChromium();
  await fetchHostPackages();
}

/** At the end no lane waits long for the other. */
function longestFirst(files: readonly string[]): readonly string[] {
  const longest = [
    ...['windows', 'subject', 'faults', 'estate', 'hybrid', 'foreign', 'reload', 'worktree', 'modern'],
    ...['queue', 'consent', 'setPage'],
  ];
  const rank = (file: string) => {
    const at = longest.indexOf(basename(file, '.test.js'));
    return at < 0 ? longest.length : at;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** While some wait for a window of VS Code, another works: a part keeps about half a processor busy. */
const lanes = 3;

async function run(wanted: readonly Step[]): Promise<Counts> {
  const left = [...(await partsOf(wanted))];
  if (left.length === 0) return broken;
  const all: Counts[] = [];
  const alone = left.length === 1;
  const failed: string[] = [];
  const lane = async () => {
    const worker = new Worker();
    for (let part = left.shift(); part !== undefined; part = left.shift())
      all.push(await inOnePiece(part, worker));
    await worker.end();
  };
  const inOnePiece = async (part: Part, worker: Worker) => {
    const printed: Buffer[] = [];
    const start = Date.now();
    // Alone it is followed as it comes; of several, what is printed does not mingle.
    const print = (text: Buffer) => (alone ? process.stdout.write(text) : printed.push(text));
    const counts = await runPart(part, print, worker);
    const seconds = Math.round((Date.now() - start) / 1_000);
    if (!alone) {
      const output = Buffer.concat([Buffer.from(`\n${part.name} (${seconds} s)\n`), ...printed]);
      process.stdout.write(output);
      const failures = failuresIn(output.toString());
      if (failures.length > 0) failed.push(part.name, ...failures);
    }
    return counts;
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failed.length > 0) console.log(['', 'What failed, once more:', ...failed].join('\n'));
  return sum(all);
}

// VS Code's server and its extension hosts find their code compiled: a seventh of what a window costs. Node 20 knows no such thing.
process.env['NODE_COMPILE_CACHE'] ??= join(builtTests, '../compiled');
const asked = process.argv.slice(2);
const seed = shuffleSeed(asked);
if (seed !== undefined) {
  shuffleBy(seed);
  console.log(`Files in random order: --shuffle ${seed}`);
}
const words = asked.filter((word) => /^[a-z]/i.test(word));
const known = [...steps, 'faults' as const, 'long' as const];
const named = known.filter((step) => words.includes(step));
findOnly(words.filter((word) => !known.includes(word as Step)));
const wanted = named.length > 0 ? named : steps;
void run(wanted)
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return broken;
  })
  .then(({ passed, failed, skipped }) => {
    process.exitCode = failed + skipped > 0 ? 1 : 0;
    console.log(`\n${passed} passed, ${failed + skipped} failed`);
  });
