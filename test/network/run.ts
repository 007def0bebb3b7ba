// `npm run test:network`: every fault at every request, and the page about it, docs/network-faults.md. With --check the
// page stays as it is, and a difference is a failure.
import '../unit/wording/l10n';
import { readFile, writeFile } from 'node:fs/promises';
import { NetworkCases } from './cases';
import { clockFaults, networkFaults } from './faults';
import { type ClockRow, pageOf, type PointRows, cellsOf } from './table';

const page = 'docs/network-faults.md';

async function run(): Promise<void> {
  const cases = await NetworkCases.start();
  try {
    const all: PointRows[] = [];
    const clocks: ClockRow[] = [];
    for (const flow of cases.flows) {
      await cases.withoutFault(flow);
      for (const ahead of clockFaults) {
        clocks.push({ flow: flow.title, ahead, ended: await cases.withClock(flow, ahead) });
      }
      for (const point of flow.points) {
        const rows: string[] = [];
        for (const fault of networkFaults) rows.push(cellsOf(await cases.outcome(flow, point, fault)));
        if (flow.cancels)
          for (const plays of ['hang', 'slow'] as const) await cases.cancelled(flow, point, plays);
        all.push({ flow: flow.title, point, cancels: flow.cancels, rows });
      }
      console.log(`${flow.title}: ${flow.points.length} requests`);
    }
    const made = pageOf(all, clocks);
    if (!process.argv.includes('--check')) await writeFile(page, made);
    else if (made !== (await readFile(page, 'utf8'))) throw new Error(`${page} differs from what came out.`);
  } finally {
    await cases.close();
  }
}

void run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
