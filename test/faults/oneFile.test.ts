import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { type TemporaryFolder, temporaryFolder } from '../vscodeHost/leftovers';
import { answerOf, Savers } from './savers/savers';

describe('Several windows that save in one file', () => {
  let home: TemporaryFolder;
  let savers: Savers;
  const ids = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));
  const prepare = (count: number) => (savers = new Savers(home.path, ids(count)));

  beforeEach(async () => {
    home = await temporaryFolder('one-file');
  });
  afterEach(async () => {
    await savers.end();
    await home.remove();
  });

  it('at the same time, however they meet, each find their records there at the end', async () => {
    const { ids } = prepare(120);
    const windows = Array.from({ length: 6 }, (_, window) => ids.filter((_, n) => n % 6 === window));
    const answers = await Promise.all(windows.map((of) => savers.save(of)));
    const results = Object.assign({}, ...answers) as Record<string, boolean>;
    assert.deepEqual(
      savers.saved(),
      ids.filter((id) => results[id]),
      'What is said to be saved is there, and nothing else.',
    );
    assert.ok(savers.saved().length >= 115, `${savers.saved().length} of 120 had their turn`);
    assert.deepEqual(readdirSync(savers.folder), ['backup-sets.json']);
  });

  for (const name of [
    'rename backup-sets.json',
    'sync backup-sets.json.*.tmp',
    'create backup-sets.json.*.tmp',
  ])
    for (const when of ['before', 'after'] as const)
      it(`lose nothing where one stands still ${when} "${name}" while others save`, async () => {
        prepare(3);
        const stopped = await savers.saveUntil({ name, when, wait: true }, ['1']);
        assert.deepEqual(await savers.save(['2', '3']), { 2: true, 3: true });
        const answer = answerOf(stopped);
        stopped.kill('SIGCONT');
        assert.deepEqual(await answer, { 1: true });
        assert.deepEqual(savers.saved(), ['1', '2', '3']);
        assert.deepEqual(readdirSync(savers.folder), ['backup-sets.json']);
      });

  it('remove what one left beside the file that was killed in the midst', async () => {
    prepare(2);
    await savers.saveUntil({ name: 'rename backup-sets.json', when: 'before' }, ['1']);
    assert.equal(readdirSync(savers.folder).length, 2);
    assert.deepEqual(await savers.save(['2']), { 2: true });
    assert.deepEqual(savers.saved(), ['2']);
    assert.deepEqual(readdirSync(savers.folder), ['backup-sets.json']);
  });
});
