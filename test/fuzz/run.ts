// `npm run fuzz`: 200,000 cases. `-- --cases N` makes it N, `-- --seed N` repeats a run, `-- --only WORDS` runs the
// properties with these words in their title, and with `--path` and the path that a failure prints, that one case.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runSuite } from '../suite/runSuite';
import { builtTests } from '../vscodeHost/projectRoot';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    only: { type: 'string' },
  },
});
process.env['FUZZ_CASES'] = values.cases;
process.env['FUZZ_SEED'] = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
if (values.path !== undefined) process.env['FUZZ_PATH'] = values.path;

const suite = {
  files: [join(builtTests, 'fuzz', 'fuzz.test.js')],
  timeout: 0,
  ...(values.only === undefined ? {} : { only: values.only }),
};
void runSuite(suite, console.log).then(({ passed, failed, skipped }) => {
  console.log(`\n${passed} passed, ${failed + skipped} failed`);
  process.exit(failed + skipped > 0 || passed === 0 ? 1 : 0);
});
