import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/webview/protocol';
import { samples } from '../../unit/webview/sampleSnapshots';
import { stages } from './stage';

const screens = Object.entries<Snapshot>(samples);

/** Every sentence of a snapshot exchanged for another; ids and words of the protocol stay. */
function worded(snapshot: Snapshot, text: string): Snapshot {
  const ours = new Set([
    'kind',
    'id',
    'look',
    'state',
    'result',
    'tone',
    'focus',
    'screen',
    'set',
    'value',
    'icon',
  ]);
  return JSON.parse(JSON.stringify(snapshot), (key, value: unknown) => {
    if (typeof value !== 'string' || key === 'argument') return value;
    const factValue = key === 'value' && value !== 'hybrid' && value !== 'modern';
    return ours.has(key) && !factValue ? value : text;
  }) as Snapshot;
}

describe('The migration page and what is hostile', () => {
  const open = stages();

  it('shows markup, Markdown and command links as the text that they are', async () => {
    const stage = await open();
    const text =
      '<img src=x onerror="kept.violations.push(1)"><b>bold</b> [link](command:x) <script>1</script>';
    for (const [index, [name, snapshot]] of screens.entries()) {
      await stage.show({ ...worded(snapshot, text), version: index, screen: name });
      assert.equal(await stage.page.locator('#root :is(img, b, script, a)').count(), 0, name);
      assert.ok((await stage.page.locator('h1').innerText()).includes(text), name);
      for (const details of await stage.page.locator('details').all()) {
        await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
      }
      assert.equal(await stage.page.locator('#root :is(img, b, script, a)').count(), 0, name);
    }
    assert.deepEqual((await stage.kept()).violations, ['style-src-elem']);
  });

  it('drops a snapshot that is not one, and shows the one before', async () => {
    const stage = await open();
    await stage.show(samples.authorize);
    const warnings: string[] = [];
    stage.page.on('console', (message) => warnings.push(message.text()));
    await stage.post({ type: 'snapshot', snapshot: { ...samples.waiting, heading: 7 } });
    await stage.post({ type: 'snapshot', snapshot: { ...samples.waiting, html: '<b>canary</b>' } });
    await stage.post('canary');
    assert.equal(await stage.page.locator('h2').innerText(), samples.authorize.heading);
    assert.equal(warnings.length, 3);
    assert.ok(!warnings.join().includes('canary'));
  });

  it('drops a snapshot that is older than the one shown', async () => {
    const stage = await open();
    await stage.show({ ...samples.authorize, version: 8 });
    await stage.show({ ...samples.waiting, version: 7 });
    assert.equal(await stage.page.locator('h2').innerText(), samples.authorize.heading);
  });

  for (const [what, text] of [
    ['ten thousand characters without a space', 'x'.repeat(10_000)],
    ['right-to-left marks', 'a\u202Egnp.exe\u2067\u05D0\u05D1\u202E'.repeat(40)],
  ] as const) {
    it(`keeps names of ${what} in their place`, async () => {
      const stage = await open({ width: 300 });
      for (const [index, [name, snapshot]] of screens.entries()) {
        await stage.show({ ...worded(snapshot, text), version: index, screen: name });
        assert.ok(await stage.fits(), name);
      }
    });
  }
});
