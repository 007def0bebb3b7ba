import assert from 'node:assert/strict';
import { Memory } from '../../../src/migration/memory';
import { WindowMemory } from '../signIn/desktopStorage';

const key = 'file:///estate/backup-sets.json#"1"';
const job = { at: '2026-11-24 22:41:07', since: '2026-11-20T10:00:00Z' };

describe('A later backup job', () => {
  it('is remembered for its set, in every window', async () => {
    const everywhere = new WindowMemory();
    const memory = new Memory(everywhere, new WindowMemory());
    assert.equal(memory.jobAfter(key), undefined);
    await memory.keepJob(key, job);
    assert.deepEqual(new Memory(everywhere, new WindowMemory()).jobAfter(key), job);
    assert.equal(memory.jobAfter('other'), undefined);
  });

  it('is none where what is stored has another shape', async () => {
    const everywhere = new WindowMemory();
    const memory = new Memory(everywhere, new WindowMemory());
    for (const stored of [null, 'text', [], {}, { at: job.at }, { ...job, at: 5 }, { ...job, since: null }]) {
      await everywhere.update(`job/${key}`, stored);
      assert.equal(memory.jobAfter(key), undefined, JSON.stringify(stored));
    }
    await everywhere.update(`job/${key}`, { ...job, more: true });
    assert.deepEqual(memory.jobAfter(key), job);
  });
});
