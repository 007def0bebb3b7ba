// Runs the practice AhsayCBS alone: node out/test/ahsayCbs/serve.js [port]
import { startAhsayCbs } from './ahsayCbs';
import { ahsayCbsGuide } from './guide';

async function run(): Promise<void> {
  const server = await startAhsayCbs({ port: Number(process.argv[2] ?? 0) });
  for (const line of ahsayCbsGuide(server)) console.log(line);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}

void run();
