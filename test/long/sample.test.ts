import assert from 'node:assert/strict';
import { livedHours } from './hours';
import { grown } from './trend';

describe('A window, each time that the same was done in it,', () => {
  it('has as many listeners, handles, timers, stored things and secrets as the time before', async () => {
    const { samples } = await livedHours(3, 0.1);
    const [, second, third] = samples;
    assert.ok(second && third);
    for (const name of [
      'listeners: workspace.onDidChangeConfiguration',
      'timers',
      'secrets: count',
      'keys: global state',
    ])
      assert.ok((third[name] ?? 0) > 0, `${name} isn't counted.`);
    // What is compiled meanwhile is memory, too: hours show whether that grows.
    assert.deepEqual(
      grown([second, third]).filter(({ name }) => name !== 'heap'),
      [],
    );
  });
});
