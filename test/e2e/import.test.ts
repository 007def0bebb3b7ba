import assert from 'node:assert/strict';
import { systemUser } from '../ahsayCbs/inventory';
import { endToEnd } from './endToEnd';
import { assertKeptNowhere } from './secretSearch';

describe('Import from AhsayCBS', () => {
  const scene = endToEnd();

  it('adds what is new, leaves what is there, and keeps the password in secret storage alone', async () => {
    const folder = await scene.newFolder();
    const before = await folder.bytes();
    const machine = await scene.newMachine();
    const vscode = await machine.open(folder);
    const { quickInput } = vscode;
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');

    await quickInput.runAndAsk(
      'Backup Sets: Import from AhsayCBS…',
      'Select where to import backup sets from',
    );
    await quickInput.pick('Ask AhsayCBS');
    await quickInput.answerTo('Address of AhsayCBS', scene.ahsayCbs.origin);
    await quickInput.answerTo(/^System user of/, systemUser.user);
    await quickInput.answerTo(/^Password of/, systemUser.password);
    await quickInput.answerTo('Backup users at AhsayCBS', 'contoso-backup');
    await quickInput.pickIn(/^Keep the password/, 'Keep in Secret Storage');
    await quickInput.pickIn(/does not tell the tenant/, 'contoso.onmicrosoft.com');
    await vscode.tab('Import.txt').waitFor();
    await vscode.picture('import');
    await quickInput.accept('Select the backup sets to add to the file');
    await quickInput.answerTo(/^Microsoft 365 account/, 'backup@contoso.com');
    await vscode.sets.untilLine('Legal mailboxes');
    await vscode.sets.untilLine('Marketing OneDrive');
    await vscode.sets.untilLine('Finance mailboxes');

    const after = await folder.bytes();
    const at = before.lastIndexOf('\n  ]');
    assert.equal(after.startsWith(before.slice(0, at)), true);
    assert.equal(after.endsWith(before.slice(at)), true);
    const secrets = await machine.untilSecrets(1);
    assert.deepEqual([...secrets.values()], [systemUser.password]);
    await vscode.run('View: Close All Editors');
    await assertKeptNowhere(scene, machine, vscode, folder, [systemUser.password]);
  });
});
