import assert from 'node:assert/strict';
import { copiedBy } from './clipboard';
import { practiceUsers } from '../../src/practice/estate';
import { endToEnd } from './endToEnd';
import { answerPermissions, signIn } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { pressUntil } from './until';

const set = 'Finance mailboxes';

describe('The page of a set', () => {
  const scene = endToEnd();

  it('leads from a click on its row to a backup that ran, and keeps what was chosen while another is shown', async () => {
    const { machine, vscode } = await scene.open();
    const page = new MigrationPage(machine, vscode);
    await vscode.sets.show();
    await vscode.sets.open(set);
    await page.shows(set, "What's next");
    await vscode.tab(set).waitFor();
    await page.shownWithoutScrolling('Migrate');
    await vscode.picture('set-page');

    await page.press('Migrate');
    await page.choose('Hybrid');
    await vscode.sets.open('Team sites');
    await page.shows('Team sites', "What's next");
    await vscode.sets.open(set);
    await page.shows(set, 'Migrate authentication');
    await page.chosen('Hybrid').waitFor();

    await page.shownWithoutScrolling('Continue');
    // Five presses from the row to Saved; two of them are behind us.
    await page.press('Continue');
    await page.heading('Authorize at Microsoft').waitFor();
    await page.approveApp();
    // Doctor takes the page's place, with names in full, and leads back to where it was.
    await vscode.run('Backup Sets: Run Doctor');
    await page.shows('Doctor', /^(No problems found|Problems: \d+)$/);
    await page.text('Tenant contoso.practice').waitFor({ state: 'attached' });
    await vscode.picture('doctor');
    await copiedBy(vscode, (copied) => page.press('Copy for Support', copied), /Tenant con….practice/);
    await page.press(`Return to ${set}`);
    await page.shows(set, 'Authorize at Microsoft');
    await page.shownWithoutScrolling('Authorize');
    const microsoft = await page.authorize();
    await vscode.page.bringToFront();
    // It goes on while another set is shown: the row and the status bar say so, and lead back.
    await vscode.sets.open('Team sites');
    await vscode.sets.untilLine(`${set}  signing in · until `);
    const entry = vscode.statusBar(/Signing in: Finance mailboxes · \d+:\d\d/);
    await pressUntil(
      (soon) => entry.click(soon),
      page.heading('Sign in with the browser'),
      () => 'The status bar leads nowhere.',
    );
    await page.shows(set, 'Sign in with the browser');
    await microsoft.bringToFront();
    await signIn(microsoft, practiceUsers.backup);
    await answerPermissions(microsoft, 'Accept');
    await vscode.page.bringToFront();
    await page.confirmed();
    await page.shownWithoutScrolling('Save');
    await page.save();

    await page.shownWithoutScrolling('Mark as Done in AhsayOBM…');
    await page.press('Mark as Done in AhsayOBM…');
    await vscode.quickInput.answer('Kim Lee');
    await page.text('Done in AhsayOBM, says Kim Lee').waitFor();
    await page.shownWithoutScrolling('Check Backup Jobs…');
    await vscode.picture('set-page-done');

    await page.press('Mark Backup as Run…');
    await vscode.quickInput.answer(new Date().toLocaleDateString('sv'));
    await vscode.quickInput.answer('Kim Lee');
    await page
      .text('A backup succeeded after the change was made in AhsayOBM. Nothing is left to do.')
      .waitFor();
    await vscode.picture('set-page-ran');

    const tested = vscode.messages.withWords(/Authorizations tested from this computer/);
    await page.press('Test This Authorization', tested);
    await vscode.messages.press(/Authorizations tested from this computer/, 'Show Results');
    await page.shows('Test results', /^(All passed|Nothing failed)$/);
    await vscode.picture('test-results');
    await page.open('Test Again').waitFor();
    await vscode.sets.open(set);
    await page.press('Next: Team sites');
    await page.shows('Team sites', "What's next");
  });

  it('records without authorizing what is migrated in the product itself: nothing is stored', async () => {
    const { folder, machine, vscode } = await scene.open();
    const page = new MigrationPage(machine, vscode);
    const pages = machine.context.pages().length;
    await vscode.sets.show();
    await vscode.sets.open(set);
    await page.press('Migrate');
    await page
      .text(
        /^Record the method without an app, a consent, or a sign-in here\. Account, role, and permissions aren't checked/,
      )
      .waitFor();
    await vscode.picture('set-page-review');
    await page.press('Record Without Authorizing…');
    await vscode.quickInput.pick('Modern');
    await vscode.quickInput.answerTo(/\(2 of 3\)/, 'Kim Lee');
    await vscode.quickInput.answerTo(/\(3 of 3\)/, 'CHG-1042');

    await page.text('Recorded as Modern by Kim Lee, not authorized here').waitFor();
    await page.text('In the client, open Backup Sets > Finance mailboxes > General.').waitFor();
    await page.open('Mark as Done in AhsayOBM…').waitFor();
    await vscode.picture('set-page-recorded');
    assert.match(await folder.bytes(), /"recordedBy": "Kim Lee"/);
    assert.equal((await machine.secrets()).size, 0);
    assert.equal(machine.context.pages().length, pages);
  });
});
