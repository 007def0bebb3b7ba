import assert from 'node:assert/strict';
import { keep, refused, webWindows } from './webWindows';

describe('The lock for the secrets of web windows', () => {
  const scene = webWindows();
  const { open } = scene;

  it('is one for all profiles of VS Code in a browser, which share its secrets and have a state each', async () => {
    const [work, early] = [open('work', { id: () => 'a' }), open('early', { id: () => 'b' })];
    await keep(work);
    assert.deepEqual(await refused(keep(early)), ['stored', ''], 'started before the first write of all');
    await early.secrets.dispose();
    const home = open('home', { id: () => 'b' });
    assert.deepEqual(await refused(keep(home)), ['holds', 'work']);
    assert.equal(await home.secrets.takeOver(), undefined);
    await keep(home);
    assert.deepEqual(await refused(keep(work)), ['stored', 'home']);
    assert.equal(scene.kept(), 2);
  });

  it('lost by two windows with a finished sign-in each, goes to one of them when both Save at once', async () => {
    const windows = [open('a'), open('b'), open('c')] as const;
    const [a, b, c] = windows;
    await a.secrets.ready();
    assert.equal(await b.secrets.takeOver(), undefined);
    assert.equal(await c.secrets.takeOver(), undefined);
    for (const one of [a, b]) assert.deepEqual(await refused(keep(one)), ['holds', 'c']);
    await c.secrets.dispose();
    const results = await Promise.allSettled([a, b].map(keep));
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(scene.kept(), 1);
    const late = results[0]?.status === 'rejected' ? a : b;
    assert.equal(
      (await refused(keep(late)))[0],
      'stored',
      'it is told again, and loses nothing of the other',
    );
    assert.equal(scene.kept(), 1);
  });
});
