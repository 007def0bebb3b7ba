import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import { endToEnd } from './endToEnd';
import { answerPermissions, signIn } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { copyElsewhere } from './seenAndCopied';

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
    const offers = await vscode.quickInput.offersIn('Select a backup set to migrate', new RegExp(`^${set}`));
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
      await copyElsewhere(vscode.page, failed);
      await page.untilFocused('Sign in with the browser');
      await press('Tab', 'Paste the code instead');
      await vscode.page.keyboard.press('Enter');
      await press('Tab', /^Authorization code/);
      await press('ControlOrMeta+v', /^Authorization code/);
      await press('Enter', 'Confirm');
    }
  });

  it('lead by prompts alone to Saved and Mark as Done, with a look at the page midway', async () => {
    const { folder, machine, vscode } = await scene.open();
    const page = new MigrationPage(machine, vscode);
    const { quickInput } = vscode;
    await vscode.sets.show();
    const begin = () =>
      quickInput.runAndAsk('Backup Sets: Migrate with Prompts', 'Select a backup set to migrate');
    await begin();
    await vscode.picture('prompts-sets');
    await quickInput.pick(set);
    await quickInput.offersIn('Select the method to move to', /^Hybrid/);
    await vscode.picture('prompts-method');
    await quickInput.pick('Hybrid');
    await quickInput.offersIn('Basic → Hybrid', /is our own app registration, To confirm/);
    await vscode.picture('prompts-client-id');

    // The page has the same migration at the same step, and back in the prompts its set stands first.
    await quickInput.pick('Open the Page');
    await page.shows(set, 'Authorize at Microsoft');
    await page.closed('Authorize').waitFor();
    await begin();
    const [first = ''] = await quickInput.offersIn('Select a backup set to migrate', new RegExp(`^${set}`));
    assert.ok(first.startsWith(set), first);
    await quickInput.pick(set);
    await quickInput.pickIn('Basic → Hybrid', '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001 is our own');
    await quickInput.offersIn('Basic → Hybrid', /^Authorize, Sign in as backup@contoso\.practice\./);
    await vscode.picture('prompts-authorize');
    const microsoft = await machine.nextPage(() => quickInput.pick('Authorize'));
    await signIn(microsoft, practiceUsers.backup);
    await answerPermissions(microsoft, 'Accept');
    const failed = await machine.unreachedAddress();
    await vscode.page.bringToFront();
    await quickInput.offersIn(/^Waiting for backup@contoso\.practice/, /^Paste Code…/);
    await vscode.picture('prompts-wait');
    await quickInput.pick('Paste Code…');
    await quickInput.answerSecretly(failed, () => vscode.picture('prompts-code'));
    await quickInput.offersIn('Basic → Hybrid', /^Save$/);
    await vscode.picture('prompts-checks');
    await quickInput.pick('Save');
    await quickInput.offersIn(/./, /^Mark as Done in AhsayOBM…$/);
    await vscode.picture('prompts-saved');
    await quickInput.pick('Mark as Done in AhsayOBM…');
    await quickInput.answerTo('Mark as Done', 'Kim Lee');
    await quickInput.offersIn('Hybrid · done in AhsayOBM', /^Check Backup Jobs…$/);
    await vscode.picture('prompts-done');

    // The next set of the account needs no sign-in of its own.
    await quickInput.pick('Next: Team sites');
    await quickInput.pickIn('Select the method to move to', 'Hybrid');
    await quickInput.offersIn('Move to: Hybrid', /^Use backup@contoso\.practice's Authorization/);
    await vscode.picture('prompts-existing');
    await quickInput.pick("Use backup@contoso.practice's Authorization");
    await quickInput.offersIn('Basic → Hybrid', /^Save$/);
    await quickInput.pick('Save');
    await quickInput.offersIn('Recorded as Hybrid', /^Mark as Done in AhsayOBM…$/);
    await quickInput.dismiss();
    await vscode.sets.untilLine(`${set}  Hybrid · done`);
    await vscode.sets.untilLine('Team sites  Hybrid · recorded');
    assert.match(await folder.bytes(), /"applied": \{\s*"by": "Kim Lee"/);
    await machine.untilSecrets(1);

    // A tenant without a client ID is asked for it, and the migration is open then.
    const provider = 'provider.backup-sets.json';
    const ours = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
    await begin();
    await quickInput.pick('Storefront');
    await quickInput.pickIn('Basic · blocked', 'Enter Client ID…');
    await quickInput.answerTo(/^Enter Client ID: /, '04b07795-8ddb-461a-bbee-02f9e1bf7b46');
    await vscode.page.getByText("This is one of Microsoft's own apps").first().waitFor();
    await vscode.picture('prompts-enter-client-id');
    await quickInput.answerTo(/^Enter Client ID: /, ours);
    await quickInput.offersIn('Basic', /^Migrate$/);
    await quickInput.dismiss();
    await vscode.sets.untilLine(/Storefront {2}Basic$/);
    assert.match(await folder.bytes(provider), new RegExp(`"clientId": "${ours}"`));
  });
});
