import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import { checkAfterSave, openToSave } from './afterSave';
import { endToEnd } from './endToEnd';
import { answerPermissions, signIn } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { pictureForDocs, widenSideBar } from './docsPictures';

describe('One backup set moves from Basic to Hybrid', () => {
  const scene = endToEnd();

  it('with its ordinary account, the redirect received by itself', async () => {
    const { machine, vscode, before } = await openToSave(scene);
    const set = 'Finance mailboxes';
    const basic = await before(set);
    const page = await MigrationPage.start(machine, vscode, set);
    await pictureForDocs(vscode, 'page');
    await page.goOn('Hybrid');
    await pictureForDocs(vscode, 'hybrid-authorize');
    const microsoft = await page.authorize();
    assert.equal(await microsoft.getByLabel('User name').inputValue(), practiceUsers.backup.userName);
    await vscode.page.bringToFront();
    await page.text('Waiting for backup@contoso.practice to sign in in the browser').waitFor();
    assert.equal(await page.code.isVisible(), false);
    await vscode.sets.untilLine(`${set}  signing in`);
    await vscode.picture('hybrid-code');

    await signIn(microsoft, practiceUsers.backup);
    await answerPermissions(microsoft, 'Accept');
    await microsoft.getByText('You can close this tab and return to VS Code.').waitFor();
    assert.doesNotMatch(microsoft.url(), /code|state/, 'The address that stays in the browser is clean.');
    await vscode.page.bringToFront();
    await page.confirmed();
    await page
      .text("The authorization of backup@contoso.practice will be stored in this browser's profile.")
      .waitFor();
    await page.untilFocused('Confirm');
    await pictureForDocs(vscode, 'hybrid-confirm');
    await page.save();
    await pictureForDocs(vscode, 'hybrid-saved');
    await page.untilWords(/Next, sign in with AhsayOBM\./);
    const record = await checkAfterSave(basic, { badge: 'Hybrid · recorded' });
    assert.equal(record.authorizedBy?.name, practiceUsers.backup.userName);
    assert.equal(record.authorizedBy.objectId, practiceUsers.backup.memberships[0].objectId);
  });
});

describe('One backup set moves from Basic to Hybrid, with a browser on another computer', () => {
  const scene = endToEnd({ browser: 'elsewhere' });

  it('by pasting a bare code, and by pasting the whole address of the browser’s error page', async () => {
    const { machine, vscode, before } = await openToSave(scene);
    const ways = [
      {
        set: 'Finance mailboxes',
        badge: 'Hybrid · recorded',
        goOn: 'Continue',
        what: 'code',
      },
      // The authorization of the first set is offered here, too: somebody signs in again all the same.
      {
        set: 'Team sites',
        badge: 'Hybrid · recorded',
        goOn: 'Sign In Again',
        what: 'address',
      },
    ] as const;
    for (const { set, badge, goOn, what } of ways) {
      const basic = await before(set);
      const page = await MigrationPage.start(machine, vscode, set);
      await page.goOn('Hybrid', goOn);
      await page.text(/If the browser says that it can't reach the page, that's expected/).waitFor();
      const microsoft = await page.authorize();
      await signIn(microsoft, practiceUsers.backup);
      await answerPermissions(microsoft, 'Accept');
      const address = new URL(await machine.unreachedAddress());
      await vscode.page.bringToFront();
      await page.paste(
        what === 'code' ? `${address.searchParams.get('code') ?? ''}&session_state=1` : address.href,
      );
      await vscode.picture('hybrid-pasted');
      await page.confirmPasted();
      await page.save();
      await checkAfterSave(basic, { badge });
    }
    await widenSideBar(vscode, 560);
    await pictureForDocs(vscode, 'tree');
  });
});
