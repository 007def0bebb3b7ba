// Runs a suite in a Node process of its own and sends the counts to its parent.
import { resolve } from 'node:path';
import { broken, type Counts } from './counts';
import { runSuite } from './runSuite';
import { sendCounts } from './sendCounts';
import { endWorker } from './worker/ends';

const [timeout, ...files] = process.argv.slice(2);

async function run(): Promise<Counts> {
  const counts = await runSuite(
    { timeout: Number(timeout), files: files.map((file) => resolve(file)) },
    console.log,
  );
  await endWorker();
  return counts;
}

run().then(sendCounts, (error: unknown) => {
  console.error(error);
  sendCounts(broken);
});
