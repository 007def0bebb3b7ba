import assert from 'node:assert/strict';
import type { Authentication } from '../../src/core/backupSets/backupSet';
import { practiceUsers } from '../../src/practice/estate';
import { checkNoSecrets } from './afterSave';
import { endToEnd } from './endToEnd';
import type { Folder } from './folder';
import { MigrationPage } from './migrationPage';
import { until } from './until';

const main = 'backup-sets.json';
const archive = 'archive.backup-sets.json';
const first = /^1 of 3: backup@contoso\.practice at contoso\.practice$/;
const second = /^2 of 3: finance@contoso\.practice at contoso\.practice$/;
const third = /^3 of 3: backup@fabrikam\.practice at fabrikam\.practice$/;

/** Records by the id of their set. */
async function records(folder: Folder, file: string): Promise<ReadonlyMap<string, Authentication>> {
  const text = (await folder.bytes(file)).replace(/^\s*\/\/.*$/gm, '');
  const { backupSets } = JSON.parse(text) as { backupSets: { id: string; authentication: Authentication }[] };
  return new Map(backupSets.map(({ id, authentication }) => [id, authentication]));
}

describe('A queue of three accounts over two tenants', () => {
  const scene = endToEnd();

  it('is planned, survives a reload, skips one, and is undone account by account', async () => {
    const { folder, machine, vscode } = await scene.open('test/fixtures/queue');
    const before = { main: await folder.bytes(main), archive: await folder.bytes(archive) };
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance archive');

    await vscode.run('Backup Sets: Show Migration Plan');
    const page = new MigrationPage(machine, vscode);
    await vscode.tab(/^Migration plan/).waitFor();
    await page.section('Ready to start: 5 backup sets').waitFor();
    await page.section('Blocked: 1 backup set').waitFor();
    await vscode.picture('plan');
    assert.equal((await machine.secrets()).size, 0);
    assert.equal(await folder.bytes(main), before.main, 'A plan touches nothing.');
    // From a set that the plan lists, and back.
    await page.unfold('1 backup set', page.button('Open').first());
    await page.press('Open');
    await page.shows('Team sites', "What's next");
    await page.press('Back to the Plan');
    await page.section('Ready to start: 5 backup sets').waitFor();
    await page.press('Start');
    await page.step(first).waitFor();

    // Another window of the same person, with another folder, finds the queue taken and says where it runs.
    const other = await machine.open(await scene.newFolder('examples'));
    await other.run('Backup Sets: Migrate All That Need Action');
    await other.messages.notification(/runs a migration queue\. Continue there, or take it over/);
    await other.page.close();
    await vscode.page.bringToFront();
    await page.heading('Migrate 3 backup sets of backup@contoso.practice').waitFor();
    await vscode.picture('queue-first');
    await page.walkToConfirm('Hybrid', practiceUsers.backup);
    await page.text('For 3 backup sets').waitFor();
    await machine.untilSecrets(1);
    // The plan comes back with the window, and leads to the queue that waits.
    await page.press('Show the Plan');
    await page.section('Accounts of the queue').waitFor();
    await machine.untilStored(/mainThreadWebview-backupAuth\.migration[^]{1,4000}key[\\":]{1,60}plan/);

    await vscode.reload();
    await page.press('Continue Migration Queue');
    await page.step(first).waitFor();
    await page.heading('Confirm').waitFor();
    await page.text('For 3 backup sets').waitFor();
    // An editor that was not looked at since the reload has no history yet.
    await vscode.openFile(main);
    await vscode.toFront(/^backup@contoso\.practice/);
    await page.save();
    await vscode.picture('queue-saved');
    const afterFirst = await folder.bytes(main);
    const saved = [...(await records(folder, main)), ...(await records(folder, archive))];
    const migrated = saved.filter(([, { method }]) => method === 'hybrid');
    assert.deepEqual(
      migrated.map(([id]) => id),
      ['1', '3', '1'],
    );
    assert.equal(new Set(migrated.map(([, { grant }]) => grant)).size, 1, 'They share one authorization.');

    await page.nextAccount(second);
    // A migration that is cancelled begins anew; the account itself is skipped.
    await page.goOn('Hybrid');
    await page.press('Cancel');
    await page.begins('Payroll');
    // All accounts are one press away, with what can be done about the one it is at.
    await page.press('Show the Plan');
    await page.heading('Queue: 2 of 3').waitFor();
    await page.section('Accounts of the queue').waitFor();
    await vscode.picture('queue-accounts');
    await page.press('Return to the Account');
    await page.step(second).waitFor();
    // The page's button is a command, too.
    await vscode.run('Backup Sets: Skip This Account');
    await page.step(third).waitFor();
    // What was skipped can be gone back to, and skipped again.
    await page.press('Back to finance@contoso.practice');
    await page.step(second).waitFor();
    await page.begins('Payroll');
    await page.press('Skip');
    await page.step(third).waitFor();
    await page.begins('Sales mailboxes');
    await page.walkToConfirm('Hybrid', practiceUsers.fabrikamBackup);
    await page.save();
    await page.press('Finish the Queue');
    await page.heading('The queue has ended').waitFor();
    await page.text('Authorizations saved: 2 · skipped: 1').waitFor();
    await vscode.picture('queue-ended');
    await vscode.sets.untilLine(/Payroll {2}Basic/);
    await vscode.sets.untilLine(/Old server {2}Basic/);
    await machine.untilSecrets(2);
    await checkNoSecrets({ scene, machine, vscode, folder, set: 'Finance mailboxes' });

    // One edit of each file, and one step back for it, whatever the number of its sets.
    await vscode.undo(main);
    await untilBytes(folder, main, afterFirst);
    await vscode.undo(main);
    await untilBytes(folder, main, before.main);
  });
});

async function untilBytes(folder: Folder, file: string, bytes: string): Promise<void> {
  await until(
    async () => ((await folder.bytes(file)) === bytes ? true : undefined),
    () => `${file} is not what it was.`,
  );
}
