import assert from 'node:assert/strict';
import { practiceUsers } from '../authority/estate';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';

const set = 'Finance mailboxes';

describe('Palette and keyboard alone', () => {
  const scene = endToEnd({ browser: 'elsewhere' });

  it('lead from the start to Saved: each screen begins at its heading, and its way on has a key', async () => {
    const { machine, vscode } = await scene.open();
    const page = new MigrationPage(machine, vscode);
    /** Presses a key as often as there are names: each is where the keyboard then stands. */
    const press = async (key: string, ...names: (string | RegExp)[]) => {
      for (const name of names) {
        await vscode.page.keyboard.press(key);
        await page.untilFocused(name);
      }
    };

    await vscode.quickInput.runAndAsk(
      'Backup Sets: Migrate Authentication',
      'Select a backup set to migrate',
    );
    const offers = await vscode.quickInput.offers();
    assert.ok(
      offers.every((line) => /needs action|blocked|upgrade first/i.test(line)),
      `Not all need action: ${offers.join(' | ')}`,
    );
    await vscode.quickInput.pick(set);

    await page.untilFocused('Migrate authentication');
    await press('Tab', /^Modern/);
    await press('ArrowDown', /^Hybrid/);
    await page.chosen('Hybrid').waitFor();
    await press(
      'Tab',
      'Record Without Authorizing…',
      'Before you start: sign out in the browser',
      /^Rules and their sources/,
      'Continue',
    );
    await press('Tab', 'Cancel');
    await press('Shift+Tab', 'Continue');
    await press('Enter', 'Authorize at Microsoft');
    const ours = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001 is our own app registration';
    await press('Tab', ours);
    await press('Space', ours);
    await page.open('Authorize').waitFor();
    await press('Tab', /^Also test access/, 'Use a Device Code Instead', 'Authorize');
    const microsoft = await machine.nextPage(() => vscode.page.keyboard.press('Enter'));

    await microsoft.getByLabel('Password').and(microsoft.locator(':focus')).waitFor();
    await microsoft.keyboard.type(practiceUsers.backup.password);
    await microsoft.keyboard.press('Enter');
    await microsoft.getByRole('heading', { name: 'Permissions requested' }).waitFor();
    await microsoft.keyboard.press('Tab');
    await microsoft.keyboard.press('Tab');
    await microsoft.getByRole('button', { name: 'Accept' }).and(microsoft.locator(':focus')).waitFor();
    await microsoft.keyboard.press('Enter');
    await pasteAddress();
    // In a browser, VS Code writes secrets without awaiting them: of two changes within half a second, faster than
    // a person's, the first can be written last. So each is waited for.
    await machine.untilSecrets(1);
    await press('Tab', /^Microsoft's answer itself/, 'Save', 'Sign In Again');

    // A finished sign-in would be lost: the dialog that asks begins at its button.
    await vscode.page.keyboard.press('Enter');
    await vscode.messages.dialog();
    await press('Enter', 'Authorize at Microsoft');
    await machine.untilSecrets(0);
    // The way on has a key of its own, wherever the keyboard is.
    await vscode.page.keyboard.press('ControlOrMeta+Enter');
    await pasteAddress();
    await press('ControlOrMeta+Enter', 'Recorded as Hybrid');
    await machine.untilSecrets(1);

    /** The address bar of the browser's error page is no part of a page: copying from it is done for the person. */
    async function pasteAddress(): Promise<void> {
      const failed = await machine.unreachedAddress();
      await vscode.page.bringToFront();
      await vscode.page.evaluate((address) => navigator.clipboard.writeText(address), failed);
      await page.untilFocused('Sign in with the browser');
      await press('Tab', 'Paste the code instead');
      await vscode.page.keyboard.press('Enter');
      await press('Tab', /^Authorization code/);
      await press('ControlOrMeta+v', /^Authorization code/);
      await press('Enter', 'Confirm');
    }
  });
});
