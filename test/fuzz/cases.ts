import fc from 'fast-check';

/** All cases of a run; the properties share them. */
const total = Number(process.env['FUZZ_CASES'] ?? 5_000);
/**
 * What the cases are made from: the same seed makes the same cases. `npm test` has the same ones each time, so that what
 * fails is the change; `npm run fuzz` has others each time.
 */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126);
const path = process.env['FUZZ_PATH'];

let shares = 0;
let ran = 0;

/** How much of the run a property gets, beside the others: one that works with sockets gets little. */
export interface Share<Case> {
  readonly share: number;
  /** What failed once. It stays, and is tried first. */
  readonly examples?: Case[];
}

/** A test of a property that holds for every case. */
export function property<Case>(
  title: string,
  { share, examples = [] }: Share<Case>,
  holds: fc.IRawProperty<Case>,
): void {
  shares += share;
  it(title, async () => {
    // All properties are known by now, so that the shares are.
    const numRuns = Math.max(examples.length, Math.ceil((total * share) / shares));
    ran += numRuns;
    const run = await fc.check(holds, { seed, numRuns, examples, ...(path === undefined ? {} : { path }) });
    if (run.failed) throw failure(title, run);
  });
}

/** What failed, in its simplest form, and how to run it again. */
function failure<Case>(title: string, run: fc.RunDetails<Case>): Error {
  const { errorInstance: error, counterexample, counterexamplePath, numRuns } = run;
  const again = `npm run fuzz -- --seed ${seed} --path ${counterexamplePath} --only '${title}'`;
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const told = [`case ${numRuns}: ${again}`, why, fc.stringify(counterexample).slice(0, longestTold)];
  return Object.assign(new Error(told.join('\n')), { stack: told.join('\n') });
}

/** Of a case that failed, in characters. */
const longestTold = 4_000;

/** The last test: says how many cases there were, and how to have the same ones again. */
export function summary(): void {
  it(`has ${total} cases in all: npm run fuzz -- --cases ${total} --seed ${seed}`, () => {
    if (ran < total) throw new Error(`${ran} cases ran, of ${total}`);
  });
}
