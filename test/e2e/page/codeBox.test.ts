import assert from 'node:assert/strict';
import { samples } from '../../unit/webview/sampleSnapshots';
import { later, stages } from './stage';

describe('The box for the code', () => {
  const open = stages();

  const code = '0.AXoA-canary-code';

  it('sends what was pasted at Enter, and is empty at once', async () => {
    const stage = await open();
    await stage.show(samples.waiting);
    await stage.page.keyboard.insertText(code);
    const box = stage.page.getByLabel('Authorization code');
    assert.equal(await box.inputValue(), code);
    await stage.page.keyboard.press('Enter');
    assert.equal(await box.inputValue(), '');
    assert.deepEqual(await stage.did(), [{ type: 'submitCode', text: code }]);
  });

  it('sends what was pasted at OK, and undo does not bring it back', async () => {
    const stage = await open();
    await stage.show(samples.waiting);
    await stage.page.keyboard.insertText(code);
    await stage.page.getByRole('button', { name: 'OK', exact: true }).click();
    const box = stage.page.getByLabel('Authorization code');
    assert.equal(await box.inputValue(), '');
    await box.focus();
    await stage.page.keyboard.press('Control+Z');
    assert.equal(await box.inputValue(), '');
    assert.deepEqual(await stage.did(), [{ type: 'submitCode', text: code }]);
  });

  it('does not show what was pasted', async () => {
    const stage = await open();
    await stage.show(samples.waiting);
    const shown = await stage.page
      .locator('#code')
      .evaluate((input) => getComputedStyle(input).getPropertyValue('-webkit-text-security'));
    assert.equal(shown, 'disc');
  });

  it('keeps a half-pasted text and its place while the screen stays, and loses it with the screen', async () => {
    const stage = await open();
    await stage.show(samples.waiting);
    await stage.page.keyboard.insertText('half');
    const { parts } = samples.waiting;
    await stage.show(
      later(samples.waiting, {
        parts: [{ kind: 'text', tone: 'quiet', text: 'Still waiting.' }, ...parts],
      }),
    );
    assert.equal(await stage.page.locator('#code').inputValue(), 'half');
    assert.equal(await stage.focused(), 'code');
    await stage.show(later(samples.waiting, { version: 900, screen: 'again' }));
    assert.equal(await stage.page.locator('#code').inputValue(), '');
  });

  it('sends nothing at Enter while OK cannot be pressed, and keeps the text', async () => {
    const stage = await open();
    const buttons = samples.waiting.buttons.map((button) => ({ ...button, enabled: false }));
    await stage.show({ ...samples.waiting, buttons });
    await stage.page.keyboard.insertText(code);
    await stage.page.keyboard.press('Enter');
    assert.deepEqual(await stage.did(), []);
    assert.equal(await stage.page.locator('#code').inputValue(), code);
  });

  it('ties a refusal to the field, and takes the keyboard back from OK', async () => {
    const stage = await open();
    await stage.show(samples.waiting);
    await stage.page.keyboard.insertText('123456');
    await stage.page.getByRole('button', { name: 'OK', exact: true }).click();
    assert.equal(await stage.focused(), 'ok');
    await stage.show(samples.refused);
    assert.equal(await stage.focused(), 'code');
    const box = stage.page.locator('#code');
    assert.equal(await box.getAttribute('aria-invalid'), 'true');
    assert.equal(await box.getAttribute('aria-describedby'), 'code-error code-hint');
    assert.match(await stage.page.locator('#code-error').innerText(), /authenticator app/);
    assert.match(await stage.page.locator('#code-hint').innerText(), /^Paste it only here\./);
  });

  it('has the same refusal told a second time', async () => {
    const stage = await open();
    const status = () => stage.page.locator('.page > [role=status]').textContent();
    await stage.show(samples.refused);
    const first = await status();
    await stage.show(later(samples.refused));
    assert.equal(await status(), first);
    await stage.page.keyboard.press('Enter');
    await stage.show(later(samples.refused, { version: 900 }));
    assert.notEqual(await status(), first);
    assert.equal((await status())?.trim(), first?.trim());
  });

  it('hands over no more than the host reads', async () => {
    const stage = await open();
    await stage.show(samples.waiting);
    await stage.page.keyboard.insertText('x'.repeat(1_000_005));
    await stage.page.keyboard.press('Enter');
    const [intent] = await stage.did();
    assert.equal(intent?.type === 'submitCode' && intent.text.length, 1_000_000);
  });

  it('is not there when the code was received: OK has the keyboard', async () => {
    const stage = await open();
    await stage.show(samples.received);
    assert.equal(await stage.page.locator('input').count(), 0);
    await stage.page.getByText('Code received. Nothing to paste.').first().waitFor();
    await stage.page.keyboard.press('Enter');
    assert.deepEqual(await stage.did(), [{ type: 'submitCode', text: '' }]);
  });

  it('runs by itself, is told sparingly and says when it is over', async () => {
    const stage = await open({ stopClock: true });
    await stage.show(samples.waiting);
    const seen = stage.page.getByRole('timer');
    const spoken = stage.page.locator('[role=timer] + [role=status]');
    const told: string[] = [];
    for (const [seconds, words] of [
      [0, 'The code can be used for 10:00 more.'],
      [19, 'The code can be used for 9:41 more.'],
      [300, 'The code can be used for 4:41 more.'],
      [240, 'The code can be used for 0:41 more.'],
      [41, 'The ten minutes are over.'],
    ] as const) {
      await stage.page.clock.runFor(seconds * 1000);
      assert.equal((await seen.innerText()).trim(), words);
      told.push((await spoken.textContent()) ?? '');
    }
    assert.deepEqual(told, [
      '',
      '',
      'The code can be used for 5:00 more.',
      'The code can be used for 1:00 more.',
      'The ten minutes are over.',
    ]);
    assert.deepEqual(await stage.did(), []);
  });
});
