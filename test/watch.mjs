// `npm run test:watch`: builds at each change, and runs the unit tests of what was built.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { clearTimeout, setTimeout } from 'node:timers';

const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
const node = (args, stdout) => spawn(process.execPath, args, { stdio: ['ignore', stdout, 'inherit'] });

const build = node(['esbuild.mjs', '--test', '--watch'], 'pipe');
build.once('exit', (code) => process.exit(code ?? 1));

let tests;
let settling;
// One line a bundle: the tests begin when no other one is on its way.
build.stdout.on('data', () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    tests?.kill();
    tests = node([mocha, '--reporter', 'dot'], 'inherit');
  }, 1_000);
});
