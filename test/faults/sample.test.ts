import assert from 'node:assert/strict';
import { killAt } from './killAt';
import { walks } from './walks/walks';

describe('A window that is killed at a durable step', () => {
  it('loses nothing where it is killed around the secret and the edit; npm run test:faults has every step', async () => {
    const wanted = /^(store grant|rename backup-sets)/;
    const points = await killAt(walks[0]!, (all) => all.filter(({ name }) => wanted.test(name)));
    assert.deepEqual(
      points.map(({ when, name }) => `${when} ${name}`),
      ['store grant/*', 'rename backup-sets.json'].flatMap((name) => [`before ${name}`, `after ${name}`]),
    );
  });
});
