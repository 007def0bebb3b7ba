import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Snapshot } from '../../../src/webview/protocol';
import { samples } from '../../unit/webview/sampleSnapshots';
import { stages } from './stage';

const screens = Object.entries<Snapshot>(samples);
/** What VS Code leaves to the page in a window of 1280 × 800; a narrow column; the same window at 200 %. */
const windows = {
  '1280 × 800': { width: 920, height: 695 },
  '320 pixels': { width: 320, height: 695 },
  '200 %': { width: 460, height: 347, scale: 2 },
};

/** Where parts of the page are that are cut off, or lie upon each other, in words. */
function faults(): string[] {
  const shown = (element: Element) => element.getClientRects().length > 0;
  const box = (element: Element) => element.getBoundingClientRect();
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(shown);
  const words = (element: Element) => element.textContent.trim().slice(0, 40);
  const found: string[] = [];
  for (const element of all('h1, h2, h3, p, li, dt, dd, summary, button, vscode-button')) {
    const { left, right } = box(element);
    const hidden = element.closest('.for-screen-readers') !== null;
    if (!hidden && (left < -1 || right > window.innerWidth + 1))
      found.push(`out of the window: ${words(element)}`);
    if (
      !hidden &&
      element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).display !== 'inline'
    )
      found.push(`cut off: ${words(element)}`);
  }
  const buttons = all('main > .buttons:last-child vscode-button');
  for (const [at, one] of buttons.entries())
    for (const other of buttons.slice(at + 1)) {
      const [a, b] = [box(one), box(other)];
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        found.push(`upon each other: ${words(one)}, ${words(other)}`);
    }
  return found;
}

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
