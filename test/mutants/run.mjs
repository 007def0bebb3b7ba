// `npm run test:mutants`: changes the product in small ways, one at a time, and asks the unit tests whether they notice.
// What came of each mutant is kept in docs/mutants.json, where a run goes on; docs/mutants.md is made of it.
//   --count N --seed N   begins anew with other mutants
//   --again              asks again about those that survived, and drops those whose code is gone
//   --minutes N          ends after that time; the next run goes on
//   --seconds N          of the unit tests' time for one mutant (30): what is left out then, --again can ask
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseMutants, mutated, siteOf, typeChecker } from './choose.mjs';
import { pageOf } from './page.mjs';
import { durationsOf, unitTests, verdict, whatReaches } from './tests.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    again: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
  },
});
const kept = 'docs/mutants.json';
const end = Date.now() + Number(values.minutes) * 60_000;
/** Milliseconds that the tests of one mutant may take, as they take without it: those that take long are asked last. */
const most = Number(values.seconds) * 1_000;

const read = () => JSON.parse(readFileSync(kept, 'utf8'));
function keep(run) {
  writeFileSync(kept, `${JSON.stringify(run, null, 2)}\n`);
  writeFileSync('docs/mutants.md', pageOf(run));
}

let typeChecks;
const reaching = await whatReaches();
const modules = ['core', 'estate', 'migration'].flatMap((module) =>
  readdirSync(join('src', module), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', module, name).replaceAll(sep, '/')),
);

if (!existsSync(kept) || values.count !== undefined || values.seed !== undefined) {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const count = Number(values.count ?? 350);
  console.log(`${count} mutants of the seed ${seed}`);
  const reached = modules.filter((file) => reaching(file).size > 0).sort();
  const chosen = chooseMutants(reached, count, seed, () => undefined);
  const notReached = modules.filter((file) => !reached.includes(file)).sort();
  keep({ seed, refusedByTypes: chosen.refused, notReached, mutants: chosen.mutants });
}

let run = read();
const isAsked = ({ result }) => result === undefined || (values.again && result === 'survived');
// Spread over the files, so that a run that is ended early has asked about each of them.
const order = (at) => (at * 0.618034) % 1;
const left = run.mutants
  .map((mutant, at) => ({ mutant, at }))
  .filter(({ mutant }) => isAsked(mutant))
  .sort((a, b) => order(a.at) - order(b.at))
  .map(({ mutant }) => mutant);
for (const [at, mutant] of left.entries()) {
  if (Date.now() > end) break;
  const { result, by } = await resultOf(mutant);
  console.log(
    `${at + 1}/${left.length} ${result} ${mutant.file}:${mutant.line} ${mutant.from} → ${mutant.to}`,
  );
  // Somebody may have explained a survivor meanwhile.
  run = read();
  const now = run.mutants.find((one) => isSame(one, mutant));
  if (!now) continue;
  if (result === 'refused') run.refusedByTypes++;
  if (result === 'gone' || result === 'refused') run.mutants.splice(run.mutants.indexOf(now), 1);
  else Object.assign(now, { result, by });
  if (result !== 'survived') delete now.why;
  keep(run);
}
keep(run);
const open = run.mutants.filter(({ result }) => result === undefined).length;
const survived = run.mutants.filter(({ result }) => result === 'survived');
console.log(`${open} not asked yet, ${survived.length} survived`);

function isSame(one, other) {
  return ['file', 'line', 'column', 'from', 'to'].every((name) => one[name] === other[name]);
}

/** Asks the nearest tests first, and among those the fastest. */
async function resultOf(mutant) {
  const text = readFileSync(mutant.file, 'utf8');
  const site = siteOf(mutant, text);
  if (!site) return { result: 'gone' };
  const away = reaching(mutant.file);
  const durations = await durationsOf(unitTests);
  const able = [...away.keys()].filter((test) => durations.get(test) !== undefined);
  const fastest = able.toSorted((a, b) => durations.get(a) - durations.get(b));
  const mirrored = mutant.file.replace(/^src\//, 'test/unit/').replace(/\.ts$/, '.test.ts');
  const stages = [
    fastest.filter((test) => test === mirrored),
    fastest.filter((test) => test !== mirrored && away.get(test) === 1),
    fastest.filter((test) => test !== mirrored && away.get(test) > 1),
  ];
  let spent = 0;
  for (const stage of stages) {
    const tests = [];
    let expected = 0;
    for (const test of stage) {
      if (spent + durations.get(test) > most) break;
      spent += durations.get(test);
      expected += durations.get(test);
      tests.push(test);
    }
    if (tests.length === 0) continue;
    const said = await verdict(tests, mutant.file, mutated(text, site), 3 * expected + 30_000);
    if (said.kind === 'failed') return { result: 'killed', by: said.by };
    if (said.kind === 'late') return { result: 'timed out', by: undefined };
  }
  if (!values.again) return { result: 'survived', by: undefined };
  // What a table lists, its readers know by type. It takes as long as some tests, so survivors alone are asked.
  typeChecks ??= typeChecker();
  const isRefused = !typeChecks(mutant.file, mutated(text, site), { importers: true });
  return { result: isRefused ? 'refused' : 'survived', by: undefined };
}
