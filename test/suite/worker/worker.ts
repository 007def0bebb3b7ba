import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { atExit } from '../../vscodeHost/leftovers';
import { builtTests } from '../../vscodeHost/projectRoot';
import { broken, type Counts } from '../counts';
import type { Suite } from '../runSuite';

export interface FromWorker {
  readonly counts: Counts;
}

/** Stands behind the last line of a suite: what is printed goes another way than counts, and can come later. */
export const endMark = '\u0000end of suite\u0000';

/** A process that runs one suite after the other; one that broke is followed by another. */
export class Worker {
  private child: ChildProcess | undefined;

  /** @param print gets what the suite prints, as it comes */
  async run(suite: Suite, print: (text: Buffer) => void): Promise<Counts> {
    const child = (this.child ??= this.start());
    let counts: Counts | undefined;
    let isPrinted = false;
    let last = '';
    await new Promise<void>((resolve) => {
      const told = (message: unknown) => {
        ({ counts } = message as FromWorker);
        if (isPrinted) end();
      };
      const printed = (text: Buffer) => {
        last = (last + text.toString('latin1')).slice(-2 * endMark.length);
        isPrinted ||= last.includes(endMark);
        print(text.includes(endMark) ? Buffer.from(text.toString().replace(endMark, '')) : text);
        if (isPrinted && counts) end();
      };
      const end = () => {
        child.off('message', told).off('close', end);
        child.stdout?.off('data', printed);
        child.stderr?.off('data', print);
        resolve();
      };
      child.on('message', told).on('close', end);
      child.stdout?.on('data', printed);
      child.stderr?.on('data', print);
      // Where it's gone already, its end is told, too.
      child.send(suite, () => undefined);
    });
    return counts ?? broken;
  }

  /** Ends what its suites shared, and the process. */
  async end(): Promise<void> {
    const { child } = this;
    if (!child) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.send('end' as const, () => undefined);
    await closed;
  }

  private start(): ChildProcess {
    const child = fork(join(builtTests, 'suite/worker/run.js'), [], { execArgv: [], silent: true });
    const forget = atExit('process', () => child.kill());
    child.once('close', () => {
      forget();
      if (this.child === child) this.child = undefined;
    });
    return child;
  }
}
