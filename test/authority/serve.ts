// Runs the practice authority alone: node out/test/authority/serve.js [port]
import { startAuthority } from './authority';
import { practiceGuide } from '../../src/practice/estate';

async function run(): Promise<void> {
  const authority = await startAuthority({ port: Number(process.argv[2] ?? 0) });
  console.log(`Practice sign-in for browsers  ${authority.browserOrigin}`);
  console.log(`Practice sign-in for programs  ${authority.apiOrigin}`);
  for (const line of practiceGuide) console.log(line);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void authority.close();
    });
  }
}

void run();
