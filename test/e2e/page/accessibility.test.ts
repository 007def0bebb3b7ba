import assert from 'node:assert/strict';
import { source as axe } from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Snapshot } from '../../../src/webview/protocol';
import { samples } from '../../unit/webview/sampleSnapshots';
import { stages } from './stage';
import { themes } from './themes';

const screens = Object.entries<Snapshot>(samples);

/** What axe finds, each with the element that it is about. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await page.evaluate<AxeResults>('axe.run(document)');
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe('Accessibility of the page', () => {
  const open = stages();

  for (const [theme, colors] of Object.entries(themes)) {
    it(`has nothing that axe-core finds on any screen in the theme "${theme}"`, async () => {
      const stage = await open({ theme: colors });
      await stage.page.evaluate(axe);
      for (const [index, [name, snapshot]] of screens.entries()) {
        await stage.show({ ...snapshot, version: index, screen: name });
        assert.deepEqual(await violations(stage.page), [], name);
      }
    });
  }

  it('is looked for by something that finds what is wrong', async () => {
    const stage = await open();
    await stage.page.evaluate(axe);
    await stage.show(samples.waiting);
    await stage.page.evaluate(() => {
      document.querySelector('h2')!.style.color = '#333333';
    });
    assert.match((await violations(stage.page)).join(), /^color-contrast: <h2/);
  });
});
