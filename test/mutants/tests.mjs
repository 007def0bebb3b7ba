// Unit tests: which of them reach a module through imports, how long each takes, and what they say of a changed module.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import * as esbuild from 'esbuild';
import { schemaValidators } from '../../build/schemaValidators.mjs';

const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
const folder = resolve('out/mutants');

/** Those of `npm run test:unit`. */
export const unitTests = ['unit', 'authority', 'graph', 'fuzz']
  .flatMap((folder) =>
    readdirSync(join('test', folder), { recursive: true }).map((name) => join('test', folder, name)),
  )
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.replaceAll(sep, '/'))
  .sort();

const options = (tests, plugins) => ({
  entryPoints: [...tests],
  outdir: join(folder, 'tests'),
  outbase: 'test',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  external: ['vscode'],
  preserveSymlinks: true,
  logLevel: 'silent',
  plugins: [...plugins, schemaValidators],
});

/** Gives a module another text. */
const instead = (file, contents) => ({
  name: 'instead',
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
      path === resolve(file) ? { contents, loader: 'ts' } : undefined,
    ),
});

/** @returns of a module: how many imports each test is away from it; those that don't reach it are missing */
export async function whatReaches() {
  const { metafile } = await esbuild.build({ ...options(unitTests, []), write: false, metafile: true });
  const importers = new Map();
  for (const [from, { imports }] of Object.entries(metafile.inputs))
    for (const { path } of imports) importers.set(path, [...(importers.get(path) ?? []), from]);
  return (module) => {
    const steps = new Map([[module, 0]]);
    for (const [at, count] of steps)
      for (const from of importers.get(at) ?? []) if (!steps.has(from)) steps.set(from, count + 1);
    return new Map([...steps].filter(([file]) => unitTests.includes(file)));
  };
}

/** Milliseconds of each test file in an unchanged project, measured once. A failed one isn't asked. */
export async function durationsOf(tests) {
  const kept = join(folder, 'durations.json');
  const durations = existsSync(kept) ? JSON.parse(await readFile(kept, 'utf8')) : {};
  const unknown = tests.filter((test) => !(test in durations));
  if (unknown.length > 0) {
    await rm(join(folder, 'tests'), { recursive: true, force: true });
    await esbuild.build(options(unknown, []));
    for (const test of unknown) {
      const start = Date.now();
      const { kind } = await runBuilt([test], 120_000);
      durations[test] = kind === 'passed' ? Date.now() - start : null;
    }
    await writeFile(kept, JSON.stringify(durations, null, 1));
  }
  return new Map(tests.map((test) => [test, durations[test] ?? undefined]));
}

/** What test files say of a module with this text: the first failure ends them. */
export async function verdict(tests, file, text, limitMs) {
  await rm(join(folder, 'tests'), { recursive: true, force: true });
  try {
    await esbuild.build(options(tests, [instead(file, text)]));
  } catch (error) {
    return { kind: 'failed', by: `the build: ${error instanceof Error ? error.message : error}` };
  }
  return runBuilt(tests, limitMs);
}

async function runBuilt(tests, limitMs) {
  await mkdir(folder, { recursive: true });
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const files = tests.map((test) =>
    join(folder, 'tests', test.replace(/^test\//, '').replace(/\.ts$/, '.js')),
  );
  const flags = ['--no-config', '--bail', '--exit', '--timeout', '20000', '--reporter', 'json'];
  const child = spawn(
    process.execPath,
    [mocha, ...flags, '--reporter-option', `output=${report}`, ...files],
    {
      stdio: 'ignore',
      detached: process.platform !== 'win32',
    },
  );
  const end = () => (process.platform === 'win32' ? child.kill() : process.kill(-child.pid, 'SIGKILL'));
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    end();
  }, limitMs);
  const code = await new Promise((done) => child.once('close', done));
  clearTimeout(limit);
  if (late) return { kind: 'late' };
  if (code === 0) return { kind: 'passed' };
  // A module that can't be loaded at all leaves no report.
  const failure = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).failures[0] : undefined;
  return { kind: 'failed', by: failure?.fullTitle ?? 'it could not be loaded' };
}
