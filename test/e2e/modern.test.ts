import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import { assertFileUnchanged, checkAfterSave, openToSave } from './afterSave';
import { endToEnd } from './endToEnd';
import { answerPermissions } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { pictureForDocs } from './docsPictures';

describe('One backup set moves from Basic to Modern', () => {
  const scene = endToEnd();

  it('with another’s or its own Global Administrator, and by an authorization that is there already', async () => {
    const { machine, vscode, before } = await openToSave(scene);
    const set = 'Finance mailboxes';
    const basic = await before(set);
    const page = await MigrationPage.start(machine, vscode, set);
    await page.text('A Global Administrator of the tenant signs in.').waitFor();
    await page.walkToConfirm('Modern', practiceUsers.backup);
    await page.text("backup@contoso.practice isn't a Global Administrator of this tenant now.").waitFor();
    await page.closed('Save').waitFor();
    await page.untilFocused('Confirm');
    await pictureForDocs(vscode, 'modern-refused');
    await assertFileUnchanged(basic);
    assert.equal((await machine.secrets()).size, 0);

    await page.signInAgain();
    await vscode.picture('modern-again');
    const microsoft = await page.authorize();
    await microsoft.getByLabel('User name').fill(practiceUsers.admin.userName);
    await microsoft.getByLabel('Password').fill(practiceUsers.admin.password);
    await microsoft.getByRole('button', { name: 'Sign in' }).click();
    await microsoft.getByRole('heading', { name: 'Enter code' }).waitFor();
    await microsoft.getByLabel('Code').fill(practiceUsers.admin.verificationCode);
    await microsoft.getByRole('button', { name: 'Verify' }).click();
    await microsoft.getByRole('heading', { name: 'Permissions requested' }).waitFor();
    await answerPermissions(microsoft, 'Accept');
    await vscode.page.bringToFront();
    await page.confirmed();
    await page
      .text(
        "The authorization of admin@contoso.practice, not backup@contoso.practice, will be stored in this browser's profile.",
      )
      .waitFor();
    await page.text('Global Administrator: confirmed').waitFor();
    await pictureForDocs(vscode, 'modern-confirm');
    await page.save();
    await vscode.picture('modern-saved');
    const record = await checkAfterSave(basic, { badge: 'Modern · recorded' });
    assert.equal(record.role, 'confirmed');
    assert.equal(record.authorizedBy?.name, practiceUsers.admin.userName);

    // Another with its own Global Administrator; then a second set of that account by that authorization.
    const board = await before('Board mailboxes');
    await MigrationPage.start(machine, vscode, 'Board mailboxes');
    await page
      .text('A Global Administrator signs in, normally globaladmin@contoso.practice itself.')
      .waitFor();
    await page.walkToConfirm('Modern', practiceUsers.globalAdmin);
    await page
      .text("The authorization of globaladmin@contoso.practice will be stored in this browser's profile.")
      .waitFor();
    await page.save();
    const first = await checkAfterSave(board, { badge: 'Modern · recorded' });
    const pages = machine.context.pages().length;
    const requests = scene.authority.requests.length;
    const archive = await before('Board archive');
    const useIt = async () => {
      await MigrationPage.start(machine, vscode, 'Board archive');
      await page
        .text('One authorization serves every backup set of the same Microsoft 365 account.')
        .waitFor();
      await page.button('Sign In Again').waitFor();
      await page.press("Use globaladmin@contoso.practice's Authorization");
    };
    await useIt();
    await page.heading('Confirm').waitFor();
    await pictureForDocs(vscode, 'modern-used');
    await page.save();
    // An undone Save leaves the grant to the first set: there is nothing that waits for its Save.
    const undoneBadge = archive.badge;
    const second = await checkAfterSave(archive, {
      badge: 'Modern · recorded',
      backToConfirm: useIt,
      undoneBadge,
    });
    assert.equal(second.grant, first.grant);
    await machine.untilSecrets(2);
    assert.equal(machine.context.pages().length, pages, 'No page was opened in the browser.');
    assert.equal(scene.authority.requests.length, requests, 'Nothing was asked of Microsoft.');
  });
});
