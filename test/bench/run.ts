// `npm run bench [-- <bench> …]`: what the product takes, beside what it can't be faster than, in the same run. All benches, or
// those that are named.
//   --rounds N       in place of each bench's own
//   --compare FILE   beside an earlier run's file; fails if a ratio is worse by more than a fifth
//   --of FILE        compares that file instead of measuring
//   --keep           puts the ratios, and the page with them, into `docs`
// It judges nobody but in a comparison: it ends with 0 and marks what misses its goal.
import '../unit/wording/l10n';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../vscodeHost/projectRoot';
import { benches } from './benches/benches';
import { measure } from './measure';
import { keep } from './report/keep';
import { compare } from './report/compare';
import { isTrusted, type Result, type Run } from './report/result';
import { comparisonTable, tableOf } from './report/table';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    compare: { type: 'string' },
    of: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

async function measureAll(): Promise<readonly Result[]> {
  const unknown = names.filter((name) => !benches.some(({ id }) => id === name));
  if (unknown.length > 0)
    throw new Error(`No bench is named ${unknown.join(', ')}: ${benches.map(({ id }) => id).join(', ')}.`);
  const rounds = options.rounds === undefined ? undefined : Number(options.rounds);
  const results: Result[] = [];
  for (const bench of benches) {
    if (names.length > 0 && !names.includes(bench.id)) continue;
    const measured = await measure(bench, rounds);
    console.log(tableOf(bench.title, measured));
    results.push(...measured);
  }
  const noisy = results.filter((result) => !isTrusted(result));
  if (noisy.length > 0)
    console.log(
      `✖ NOT TO BE TRUSTED: ${noisy.length} of ${results.length} rows. Run it when the machine does nothing else.\n`,
    );
  return results;
}

async function readRun(path: string): Promise<Run> {
  return JSON.parse(await readFile(path, 'utf8')) as Run;
}

async function currentRun(): Promise<Run> {
  if (options.of !== undefined) return readRun(options.of);
  const results = await measureAll();
  const run = { rows: Object.fromEntries(results.map(({ id, ...row }) => [id, row])) };
  await mkdir(join(projectRoot, 'out'), { recursive: true });
  await writeFile(
    join(projectRoot, 'out/bench.json'),
    JSON.stringify({ node: process.version, ...run }, undefined, 2),
  );
  if (options.keep) await keep(results, benches);
  return run;
}

async function run(): Promise<void> {
  // Read first: the run may be kept in its place.
  const before = options.compare === undefined ? undefined : await readRun(options.compare);
  const now = await currentRun();
  if (!before) return;
  const chosen = (id: string) => names.length === 0 || names.includes(id.slice(0, id.indexOf('/')));
  const comparison = compare(before, now, chosen);
  console.log(comparisonTable(comparison));
  if (comparison.failed) process.exitCode = 1;
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1; // nothing was measured
});
