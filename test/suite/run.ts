// Runs a suite in a Node process of its own and sends the counts to its parent.
import { resolve } from 'node:path';
import { broken, type Counts } from './counts';
import { runSuite } from './runSuite';

process.once('disconnect', () => process.exit(1)); // nobody waits for these tests any more

const [timeout, ...files] = process.argv.slice(2);

function finish(counts: Counts): void {
  // What a test left open must not keep the run from ending.
  process.send?.(counts, undefined, undefined, () => process.exit());
}

runSuite({ timeout: Number(timeout), files: files.map((file) => resolve(file)) }, console.log).then(
  finish,
  (error: unknown) => {
    console.error(error);
    finish(broken);
  },
);
