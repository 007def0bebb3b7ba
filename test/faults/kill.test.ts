import assert from 'node:assert/strict';
import { killAt } from './killAt';
import { keepTable } from './pointTable';
import { walks } from './walks/walks';

describe('A window that is killed before, within or after any durable step', () => {
  const killed: { walk: string; points: readonly string[] }[] = [];
  after(() => keepTable(killed));

  for (const walk of walks) {
    it(`loses nothing, and what is left can be done: ${walk.name}`, async function () {
      this.timeout(900_000); // nothing is measured by it
      const points = await killAt(walk, (all) => all);
      killed.push({ walk: walk.name, points: points.map(({ name, when }) => `${when} ${name}`) });
    });
  }

  after(() => {
    const points = killed.reduce((sum, { points }) => sum + points.length, 0);
    assert.ok(points >= 40, `${points} points`);
    console.log(`    ${points} points`);
  });
});
