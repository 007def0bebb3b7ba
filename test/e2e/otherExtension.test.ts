import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import { endToEnd } from './endToEnd';
import { answerPermissions, signIn } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import { assertKeptNowhere } from './secretSearch';

describe('Another extension that asks for an account', () => {
  const scene = endToEnd({
    beside: ['test/fixtures/otherExtension'],
    settings: { 'backupAuth.authenticationProvider.enabled': true },
  });

  it('is told to migrate first, then gets a token that Graph takes, and only after the person’s consent', async () => {
    const { folder, machine, vscode } = await scene.open();
    const { messages } = vscode;
    const whoAmI = () => vscode.run('Other Extension: Who Am I');
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');

    await whoAmI();
    assert.match(await messages.dialog(), /Other Extension.*Microsoft 365 backup sets/s);
    await messages.pressInDialog('Allow');
    await messages.close(/No session: .*Migrate Authentication/);

    const page = await MigrationPage.start(machine, vscode, 'Finance mailboxes');
    await page.goOn('Hybrid');
    const microsoft = await page.authorize();
    await signIn(microsoft, practiceUsers.backup);
    await answerPermissions(microsoft, 'Accept');
    await microsoft.getByText('You can close this tab and return to VS Code.').waitFor();
    await vscode.page.bringToFront();
    await page.confirmed();
    await page.save();

    await whoAmI();
    await messages.dialog();
    await vscode.picture('other-extension');
    await messages.pressInDialog('Cancel');
    await messages.close('No session');

    await whoAmI();
    await messages.pressInDialog('Allow');
    await messages.close('Graph knows backup@contoso.practice as backup@contoso.practice.');
    // Allowed once, it is not asked again.
    await whoAmI();
    await messages.close('Graph knows backup@contoso.practice as backup@contoso.practice.');
    await assertKeptNowhere(scene, machine, vscode, folder, [...scene.authority.secrets]);
  });
});
