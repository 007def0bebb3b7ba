import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemUser } from '../ahsayCbs/inventory';
import { practiceTenants, practiceUsers } from '../authority/estate';
import { checkNoSecrets } from './afterSave';
import { endToEnd } from './endToEnd';
import { answerPermissions, signIn, signInByDeviceCode } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { until } from './until';

const { admin, backup, fabrikamAdmin, finance, globalAdmin, tailspinAdmin, tailspinFiles } = practiceUsers;
const files = ['backup-sets.json', 'newer.backup-sets.jsonc', 'provider.backup-sets.json'];

describe('An estate of forty backup sets over three tenants', () => {
  const scene = endToEnd({ authority: { deviceCodeInterval: 1 } });

  it('moves from the palette to the report, is verified, undone for one set, and imported into', async () => {
    const { folder, machine, vscode } = await scene.open();
    const before = await Promise.all(files.map((file) => folder.bytes(file)));
    const page = await MigrationPage.queue(machine, vscode);
    const step = (number: number, account: string) =>
      page.step(`${number} of 13: ${account} at ${account.split('@')[1]}`).waitFor();

    // One authorization for four sets of two files; the wrong account is refused first.
    await step(1, 'backup@contoso.practice');
    await page.heading('Migrate 4 backup sets of backup@contoso.practice').waitFor();
    await page.acknowledge();
    await page.goOn();
    await page.authorizeAs(backup);
    await page.text('Global Administrator: not held').waitFor();
    await page.closed('Save').waitFor();
    await vscode.picture('estate-wrong-account');
    await page.signInAgain();
    await page.authorizeAs(globalAdmin);
    // One of the four becomes Hybrid, for which the set's own account is expected.
    await page.box('globaladmin@contoso.practice shall authorize this backup set').click();
    await page.open('Save').waitFor();
    await page.save();
    await vscode.picture('estate-saved');

    // Put off to the end, and skipped there.
    await page.press('Next Account');
    await step(2, 'backup@contoso.practice');
    await page.press('Put Off to the End');

    await step(2, 'globaladmin@contoso.practice');
    await page.goOn();
    await page.authorizeAs(globalAdmin);
    await page.save();
    await page.press('Next Account');

    await step(3, 'mfa@contoso.practice');
    await page.goOn();
    await page.authorizeAs(admin);
    await page.save();
    await page.press('Next Account');

    // The rules recommend nothing: the engineer decides.
    await step(4, 'finance@contoso.practice');
    await page.goOn('Hybrid');
    await page.authorizeAs(finance);
    await page.save();
    await page.press('Next Account');

    // A policy of the tenant refuses device codes; the browser's way is open.
    await step(5, 'backup@fabrikam.practice');
    scene.authority.blockDeviceCode(practiceTenants.fabrikam);
    await page.goOn();
    const [blocked, code] = await page.deviceCode();
    await signInByDeviceCode(blocked, code, fabrikamAdmin);
    await vscode.page.bringToFront();
    await page.problem
      .getByText(/Conditional Access/)
      .first()
      .waitFor();
    await vscode.picture('estate-refused-by-policy');
    const browser = await machine.nextPage(() => page.press('Sign In with the Browser Instead'));
    await signIn(browser, fabrikamAdmin);
    await answerPermissions(browser, 'Accept');
    await vscode.page.bringToFront();
    await page.received.waitFor();
    await page.confirm();
    await page.save();

    // A restart in the middle.
    await page.press('Next Account');
    await step(6, 'service@fabrikam.practice');
    await machine.untilStored(
      /mainThreadWebview-backupAuth\.migration[^]{1,4000}provider\.backup-sets\.json#/,
    );
    await vscode.reload();
    await step(6, 'service@fabrikam.practice');
    await page.goOn();
    await page.authorizeAs(fabrikamAdmin);
    await page.save();
    await page.press('Next Account');

    await step(7, 'backup@tailspin.practice');
    await page.heading('Migrate 12 backup sets of backup@tailspin.practice').waitFor();
    await page.goOn();
    await page.authorizeAs(tailspinAdmin);
    await page.save();
    await page.press('Next Account');

    await step(8, 'files@tailspin.practice');
    await page.goOn();
    await page.authorizeByDeviceCode(tailspinFiles);
    await page.heading('Confirm').waitFor();
    await page.save();
    await page.press('Next Account');

    await step(9, 'admin@tailspin.practice');
    await page.goOn();
    await page.authorizeAs(tailspinAdmin);
    await page.save();
    await page.press('Next Account');

    // From 9.1 on, each set has an authorization of its own: the second is left for another day.
    await step(10, 'lab@tailspin.practice');
    await page.goOn();
    await page.authorizeAs(tailspinAdmin);
    await page.save();
    await page.press('Next Account');
    await step(11, 'lab@tailspin.practice');
    await page.press('Skip');

    await step(12, 'hangar@tailspin.practice');
    await page.goOn();
    await page.authorizeAs(tailspinAdmin);
    await page.save();
    await page.press('Next Account');
    await step(13, 'backup@contoso.practice');
    await page.press('Skip');
    await vscode.messages.notification(
      'The migration queue has ended. authorizations saved: 11 · skipped: 2',
    );

    // Of forty sets, three are blocked and two were skipped.
    const after = await Promise.all(files.map((file) => folder.bytes(file)));
    const grants = after.join('').match(/"grant": "[0-9a-f-]{36}"/g) ?? [];
    assert.equal(grants.length, 35);
    assert.equal(new Set(grants).size, 11);
    assert.equal(await vscode.sets.badge(), 5);
    await machine.untilSecrets(11);

    await vscode.run('Backup Sets: Verify All Authorizations');
    await vscode.messages.notification(/35 passed, 0 failed, 0 refused by Microsoft, 0 open/);
    scene.authority.revoke(tailspinFiles, 'revoked');
    await vscode.run('Backup Sets: Verify All Authorizations');
    await vscode.messages.notification(/29 passed, 0 failed, 6 refused by Microsoft, 0 open/);
    await vscode.sets.show();
    await until(
      async () => ((await vscode.sets.badge()) === 11 ? true : undefined),
      async () => `${await vscode.sets.badge()} sets need action.`,
    );
    await vscode.picture('estate-verified');

    await vscode.sets.untilLine('Board archive');
    await vscode.sets.menu('Board archive', 'Undo Migration');
    await vscode.messages.pressInDialog('Undo Migration');
    await vscode.sets.untilLine('Board archive  Basic · needs action');
    await machine.untilSecrets(11);

    await vscode.quickInput.runAndAsk(
      'Backup Sets: Import from AhsayCBS…',
      'Where are the backup sets to be imported from?',
    );
    await vscode.quickInput.pick('Ask AhsayCBS');
    await vscode.quickInput.answerTo('Address of AhsayCBS', scene.ahsayCbs.origin);
    await vscode.quickInput.answerTo(/^System user of/, systemUser.user);
    await vscode.quickInput.answerTo(/^Password of/, systemUser.password);
    await vscode.quickInput.answerTo('Backup users at AhsayCBS', 'contoso-backup');

    const report = join(folder.path, 'report.json');
    await vscode.quickInput.runAndAsk('Backup Sets: Export Report', 'In which form?');
    await vscode.quickInput.pick('JSON');
    await vscode.quickInput.untilProposed('backup-sets-report-');
    await vscode.quickInput.answer(report);
    await until(
      () => Promise.resolve(existsSync(report) || undefined),
      () => 'No report was written.',
    );
    console.log(await readFile(report, 'utf8').then((text) => text.slice(0, 3000)));
    await checkNoSecrets({ scene, machine, vscode, folder, set: 'Board mailboxes' });
    assert.notDeepEqual(after, before);
  });
});
