// Runs the tests of the VS Code host, and sends the counts to its parent.
import { broken } from '../suite/counts';
import { sendCounts } from '../suite/sendCounts';
import { runHostTests } from './runHostTests';

runHostTests().then(sendCounts, (error: unknown) => {
  console.error(error);
  sendCounts(broken);
});
