import assert from 'node:assert/strict';
import { endToEnd } from './endToEnd';
import { assertKeptNowhere } from './secretSearch';

describe('The installed extension', () => {
  const scene = endToEnd();

  it('shows the backup sets of the folder', async () => {
    const { folder, machine, vscode } = await scene.open('test/fixtures/workspace');
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');
    await vscode.picture('tree');
    await vscode.run('Backup Sets: Refresh');
    await vscode.reload();
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');
    assert.equal((await machine.secrets()).size, 0);
    await assertKeptNowhere(scene, machine, vscode, folder, ['never-written-anywhere']);
  });
});
