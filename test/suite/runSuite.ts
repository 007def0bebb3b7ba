import Mocha from 'mocha';
import { broken, type Counts } from './counts';
import { sourceStack } from './sourceStack';

export interface Suite {
  /** Built test files, absolute. */
  readonly files: readonly string[];
  /** Milliseconds after which a test or hook counts as hanging. Nothing is measured by it. */
  readonly timeout: number;
  /** Only tests with these words in their title. */
  readonly only?: string;
}

/** Runs test files in mocha, in this process, and says through `print` what comes of each test. */
export async function runSuite(suite: Suite, print: (line: string) => void): Promise<Counts> {
  if (suite.files.length === 0) {
    print('  ✖ there are no tests to run');
    return broken;
  }
  let skipped = 0;
  const report = (runner: Mocha.Runner) => {
    const { constants } = Mocha.Runner;
    let depth = 0;
    const indented = (text: string) => '  '.repeat(depth + 1) + text;
    runner.on(constants.EVENT_SUITE_BEGIN, ({ title }) => {
      if (title) print(indented(title));
      if (title) depth += 1;
    });
    runner.on(constants.EVENT_SUITE_END, ({ title }) => {
      if (title) depth -= 1;
    });
    runner.on(constants.EVENT_TEST_PASS, ({ title }) => print(indented(`✔ ${title}`)));
    runner.on(constants.EVENT_TEST_PENDING, ({ title }) => {
      skipped += 1;
      print(indented(`✖ ${title} (skipped)`));
    });
    runner.on(constants.EVENT_TEST_FAIL, ({ title }, error: unknown) => {
      print(indented(`✖ ${title}`));
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      for (const line of sourceStack(words).split('\n')) print(indented(`    ${line}`));
    });
  };
  const mocha = new Mocha({
    timeout: suite.timeout,
    forbidOnly: true,
    ...(suite.only === undefined ? {} : { fgrep: suite.only }),
  });
  // Mocha builds a reporter with `new` and asks nothing more of it.
  mocha.reporter(function (this: unknown, runner: Mocha.Runner) {
    report(runner);
  } as unknown as Mocha.ReporterConstructor);
  for (const file of suite.files) mocha.addFile(file);
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const running: Mocha.Runner = mocha.run(() => resolve(running));
  });
  const { passes = 0, failures = 0 } = runner.stats ?? {};
  mocha.dispose(); // it listens to the process otherwise, and to what the next suite leaves unhandled
  return { passed: passes, failed: failures, skipped };
}
