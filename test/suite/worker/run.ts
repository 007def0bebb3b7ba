// Runs one suite after the other in this process, as its parent asks, so that test files can share what takes long to start.
import { broken } from '../counts';
import { runSuite, type Suite } from '../runSuite';
import { endWorker } from './ends';
import { endMark, type FromWorker } from './worker';

process.once('disconnect', () => process.exit(1)); // nobody waits for these tests any more

const send = (message: FromWorker) => process.send?.(message);

process.on('message', (suite: Suite | 'end') => {
  if (suite === 'end') {
    void endWorker()
      .catch((error: unknown) => console.error(error))
      .finally(() => process.exit());
    return;
  }
  void runSuite(suite, console.log)
    .catch((error: unknown) => {
      console.error(error);
      return broken;
    })
    .then((counts) => {
      send({ counts });
      process.stdout.write(endMark);
    });
});
