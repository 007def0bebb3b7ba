// Runs in VS Code's extension host, which calls `run`: mocha over the files that the runner names. Words and
// counts go over a loopback socket, since each kind of host loses or colours what is printed in it differently.
import { once } from 'node:events';
import { connect } from 'node:net';
import { type Suite, runSuite } from '../suite/runSuite';
import type { FromHost, HostTask } from './runHostTests';

export async function run(): Promise<void> {
  const { port, ...suite } = JSON.parse(process.env['BACKUP_AUTH_HOST_TESTS'] ?? '') as HostTask & Suite;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const send = (message: FromHost) => socket.write(`${JSON.stringify(message)}\n`);
  const counts = await runSuite(suite, (line) => send({ line }));
  send({ counts });
  socket.end();
  await once(socket, 'close');
}
