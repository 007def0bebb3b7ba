import assert from 'node:assert/strict';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { assertKeptNowhere } from './secretSearch';

describe('The installed extension', () => {
  const scene = endToEnd();

  it('shows the backup sets of the folder, and opens one by a click and by Enter', async () => {
    const { folder, machine, vscode } = await scene.open('test/fixtures/workspace');
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');
    await vscode.picture('tree');
    await vscode.sets.row('Finance mailboxes').click();
    const page = new MigrationPage(machine, vscode);
    await page.shows('Finance mailboxes', "What's next");
    await vscode.run('View: Close All Editors');
    await page.heading("What's next").waitFor({ state: 'hidden' });
    await vscode.run('Backup Sets: Focus on Backup Sets View');
    await vscode.page.keyboard.press('Enter');
    await page.shows('Finance mailboxes', "What's next");
    await vscode.run('View: Close All Editors');
    await page.heading("What's next").waitFor({ state: 'hidden' });
    await vscode.run('Backup Sets: Refresh');
    await vscode.reload();
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');
    assert.equal((await machine.secrets()).size, 0);
    await assertKeptNowhere(scene, machine, vscode, folder, ['never-written-anywhere']);
  });
});
