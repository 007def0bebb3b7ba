import assert from 'node:assert/strict';
import { systemUser } from '../../src/practice/ahsayCbs/systemUser';
import { endToEnd } from './endToEnd';
import { assertKeptNowhere } from './secretSearch';
import { until } from './until';

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

    const address = 'Type the address of AhsayCBS, for example system@cbs.contoso.com';
    await quickInput.runAndAsk('Backup Sets: Import from AhsayCBS…', address);
    const { origin } = scene.ahsayCbs;
    await quickInput.typeFor(address, `${systemUser.user}@${origin}`, origin);
    await quickInput.press('Store Password', "Don't Store Password");
    await quickInput.answerTo(/^Password of system \(2\/5\)/, systemUser.password);
    await quickInput.accept('Select the backup users to ask about');
    await quickInput.pickIn(/of the backup sets of contoso-backup/, 'backup@contoso.com');
    await quickInput.pickIn(/of the backup sets of fabrikam-backup/, "Don't Import");
    await vscode.picture('import');
    await quickInput.press('Show Preview');
    await vscode.tab('Import.txt').waitFor();
    await vscode.picture('import-preview');
    const text = vscode.page.locator('.view-line', { hasText: 'Nothing was changed yet' });
    await until(
      async () => {
        const { y = 0 } = (await text.boundingBox()) ?? {};
        return (await quickInput.bottom(/^Read the preview/)) < y || undefined;
      },
      () => 'The list covers the preview.',
    );
    await quickInput.pickIn(/^Read the preview/, 'Back to the List');
    await quickInput.press('Back');
    await quickInput.pickIn(/of the backup sets of contoso-backup/, 'backup@contoso.com');
    await quickInput.pickIn(/of the backup sets of fabrikam-backup/, "Don't Import");
    await quickInput.accept(/^Select what to add/);
    await vscode.sets.untilLine('Legal mailboxes');
    await vscode.sets.untilLine('Marketing OneDrive');
    await vscode.sets.untilLine('Finance mailboxes');

    const sets = (text: string) => text.slice(text.indexOf('"backupSets"'));
    const after = await folder.bytes();
    const [was, is] = [sets(before), sets(after)];
    const at = was.lastIndexOf('\n  ]');
    assert.equal(is.startsWith(was.slice(0, at)), true);
    assert.equal(is.endsWith(was.slice(at)), true);
    assert.match(after, /"backupUsers": \{\s*"contoso-backup": "backup@contoso\.com"\s*\}/);
    const secrets = await machine.untilSecrets(1);
    assert.deepEqual([...secrets.values()], [systemUser.password]);
    await vscode.run('View: Close All Editors');
    await assertKeptNowhere(scene, machine, vscode, folder, [systemUser.password]);
  });
});
