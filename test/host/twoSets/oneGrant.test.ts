import assert from 'node:assert/strict';
import { canary, estateText } from '../../unit/migration/savedEstate';
import { until } from '../estateFolder';
import { grant } from '../stubs';
import { twoSetsScene } from './twoSetsScene';

const secret = `grant/${grant}`;

describe('One authorization that two backup sets name', () => {
  const scene = twoSetsScene();
  const { row, run, save, text, pick } = scene;

  /** "method place": what the file says of each set, and where its authorization stands. */
  const states = () => ['1', '2'].map((id) => `${row(id).status.method} ${row(id).status.authorization}`);

  beforeEach(async () => {
    await save('1', '2');
    assert.deepEqual(states(), ['modern here', 'modern here']);
    const kept = await scene.secrets.get(secret);
    assert.ok(kept?.includes(canary), 'the secret is found where it is looked for');
  });

  it('stays when one is undone, and when the last one is: only a person deletes it', async () => {
    pick('Only');
    await run('backupAuth.undo', row('2'));
    assert.match(scene.said[0]?.detail ?? '', /stays on this computer until you delete it/);
    assert.match(scene.said[0]?.detail ?? '', /Nothing changes in /);
    assert.deepEqual(states(), ['modern here', 'basic none']);
    assert.ok((await scene.secrets.get(secret))?.includes(canary));

    await run('backupAuth.undo', row('1'));
    assert.deepEqual(states(), ['basic none', 'basic none']);
    assert.equal(await text(), estateText);
    assert.ok((await scene.secrets.get(secret))?.includes(canary));
  });

  it('is deleted for both by Delete from This Computer of one, which names both and asks first', async () => {
    const saved = await text();
    scene.answer = () => undefined;
    await run('backupAuth.forget', row('2'));
    assert.deepEqual(states(), ['modern here', 'modern here']);
    assert.ok((await scene.secrets.get(secret))?.includes(canary));

    scene.answer = ([first]) => first;
    await run('backupAuth.forget', row('2'));
    assert.equal(scene.said.length, 2);
    for (const { message, detail, modal } of scene.said) {
      assert.deepEqual([message, modal], ['Delete the authorization from this computer?', true]);
      assert.match(
        detail ?? '',
        /These backup sets use it, and then read "not authorized on this computer":/,
      );
      assert.match(detail ?? '', /\n• Finance\n• Legal\n/);
      assert.match(detail ?? '', /At Microsoft, the authorization is valid until it's revoked there/);
    }
    await until(scene.overview.onDidChange, () => row('1').status.authorization === 'notHere');
    assert.deepEqual(states(), ['modern notHere', 'modern notHere']);
    for (const id of ['1', '2']) assert.ok(row(id).actions.has('authorizeAgain'), id);
    assert.equal(await scene.secrets.get(secret), undefined);
    assert.ok(!scene.state.keys().includes(secret), 'the index has lost it too');
    assert.equal(await text(), saved, 'the record stays: other computers may have theirs');
  });
});
