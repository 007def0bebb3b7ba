import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Snapshot } from '../../../src/webview/protocol';
import { samples } from '../../unit/webview/sampleSnapshots';
import { faults } from './faults';
import { stages } from './stage';

const screens = Object.entries<Snapshot>(samples);
/** What VS Code leaves to the page in a window of 1280 × 800; a narrow column; the same window at 200 %. */
const windows = {
  '1280 × 800': { width: 920, height: 695 },
  '320 pixels': { width: 320, height: 695 },
  '200 %': { width: 460, height: 347, scale: 2 },
};

async function isInSight(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).first().boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= height + 1;
}

describe('What a screen shows without scrolling', () => {
  const open = stages();

  for (const [what, settings] of Object.entries(windows)) {
    it(`is name and state, with nothing cut off or upon each other, at ${what}`, async () => {
      const stage = await open(settings);
      for (const [index, [name, snapshot]] of screens.entries()) {
        await stage.show({ ...snapshot, version: index, screen: name });
        assert.deepEqual(await stage.page.evaluate(faults), [], name);
        assert.ok(await isInSight(stage.page, 'h1'), name);
        assert.ok(await isInSight(stage.page, '.state'), name);
      }
    });
  }

  for (const [what, settings] of Object.entries(windows)) {
    it(`is the primary action, and what it needs, at ${what}`, async () => {
      const stage = await open(settings);
      for (const [index, [name, snapshot]] of screens.entries()) {
        await stage.show({ ...snapshot, version: index, screen: name });
        const primary = snapshot.buttons.find(({ look }) => look === 'primary');
        if (!primary) continue;
        assert.ok(
          await isInSight(stage.page, `main > .buttons:last-child [data-button=${primary.id}]`),
          name,
        );
      }
    });
  }

  it('is the box with its limits that Continue waits for, at 1280 × 800 and with four limits', async () => {
    const stage = await open(windows['1280 × 800']);
    const limit = "AhsayOBM doesn't cover all web parts and metadata of sites under Modern.";
    const parts = samples.continue.parts.map((part) =>
      part.kind === 'tick' ? { ...part, about: [1, 2, 3, 4].map((n) => `${n}. ${limit}`) } : part,
    );
    await stage.show({ ...samples.continue, parts });
    const box = await stage.page.locator('vscode-checkbox').boundingBox();
    const row = await stage.page.locator('main > .buttons:last-child').boundingBox();
    assert.ok(box && row && box.y + box.height <= row.y, JSON.stringify([box, row]));
  });
});
