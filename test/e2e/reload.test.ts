import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceUsers } from '../../src/practice/estate';
import { assertOnlyEntryChanged, checkNoSecrets } from './afterSave';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { pageStored } from './otherWindows';

const set = 'Finance mailboxes';

describe('A reload of the window', () => {
  const scene = endToEnd();

  it('while waiting voids the sign-in and says so; at Confirm it loses nothing, and nobody signs in twice', async () => {
    const { folder, machine, vscode } = await scene.open();
    const before = await folder.bytes();
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    await page.authorize();
    await vscode.page.bringToFront();
    await page.text(/^Waiting for /).waitFor();
    // The tab with the page, and which set it shows.
    await machine.untilStored(pageStored);

    await vscode.reload();
    await page.problem
      .getByText(
        'VS Code was reloaded while it waited for the code. That sign-in is void. Nothing was changed.',
      )
      .waitFor();
    await page.begins('Finance mailboxes');
    assert.equal((await machine.secrets()).size, 0);

    await page.walkToConfirm('Hybrid', practiceUsers.backup);
    await machine.untilSecrets(1);
    const requests = scene.authority.requests.length;
    await vscode.reload();
    await page.heading('Confirm').waitFor();
    assert.equal(await folder.bytes(), before);
    await page.save();
    await vscode.sets.show();
    await vscode.sets.untilLine(/Finance mailboxes {2}Hybrid · recorded$/);
    await machine.untilSecrets(1);
    assertOnlyEntryChanged({ bytes: before, set: set }, await folder.bytes());
    assert.equal(scene.authority.requests.length, requests, 'Nobody signed in again.');
    await checkNoSecrets({ scene, machine, vscode, folder, set: set });
  });

  it('between grant and edit keeps the authorization: the set waits for its Save', async () => {
    const { folder, machine, vscode } = await scene.open();
    const before = await folder.bytes();
    const file = join(folder.path, 'backup-sets.json');
    const page = await MigrationPage.start(machine, vscode, set);
    await page.walkToConfirm('Hybrid', practiceUsers.backup);
    await machine.untilSecrets(1);
    const requests = scene.authority.requests.length;

    await rename(file, `${file}.away`);
    await page.problem.getByText('The entry changed while you were signing in.').waitFor();
    await page.text(/^no file has it/).waitFor();
    await page.closed('Save').waitFor();
    await vscode.reload();
    await rename(`${file}.away`, file);
    await vscode.sets.show();
    await vscode.sets.untilLine(/Finance mailboxes {2}Basic · not saved/);

    await vscode.sets.action(set, 'Return to Migration', page.heading('Confirm'));
    await vscode.openFile('backup-sets.json');
    await vscode.typeAtEnd('backup-sets.json', '// Reviewed.');
    await vscode.toFront(set);
    await page.press('Save');
    await page.problem.getByText(/^The file has unsaved changes in an editor/).waitFor();
    assert.equal(await folder.bytes(), before);
    await page.press('Save the File and Continue');
    await page.heading('Recorded as Hybrid').waitFor();
    await vscode.sets.untilLine(/Finance mailboxes {2}Hybrid · recorded$/);
    assert.match(await folder.bytes(), /\/\/ Reviewed\.\s*$/);
    await machine.untilSecrets(1);
    assert.equal(scene.authority.requests.length, requests, 'Nobody signed in again.');
  });
});
