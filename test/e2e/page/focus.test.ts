import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/webview/protocol';
import { samples } from '../../unit/webview/sampleSnapshots';
import { later, stages } from './stage';

const screens = Object.entries<Snapshot>(samples);

describe('The keyboard on the migration page', () => {
  const open = stages();

  for (const [name, snapshot] of screens) {
    it(`goes where the screen "${name}" wants it`, async () => {
      const stage = await open();
      await stage.show(snapshot);
      const wanted = snapshot.focus === 'codeBox' ? 'code' : snapshot.focus;
      assert.equal(await stage.focused(), wanted);
    });
  }

  it('goes to the heading where the wanted button cannot be pressed', async () => {
    const stage = await open();
    await stage.show({ ...samples.continue, focus: 'continue' });
    assert.equal(await stage.focused(), 'heading');
  });

  it('stays where it is while the screen stays', async () => {
    const stage = await open();
    await stage.show(samples.authorize);
    await stage.page.locator('[data-button=cancel]').focus();
    await stage.show(later(samples.authorize));
    assert.equal(await stage.focused(), 'cancel');
  });

  it('is not taken from an editor: it moves when the person comes back', async () => {
    const stage = await open();
    await stage.page.evaluate(() => (document.hasFocus = () => false));
    await stage.show(samples.received);
    assert.equal(await stage.focused(), 'body');
    await stage.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    assert.equal(await stage.focused(), 'ok');
  });

  it('does not scroll a screen away that is read from its top, also where the person comes back to it', async () => {
    const stage = await open({ height: 300 });
    await stage.show(samples.closed);
    await stage.page.evaluate(() => (document.hasFocus = () => false));
    await stage.show({ ...samples.closed, key: 'file:///other.json#"1"' });
    await stage.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    assert.equal(await stage.focused(), 'continue');
    assert.equal(await stage.page.evaluate(() => window.scrollY), 0);
  });

  it('stays in sight when lines come above it, unless the person scrolled away from it', async () => {
    const stage = await open();
    const box = stage.page.getByRole('checkbox', { name: 'This is our own app registration' });
    const more = (version: number) =>
      later(samples.authorize, {
        version,
        parts: [
          ...Array.from(
            { length: 20 },
            () => ({ kind: 'text', tone: 'normal', text: 'A line more.' }) as const,
          ),
          ...samples.authorize.parts,
        ],
      });
    await stage.show(samples.authorize);
    await box.focus();
    await stage.show(more(800));
    const ends = (await box.boundingBox())!;
    const buttons = (await stage.page.locator('[data-button=cancel]').boundingBox())!;
    assert.ok(ends.y > 0 && ends.y + ends.height <= buttons.y, `${String(ends.y)} is not above the buttons`);

    await stage.page.evaluate(() => window.scrollTo({ top: 0 }));
    await stage.show(more(801));
    assert.equal(await stage.page.evaluate(() => window.scrollY), 0);

    // The last buttons are in sight wherever the page is scrolled.
    await stage.page.locator('[data-button=cancel]').evaluate((button) => {
      button.focus({ preventScroll: true });
    });
    await stage.show(more(802));
    assert.equal(await stage.page.evaluate(() => window.scrollY), 0);
  });

  it('walks through a screen in the order in which one reads it', async () => {
    const stage = await open();
    await stage.show(samples.continue);
    const order: string[] = [];
    for (let step = 0; step < 6; step++) {
      await stage.page.keyboard.press('Tab');
      order.push(await stage.focused());
    }
    assert.deepEqual(order, [
      'vscode-radio',
      'vscode-checkbox',
      'summary',
      'useGrant',
      'signInAgain',
      'cancel',
    ]);
  });
});
