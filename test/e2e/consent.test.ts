import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import type { TenantConsent } from '../../src/core/backupSets/tenantConsent';
import { practiceApps, practiceUsers } from '../../src/practice/estate';
import { endToEnd } from './endToEnd';
import type { Folder } from './folder';
import { answerPermissions, signIn, titleOf } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { until } from './until';

const { tailspinAdmin, tailspinBackup } = practiceUsers;
const set = 'Accounting mailboxes';
const fixture = 'test/fixtures/consent';
const permissions = [
  'Mail.ReadBasic',
  'MailboxSettings.Read',
  'Calendars.ReadBasic',
  'Contacts.Read',
  'Files.Read',
];

async function consentIn(folder: Folder): Promise<TenantConsent | undefined> {
  const file = parse(await folder.bytes()) as { tenants: { consent?: TenantConsent }[] };
  return file.tenants[0]?.consent;
}

/** Once the file says that consent was given. */
async function confirmedIn(folder: Folder): Promise<TenantConsent> {
  return until(
    async () => {
      const consent = await consentIn(folder);
      return consent?.confirmedAt === undefined ? undefined : consent;
    },
    async () => `The file says: ${await folder.bytes()}`,
  );
}

describe('A tenant whose users consent to no mail', () => {
  const scene = endToEnd();

  it('gets its administrator’s consent at this computer, before anybody signs in', async () => {
    const { folder, machine, vscode } = await scene.open(fixture);
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    await page.tick(/^Also test access/);
    await page
      .text(/^Users can't consent to Mail\.ReadBasic, .* default policy\. Most likely an administrator/)
      .waitFor();
    await vscode.picture('consent-first');
    await page.press('Ask an Administrator…');
    await page.closed('Open Consent Page Here').waitFor();
    await page.approveApp();
    await page.open('Open Consent Page Here').waitFor();
    await vscode.picture('consent-ask');

    const microsoft = await page.openPage('Open Consent Page Here');
    await signIn(microsoft, tailspinAdmin);
    assert.equal(await titleOf(microsoft), 'Permissions requested for your organization');
    await answerPermissions(microsoft, 'Accept');
    await microsoft.getByText('You can close this tab. VS Code says what comes next.').waitFor();
    await vscode.page.bringToFront();
    await page.text(/^Consent was confirmed on .* \(Microsoft's answer reached this computer\)\.$/).waitFor();
    await page.button('Ask an Administrator…').waitFor();
    await vscode.sets.untilNoLine('· waiting');
    await vscode.picture('consent-given');
    const { confirmedAt, ...consent } = await confirmedIn(folder);
    assert.deepEqual(consent, { clientId: practiceApps.backup.clientId, permissions, how: 'seenHere' });
    assert.equal(new Date(confirmedAt ?? '').toISOString(), confirmedAt);

    // An ordinary account signs in, and is asked for nothing that only an administrator can grant.
    await page.authorizeAs(tailspinBackup);
    await page.save();
    await vscode.picture('consent-saved');
    assert.deepEqual(await consentIn(folder), { ...consent, confirmedAt });
  });

  it('is told by a text for its administrator and by the file that consent was asked for', async () => {
    const { folder, machine, vscode } = await scene.open(fixture);
    await vscode.sets.show();
    await vscode.sets.untilLine(set);
    await vscode.run('Backup Sets: Request Consent for Tenants…');
    await vscode.messages.press('By your settings, a sign-in asks only who signs in.', 'Request Test Access');
    const question = 'Select the tenants whose administrators you ask';
    await vscode.quickInput.offersIn(question, /tailspin\.practice.*The file has no record of consent/);
    await vscode.picture('consent-request-pick');
    await vscode.quickInput.accept(question);
    assert.match(await vscode.messages.dialog(), /Is 7f3c1d52-.* your app/);
    await vscode.picture('consent-request-app');
    await vscode.messages.pressInDialog('Confirm App');
    await vscode.tab(/^Consent Requests/).waitFor();
    await vscode.messages.notification('Consent requests are ready: 1. Nothing was sent.');
    await vscode.picture('consent-request-texts');
    const { askedAt, ...asked } = await until(
      () => consentIn(folder),
      () => 'Nothing is noted.',
    );
    assert.deepEqual(asked, { clientId: practiceApps.backup.clientId, permissions });
    assert.notEqual(askedAt, undefined);

    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    await page.tick(/^Also test access/);
    await page.text(/An administrator was asked for consent on /).waitFor();
    await vscode.picture('consent-asked');
  });
});

describe('A tenant whose users consent to no mail, with a browser on another computer', () => {
  const scene = endToEnd({ browser: 'elsewhere' });

  it('has its consent noted when the address of Microsoft’s answer is pasted', async () => {
    const { folder, machine, vscode } = await scene.open(fixture);
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    await page.tick(/^Also test access/);
    await page.press('Ask an Administrator…');
    await page.approveApp();
    await page.open('Open Consent Page Here').waitFor();
    const administrator = await page.openPage('Open Consent Page Here');
    await signIn(administrator, tailspinAdmin);
    await answerPermissions(administrator, 'Accept');
    const answer = await machine.unreachedAddress();
    await vscode.page.bringToFront();

    const microsoft = await page.authorize();
    await vscode.page.bringToFront();
    await page.paste(answer);
    await page.press('OK');
    await page
      .text(`Consent is granted for tailspin.practice. This address has no code. Sign in now.`)
      .waitFor();
    await vscode.picture('consent-pasted');
    const { confirmedAt, ...consent } = await confirmedIn(folder);
    assert.deepEqual(consent, { clientId: practiceApps.backup.clientId, permissions, how: 'pasted' });
    assert.notEqual(confirmedAt, undefined);

    await microsoft.bringToFront();
    await signIn(microsoft, tailspinBackup);
    await answerPermissions(microsoft, 'Accept');
    const address = await machine.unreachedAddress();
    await vscode.page.bringToFront();
    await page.paste(address);
    await page.confirmPasted();
    await page.save();
    assert.deepEqual(await consentIn(folder), { ...consent, confirmedAt });
  });
});
