// Runs a suite in a Node process of its own and sends the counts to its parent.
import { resolve } from 'node:path';
import { broken } from './counts';
import { runSuite } from './runSuite';
import { sendCounts } from './sendCounts';

const [timeout, ...files] = process.argv.slice(2);

runSuite({ timeout: Number(timeout), files: files.map((file) => resolve(file)) }, console.log).then(
  sendCounts,
  (error: unknown) => {
    console.error(error);
    sendCounts(broken);
  },
);
