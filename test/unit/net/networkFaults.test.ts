import '../wording/l10n';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { NetworkCases } from '../../network/cases';
import { clockFaults, networkFaults } from '../../network/faults';
import type { Point } from '../../network/points';
import { cellsOf, clockRowOf, headingOf } from '../../network/table';

const page = readFileSync('docs/network-faults.md', 'utf8');
/** Lines of the table about one request. */
function tableAbout(flow: string, point: Point): readonly string[] {
  const heading = `- ${headingOf({ flow, point })}`;
  const section = page.split('\n## ').find((text) => text.split('\n').includes(heading));
  return (
    section?.split('\n').filter((line) => line.startsWith('| ')) ?? assert.fail(`No table has ${heading}`)
  );
}

/** `npm run test:network` runs them all. */
describe('A sample of what the page about network faults says', () => {
  let cases: NetworkCases;
  before(async () => (cases = await NetworkCases.start()));
  after(() => cases.close());

  it('is so: every request of every way, each with another fault', async () => {
    let number = 0;
    for (const flow of cases.flows) {
      await cases.withoutFault(flow);
      for (const point of flow.points) {
        const fault = networkFaults[(number += 5) % networkFaults.length]!;
        const row = cellsOf(await cases.outcome(flow, point, fault));
        const told = tableAbout(flow.title, point).filter((line) => line.includes(fault.title));
        assert.deepEqual(
          told.map((line) => line.endsWith(` ${row}`)),
          [true],
          `${flow.title}: ${point}, ${fault.id}: ${row}`,
        );
      }
    }
  });

  it('is so: Cancel ends every request of every way that can be canceled', async () => {
    for (const flow of cases.flows.filter(({ cancels }) => cancels))
      for (const point of flow.points) await cases.cancelled(flow, point, 'hang');
  });

  it('is so: a clock that differs, and how far', async () => {
    const [flow] = cases.flows;
    for (const ahead of clockFaults) {
      const row = clockRowOf({ flow: flow!.title, ahead, ended: await cases.withClock(flow!, ahead) });
      assert.ok(page.includes(`\n${row}\n`), row);
    }
  });

  it('leaves no fault out at any request', () => {
    for (const { title, points } of cases.flows)
      for (const point of points) {
        const lines = tableAbout(title, point).join('\n');
        assert.deepEqual(
          networkFaults.filter((fault) => !lines.includes(fault.title)),
          [],
        );
      }
  });
});
