import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { atExit } from '../vscodeHost/leftovers';
import { startProcessTree } from '../vscodeHost/processTree';
import { builtTests } from '../vscodeHost/projectRoot';
import { broken, type Counts } from './counts';

/** Some of the tests, in a process of their own: what breaks there breaks nothing here. */
export interface Part {
  readonly name: string;
  /** It tells its counts; else its exit code is what counts. */
  readonly tellsCounts: boolean;
  /** What it needs, such as VS Code; waited for in its turn. */
  readonly needs?: Promise<unknown>;
  readonly start: () => ChildProcess;
}

/** An npm script, counted as one check. */
export function check(script: string): Part {
  return {
    name: script,
    tellsCounts: false,
    start: () =>
      startProcessTree('npm', ['run', '--silent', script], {
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
      }).process,
  };
}

/** A built program that tells its counts to its parent. */
export function program(
  name: string,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Part {
  return {
    name,
    tellsCounts: true,
    start: () =>
      fork(join(builtTests, file), args, {
        execArgv: ['--enable-source-maps'],
        env: { ...process.env, ...env },
        silent: true,
      }),
  };
}

/** Mocha over some files, with a limit for each test in milliseconds. */
export function mocha(
  name: string,
  files: readonly string[],
  timeout: number,
  env: NodeJS.ProcessEnv = {},
): Part {
  return program(name, 'suite/run.js', [String(timeout), ...files], env);
}

/** Runs a part. What it prints goes to `print` as it comes. */
export async function runPart(
  { name, tellsCounts, needs, start }: Part,
  print: (text: Buffer) => void,
): Promise<Counts> {
  try {
    await needs;
  } catch (error) {
    print(Buffer.from(`  ✖ ${name}: ${error instanceof Error ? error.message : String(error)}\n`));
    return broken;
  }
  const child = start();
  const forget = atExit('process', () => child.kill());
  let counts: Counts | undefined;
  child.on('message', (message) => (counts = message as Counts));
  child.stdout?.on('data', print);
  child.stderr?.on('data', print);
  const code = await new Promise((resolve) => child.once('close', resolve));
  forget();
  if (tellsCounts) return counts ?? broken;
  print(Buffer.from(`  ${code === 0 ? '✔' : '✖'} ${name}\n`));
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : broken;
}
