import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/webview/protocol';
import { samples } from '../../unit/webview/sampleSnapshots';
import { stages } from './stage';
import { themes } from './themes';

const screens = Object.entries<Snapshot>(samples);

describe('The migration page’s screens', () => {
  const open = stages();

  it('says that it is there, and keeps the set’s key and nothing else', async () => {
    const stage = await open();
    await stage.show(samples.waiting);
    const { intents, states } = await stage.kept();
    assert.deepEqual(intents, [{ type: 'ready' }]);
    assert.deepEqual(states, [{ key: samples.waiting.key }]);
  });

  for (const [theme, colours] of Object.entries(themes)) {
    it(`shows every screen in the theme "${theme}", with the toolkit’s one report and no other`, async () => {
      const stage = await open({ theme: colours });
      const errors: Error[] = [];
      stage.page.on('pageerror', (error) => errors.push(error));
      for (const [index, [name, snapshot]] of screens.entries()) {
        await stage.show({ ...snapshot, version: index, screen: name });
        await stage.page.getByRole('heading', { level: 2, name: snapshot.heading, exact: true }).waitFor();
      }
      assert.deepEqual(errors, []);
      assert.deepEqual((await stage.kept()).violations, ['style-src-elem']);
    });
  }

  it('gives the toolkit’s buttons the colours of a theme that is changed while the page is open', async () => {
    const stage = await open({ theme: themes.dark });
    await stage.show(samples.authorize);
    const colourOf = () =>
      stage.page
        .locator('vscode-button[data-button=authorize]')
        .evaluate((button) => getComputedStyle(button).backgroundColor);
    assert.equal(await colourOf(), 'rgb(0, 120, 212)');
    await stage.page.evaluate(() => {
      document.documentElement.style.setProperty('--vscode-button-background', '#005fb8');
      document.body.className = 'vscode-light';
    });
    await stage.page.waitForFunction(
      () =>
        getComputedStyle(document.querySelector('vscode-button[data-button=authorize]')!).backgroundColor ===
        'rgb(0, 95, 184)',
    );
  });

  for (const [what, settings] of Object.entries({
    'a column of 300 pixels': { width: 300 },
    '200 % zoom': { width: 410, height: 350, scale: 2 },
  })) {
    it(`holds in ${what}`, async () => {
      const stage = await open(settings);
      for (const [index, [name, snapshot]] of screens.entries()) {
        await stage.show({ ...snapshot, version: index, screen: name });
        assert.ok(await stage.fits(), name);
      }
    });
  }

  it('holds still where the person wants no motion', async () => {
    const stage = await open({ reducedMotion: true });
    await stage.show(samples.saving);
    assert.ok(!(await stage.page.locator('vscode-progress-ring').isVisible()));
    assert.ok(await stage.page.locator('.progress-still').isVisible());
  });

  it('tells a screen reader the step, the screen and the results in words', async () => {
    const stage = await open();
    await stage.show(samples.confirm);
    assert.match(await stage.page.locator('[aria-current=step]').innerText(), /Save$/);
    assert.equal(
      await stage.page.locator('.page > [role=status]').textContent(),
      samples.confirm.announcement,
    );
    const list = stage.page.getByRole('listitem');
    await list.filter({ hasText: 'Needs your statement: Whether' }).waitFor();
  });
});
