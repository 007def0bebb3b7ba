import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import { endToEnd } from './endToEnd';
import { folderAt } from './folder';
import { answerPermissions, signIn } from './microsoftPages';
import { MigrationPage } from './migrationPage';

describe('Practice', () => {
  const scene = endToEnd({ practice: 'ofTheExtension' });

  it('leads from an empty window to a saved set, and asks again where the folder is copied', async () => {
    const parent = await scene.newFolder();
    const machine = await scene.newMachine();
    const vscode = await machine.open(undefined);
    await vscode.sets.show();
    await vscode.picture('practice-empty');
    await vscode.sets.welcome('Open a Practice Estate', vscode.quickInput.input);
    await vscode.quickInput.chooseFolder(parent.path, 'Copy Practice Estate Here');
    await vscode.untilReloaded(() => vscode.quickInput.answerTo('Name of a New Folder', 'practice-estate'));
    const folder = folderAt(`${parent.path}/practice-estate`);
    await vscode.trust();
    await vscode.statusBar('Practice').waitFor();

    const set = 'Finance mailboxes';
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    const microsoft = await page.authorize();
    await microsoft.getByText('Practice: never enter a real password').waitFor();
    await microsoft.getByText(practiceUsers.backup.password).waitFor();
    if (process.env['BACKUP_AUTH_PICTURES'] !== undefined)
      await microsoft.screenshot({ path: 'out/pictures/practice-sign-in.png' });
    await signIn(microsoft, practiceUsers.backup);
    await answerPermissions(microsoft, 'Accept');
    await microsoft.getByText('You can close this tab and return to VS Code.').waitFor();
    await vscode.page.bringToFront();
    await page.confirmed();
    await page.save();
    await vscode.picture('practice-saved');
    assert.match(await folder.bytes(), /"method": "hybrid"/);

    const { quickInput } = vscode;
    const address = 'Type the address of AhsayCBS, for example system@cbs.contoso.com';
    await quickInput.runAndAsk('Backup Sets: Import from AhsayCBS…', address);
    await quickInput.pickIn(address, 'http://127.0.0.1:');
    await quickInput.accept('Select the backup users to ask about');
    await quickInput.pickIn(/of the backup sets of contoso-backup/, 'backup@contoso.practice');
    await quickInput.pickIn(/of the backup sets of fabrikam-backup/, "Don't Import");
    await quickInput.accept(/^Select (?:what|the backup sets) to add/);
    await vscode.sets.untilLine('Legal mailboxes');

    const copy = await scene.newFolder(folder.path);
    const other = await machine.open(copy);
    await other.messages.press('This folder lists practice tenants', 'Start Practice');
    await other.statusBar('Practice').waitFor();
  });
});
