// `npm test`: every check of the project, one after the other; `node out/test/run.js unit` runs that one only.
// The last line is `N passed, N failed`. A skipped test is a failed one.
import { fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import { runHostTests } from './host/runHostTests';
import { broken, type Counts, sum } from './suite/counts';
import { findTests } from './suite/findTests';
import { ensureChromium } from './vscodeHost/chromium';
import { fetchHostPackages } from './vscodeHost/hostPackages';
import { builtTests } from './vscodeHost/projectRoot';
import { packageVsix } from './vscodeHost/vsix';

const steps: Readonly<Record<string, () => Promise<Counts>>> = {
  lint: () => check('lint'),
  types: () => check('types'),
  unit: async () => {
    const files = await Promise.all(['unit', 'authority', 'graph'].map((folder) => findTests(folder)));
    return runMocha(files.flat(), 20_000);
  },
  host: async () => {
    await prepareHost();
    return runHostTests();
  },
  e2e: async () => {
    await prepareHost();
    const vsix = await packageVsix();
    return twoAtATime(await findTests('e2e'), (file) =>
      runMocha([file], 400_000, { env: { BACKUP_AUTH_VSIX: vsix }, output: 'together' }),
    );
  },
};

async function prepareHost(): Promise<void> {
  await ensureChromium();
  await fetchHostPackages();
}

/** An npm script as one check. */
async function check(script: string): Promise<Counts> {
  const npm = spawn('npm', ['run', '--silent', script], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const code = await new Promise((resolve) => npm.once('close', resolve));
  console.log(code === 0 ? `  ✔ ${script}` : `  ✖ ${script}`);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : broken;
}

interface MochaOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** `together`: what is printed comes at the end, so that it does not mingle with another's. */
  readonly output?: 'live' | 'together';
}

/** Mocha in a Node process of its own: what breaks there breaks nothing here. */
async function runMocha(
  files: readonly string[],
  timeout: number,
  { env = {}, output = 'live' }: MochaOptions = {},
): Promise<Counts> {
  const child = fork(join(builtTests, 'suite/run.js'), [String(timeout), ...files], {
    execArgv: ['--enable-source-maps'],
    env: { ...process.env, ...env },
    silent: output === 'together',
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => printed.push(data));
  }
  let counts: Counts | undefined;
  child.once('message', (message) => (counts = message as Counts));
  await new Promise((resolve) => child.once('close', resolve));
  process.stdout.write(Buffer.concat(printed));
  return counts ?? broken;
}

/** A window of VS Code waits more than it works: two share the time of one. */
async function twoAtATime(
  files: readonly string[],
  runFile: (file: string) => Promise<Counts>,
): Promise<Counts> {
  const left = [...files];
  const all: Counts[] = [];
  const lane = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) all.push(await runFile(file));
  };
  await Promise.all([lane(), lane()]);
  return sum(all);
}

async function run(wanted: readonly string[]): Promise<Counts> {
  const all: Counts[] = [];
  for (const [name, step] of Object.entries(steps)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n${name}`);
    all.push(
      await step().catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        return broken;
      }),
    );
  }
  return all.length > 0 ? sum(all) : broken;
}

void run(process.argv.slice(2)).then(({ passed, failed, skipped }) => {
  process.exitCode = failed + skipped > 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed + skipped} failed`);
});
