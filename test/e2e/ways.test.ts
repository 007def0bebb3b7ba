import assert from 'node:assert/strict';
import { practiceTenants, practiceUsers } from '../../src/practice/estate';
import { assertOnlyEntryChanged, checkNoSecrets } from './afterSave';
import { copiedBy } from './clipboard';
import { endToEnd, type OpenFolder } from './endToEnd';
import { answerPermissions, signIn, signInByDeviceCode } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { type Effect, until } from './until';

const set = 'Finance mailboxes';

describe('A sign-in by device code', () => {
  const scene = endToEnd({ authority: { deviceCodeInterval: 1 } });

  it('shows a code to type at Microsoft, goes on through a server’s failure, and ends in Save', async () => {
    const { folder, machine, vscode } = await scene.open();
    const before = await folder.bytes();
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    await page.press('Use a Device Code Instead');
    await page.text(/^The next screen shows a short code to enter on Microsoft's page/).waitFor();
    await page.approveApp();
    await page.press('Authorize');
    await page.heading("Enter this code on Microsoft's page").waitFor();
    await page.untilFocused('Copy Code');
    await page.text(/It isn't a number for or from your authenticator app/).waitFor();
    assert.equal(await page.code.count(), 0, 'Nothing is pasted in this way.');
    await vscode.picture('device-code');
    await page.untilWords(/Time left for this sign-in: 1[0-5]:\d\d/);

    scene.authority.faults.next('token', { kind: 'unavailable' }, 2);
    const copied = await copiedBy(vscode, (copied) => page.press('Copy Code', copied), /^[A-Z]{9}$/);
    const microsoft = await page.openPage(openHost());
    await signInByDeviceCode(microsoft, copied, practiceUsers.backup);
    await microsoft.getByRole('heading', { level: 1 }).waitFor();
    await vscode.page.bringToFront();

    await page.heading('Confirm').waitFor();
    await page.text(/has no mark \(nonce\) of this sign-in/).waitFor();
    await page.text("Microsoft's answer itself: 4 technical checks passed").waitFor();
    await vscode.picture('confirm-device-code');
    await page.save();
    const { grant } = assertOnlyEntryChanged({ bytes: before, set }, await folder.bytes());
    assert.deepEqual([...(await machine.untilSecrets(1)).keys()], [`grant/${grant}`]);
    await checkNoSecrets({ scene, machine, vscode, folder, set });
  });

  it('offers an administrator to ask, and when a policy blocks it the browser, which goes through', async () => {
    const open = await scene.open();
    const { machine, vscode } = open;
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    await askInSight(open, page);
    await page.approveApp();
    await page.press('Use a Device Code Instead');
    await page.text(/^The next screen shows a short code/).waitFor();
    await page.press('Authorize');
    await page.heading("Enter this code on Microsoft's page").waitFor();
    scene.authority.blockDeviceCode(practiceTenants.contoso);
    const copied = await copiedBy(vscode, (copied) => page.press('Copy Code', copied), /^[A-Z]{9}$/);
    const microsoft = await page.openPage(openHost());
    await signInByDeviceCode(microsoft, copied, practiceUsers.backup);
    await microsoft
      .getByText(/AADSTS53003/)
      .first()
      .waitFor();
    await vscode.page.bringToFront();

    await page.heading('Authorize at Microsoft').waitFor();
    await page.problem
      .getByText(/Conditional Access/)
      .first()
      .waitFor();
    const copy = (name: string) => (copied: Effect) => page.press(name, copied);
    const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    const id = await copiedBy(vscode, copy('Copy Correlation ID'), guid);
    await vscode.picture('device-code-blocked');
    const text = await copiedBy(vscode, copy('Copy Text for the Administrator'), /AADSTS53003/);
    assert.ok(text.includes(id));

    const other = await page.openPage('Sign In with the Browser Instead');
    await signIn(other, practiceUsers.backup);
    await answerPermissions(other, 'Accept');
    await vscode.page.bringToFront();
    await page.confirmed();
    await page.press('Cancel');
    await vscode.messages.pressInDialog('Cancel Migration');
    await page.begins(set);
  });

  /** The question to an administrator is in sight without scrolling, and can be ended. */
  async function askInSight({ vscode }: OpenFolder, page: MigrationPage): Promise<void> {
    const ask = page.button('Ask an Administrator…');
    await until(
      async () => ((await ask.boundingBox())?.y ?? 800) < 800 || undefined,
      () => 'The question is out of sight.',
    );
    await page.closed('Authorize').waitFor();
    await page.text('Confirm the app registration first.').waitFor();
    await vscode.picture('authorize');
    await page.press('Ask an Administrator…');
    await page.button('No Longer Waiting').waitFor();
    await vscode.picture('authorize-waiting-for-administrator');
    await vscode.sets.untilLine(/ {2}Basic · waiting$/);
    await page.press('No Longer Waiting');
    await ask.waitFor();
  }

  /** The button that opens Microsoft's page is named after its host. */
  function openHost(): string {
    return `Open ${new URL(scene.authority.browserOrigin).host}`;
  }
});
