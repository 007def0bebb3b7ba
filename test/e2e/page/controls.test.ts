import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/webview/protocol';
import { samples } from '../../unit/webview/sampleSnapshots';
import { later, stages } from './stage';

function chosen(method: 'hybrid' | 'modern', version: number): Snapshot {
  const parts = samples.continue.parts.map((part) =>
    part.kind === 'methods'
      ? { ...part, options: part.options.map((each) => ({ ...each, chosen: each.value === method })) }
      : part,
  );
  return { ...samples.continue, parts, version };
}

describe('The migration page’s controls', () => {
  const open = stages();

  it('press what they say, with the grant that they mean', async () => {
    const stage = await open();
    await stage.show(samples.continue);
    await stage.page.getByRole('button', { name: 'Use It' }).click();
    await stage.page.getByRole('button', { name: 'Sign In Again' }).click();
    await stage.page.getByRole('button', { name: 'Cancel' }).press('Space');
    assert.deepEqual(await stage.did(), [
      { type: 'press', button: 'useGrant', argument: '5f0c7f39-7c9d-4a39-9f6e-0d6f1a2b3c4d' },
      { type: 'press', button: 'signInAgain' },
      { type: 'press', button: 'cancel' },
    ]);
  });

  it('do nothing while they are closed', async () => {
    const stage = await open();
    await stage.show(samples.continue);
    await stage.page.locator('[data-button=continue]').click({ force: true });
    assert.deepEqual(await stage.did(), []);
  });

  it('open once the host opens them', async () => {
    const stage = await open();
    await stage.show(samples.continue);
    const buttons = samples.continue.buttons.map((button) => ({ ...button, enabled: true }));
    await stage.show(later(samples.continue, { buttons }));
    await stage.page.getByRole('button', { name: 'Continue' }).click();
    assert.deepEqual(await stage.did(), [{ type: 'press', button: 'continue' }]);
  });

  it('choose a method by the arrow keys and by a click on its words', async () => {
    const stage = await open();
    await stage.show(samples.continue);
    await stage.page.getByRole('radio', { name: 'Modern' }).focus();
    await stage.page.keyboard.press('ArrowDown');
    assert.deepEqual(await stage.did(), [{ type: 'choose', method: 'hybrid' }]);
    await stage.show(chosen('hybrid', 200));
    await stage.page.getByText('An authorization only; no stored password.').click();
    assert.deepEqual((await stage.did()).at(-1), { type: 'choose', method: 'modern' });
    await stage.show(chosen('modern', 201));
    await stage.page.keyboard.press('ArrowDown');
    assert.deepEqual((await stage.did()).at(-1), { type: 'choose', method: 'hybrid' });
  });

  it('show the host’s choice where the host did not follow', async () => {
    const stage = await open();
    await stage.show(samples.continue);
    await stage.page.getByRole('radio', { name: 'Hybrid' }).click();
    await stage.page.getByRole('checkbox').click();
    await stage.show(later(samples.continue));
    await stage.page.locator('vscode-radio[value=modern][aria-checked=true]').waitFor();
    await stage.page.locator('vscode-radio[value=hybrid][aria-checked=false]').waitFor();
    await stage.page.locator('vscode-checkbox[aria-checked=false]').waitFor();
    assert.deepEqual(await stage.did(), [
      { type: 'choose', method: 'hybrid' },
      { type: 'tick', box: 'gaps', on: true },
    ]);
  });

  it('do not choose a closed method, and tell why it is closed', async () => {
    const stage = await open();
    await stage.show(samples.closed);
    const modern = stage.page.getByRole('radio', { name: 'Modern' });
    await modern.click({ force: true });
    await stage.page.getByRole('radio', { name: 'Hybrid' }).press('ArrowDown');
    assert.deepEqual(await stage.did(), []);
    const why = await modern.getAttribute('aria-describedby');
    assert.match(
      await stage.page.locator(`[id="${why!}"]`).innerText(),
      /Not suitable for a set with Personal Sites/,
    );
  });

  it('tick a box by the space bar, with what it is about', async () => {
    const stage = await open();
    await stage.show(samples.continue);
    const box = stage.page.getByRole('checkbox', { name: 'I understand the limitation and confirm' });
    await box.press('Space');
    assert.deepEqual(await stage.did(), [{ type: 'tick', box: 'gaps', on: true }]);
    const about = await box.getAttribute('aria-describedby');
    assert.match(await stage.page.locator(`[id="${about!}"]`).innerText(), /Web parts/);
  });

  it('keep a folded part open when a new snapshot comes', async () => {
    const stage = await open();
    await stage.show(samples.continue);
    await stage.page.getByText('Before you sign in').click();
    await stage.show(later(samples.continue));
    await stage.page.getByRole('button', { name: 'Open Sign-Out Page' }).click();
    assert.deepEqual(await stage.did(), [{ type: 'press', button: 'openSignOutPage' }]);
  });
});
