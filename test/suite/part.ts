import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { atExit } from '../vscodeHost/leftovers';
import { startProcessTree } from '../vscodeHost/processTree';
import { builtTests } from '../vscodeHost/projectRoot';
import { broken, type Counts } from './counts';
import { linesWithSecrets } from './printedSecrets';
import type { Suite } from './runSuite';
import type { Worker } from './worker/worker';

type Print = (text: Buffer) => void;

/** Some of the tests, in another process: what breaks there breaks nothing here. */
export interface Part {
  readonly name: string;
  /** What it needs, such as VS Code; waited for in its turn. */
  readonly needs?: Promise<unknown>;
  /** @param worker of the lane that runs it @param print gets what it prints, as it comes */
  readonly run: (print: Print, worker: Worker) => Promise<Counts>;
}

/** An npm script, counted as one check. */
export function check(script: string): Part {
  return {
    name: script,
    run: async (print) => {
      const { process: child } = startProcessTree('npm', ['run', '--silent', script], {
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
      });
      const code = await ended(child, print);
      print(Buffer.from(`  ${code === 0 ? '✔' : '✖'} ${script}\n`));
      return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : broken;
    },
  };
}

/** A built program that tells its counts to its parent. */
export function program(name: string, file: string, args: readonly string[]): Part {
  return {
    name,
    run: async (print) => {
      const child = fork(join(builtTests, file), args, { execArgv: [], silent: true });
      let counts = broken;
      child.on('message', (message) => (counts = message as Counts));
      await ended(child, print);
      return counts;
    },
  };
}

/** Mocha over some files, with a limit for each test in milliseconds. */
export function mocha(name: string, files: readonly string[], timeout: number): Part {
  return program(name, 'suite/run.js', [String(timeout), ...files]);
}

/** The same in the process that others of its lane run in, too: they share what takes long to start. */
export function inWorker(name: string, suite: Suite): Part {
  return { name, run: (print, worker) => worker.run(suite, print) };
}

/** Never rejects: what it needs and doesn't get is a failure of it, and so is a secret among what it prints. */
export async function runPart({ name, needs, run }: Part, print: Print, worker: Worker): Promise<Counts> {
  try {
    await needs;
  } catch (error) {
    print(Buffer.from(`  ✖ ${name}: ${error instanceof Error ? error.message : String(error)}\n`));
    return broken;
  }
  let printed = '';
  const counts = await run((text) => {
    printed += text.toString();
    print(text);
  }, worker);
  const found = linesWithSecrets(printed);
  if (found.length === 0) return counts;
  print(Buffer.from([`  ✖ ${name} prints a secret:`, ...found, ''].join('\n    ')));
  return { ...counts, failed: counts.failed + 1 };
}

/** Its exit code, once all that it printed is there. */
async function ended(child: ChildProcess, print: Print): Promise<unknown> {
  const forget = atExit('process', () => child.kill());
  child.stdout?.on('data', print);
  child.stderr?.on('data', print);
  const code = await new Promise((resolve) => child.once('close', resolve));
  forget();
  return code;
}
