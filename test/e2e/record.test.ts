import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceUsers } from '../../src/practice/estate';
import { checkNoSecrets } from './afterSave';
import { copiedBy } from './clipboard';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { widenSideBar } from './docsPictures';
import { until } from './until';

const set = 'Finance mailboxes';

/** Git by a person's own hand, in a terminal. */
function gitIn(folder: string): (...args: string[]) => void {
  const person = ['-c', 'user.name=Kim Lee', '-c', 'user.email=kim@contoso.practice'];
  return (...args) => void execFileSync('git', [...person, ...args], { cwd: folder });
}

describe('The record of a migration', () => {
  const scene = endToEnd();

  it('is marked as done and as backed up, exported as a report, and undone after a look at both entries', async () => {
    const folder = await scene.newFolder('examples');
    const git = gitIn(folder.path);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'The estate');
    const machine = await scene.newMachine();
    const vscode = await machine.open(folder);
    const before = await folder.bytes();
    const page = await MigrationPage.start(machine, vscode, set);
    await page.text(/^Basic is already failing for mail/).waitFor();
    await page.walkToConfirm('Modern', practiceUsers.globalAdmin);
    await page.save();
    await page.text('Aftercare, after a backup ran').waitFor();
    await page.text('Global Administrator role removed from globaladmin@contoso.practice').waitFor();
    await page.text(/^Not committed yet. /).waitFor();
    await vscode.picture('record-saved');
    const message = await copiedBy(
      vscode,
      (copied) => page.press('Copy Commit Message', copied),
      /^Record Modern for Finance mailboxes\n\n- Finance mailboxes: Basic → Modern\n\nAuthorized by globaladmin@/,
    );
    git('commit', '--quiet', '--all', '--message', message);
    await page.text(/^Not committed yet. /).waitFor({ state: 'detached' });
    await vscode.sets.untilLine(`${set}  Modern · recorded`);
    const saved = await folder.bytes();

    await vscode.sets.action(set, 'Mark as Done in Product…', vscode.quickInput.input);
    await vscode.quickInput.answer('Kim Lee');
    assert.match(
      await vscode.messages.dialog(),
      /Delete the administrator's authorization from this computer\?[^]*Finance mailboxes[^]*need no action then/,
    );
    await vscode.picture('record-offer');
    await vscode.messages.pressInDialog('Keep');
    await vscode.sets.untilLine(`${set}  Modern · done`);
    assert.match(await folder.bytes(), /"applied": \{\s*"by": "Kim Lee",\s*"at": "2/);
    await widenSideBar(vscode, 560);
    await vscode.picture('record-done');

    await vscode.sets.menu(set, 'Mark Backup as Run…', vscode.quickInput.input);
    const proposed = new Date().toISOString().slice(0, 4);
    await vscode.quickInput.takeProposed(proposed);
    await vscode.quickInput.takeProposed('Kim Lee');
    await vscode.sets.untilLine(`${set}  Modern · backup ran`);
    assert.match(await folder.bytes(), /"backupRan": \{\s*"on": "2[\d-]{9}",\s*"by": "Kim Lee",\s*"at": "2/);
    await vscode.picture('record-backup-ran');

    const [tenant] = await vscode.authorizations.open();
    assert.equal(tenant, 'contoso.practice');
    await vscode.authorizations.untilDetails(
      'globaladmin@contoso.practice',
      /Role[^]*Global Administrator[^]*Ends[^]*if nothing renews it[^]*Backup sets[^]*Finance mailboxes/,
    );
    await vscode.picture('record-authorizations');
    await vscode.authorizations.fold();

    const report = join(folder.path, 'report.md');
    await vscode.quickInput.runAndAsk('Backup Sets: Export Report', 'Select what to export');
    await vscode.quickInput.pick('Report with Details');
    await vscode.quickInput.untilProposed('backup-sets-report-');
    await vscode.quickInput.answer(report);
    await until(
      () => Promise.resolve(existsSync(report) || undefined),
      () => 'No report was written.',
    );
    const markdown = await readFile(report, 'utf8');
    assert.match(
      markdown,
      /\n### Finance mailboxes\n[^#]*\| Method \| Modern \|\n[^#]*\| Authorized by \| globaladmin/,
    );
    assert.match(markdown, /\| Done in the product: stated by \| Kim Lee \|/);
    assert.match(markdown, /\| Correlation ID \| [0-9a-f-]{36} \|/);
    assert.match(markdown, /\n## Aftercare\n/);
    await checkNoSecrets({ scene, machine, vscode, folder, set });

    await vscode.sets.menu(set, 'Undo Migration', vscode.messages.inTheWay);
    const question = await vscode.messages.dialog();
    assert.match(question, /Undo the migration of "Finance mailboxes"\?/);
    assert.match(
      question,
      /Basic no longer works for mail: Exchange Online has refused it since January 2023/,
    );
    assert.match(question, /stays on this computer until you delete it/);
    await vscode.tab(/^Finance mailboxes: now ↔ as it was/).waitFor();
    await vscode.picture('record-undo');
    await vscode.messages.pressInDialog('Compare First');
    const aside = 'Compare both entries.';
    await vscode.messages.notification(aside);
    await vscode.picture('record-compare');
    await vscode.messages.press(aside, 'Continue…');
    await vscode.messages.pressInDialog('Cancel');
    await vscode.tab(/^Finance mailboxes: now ↔ as it was/).waitFor({ state: 'detached' });
    assert.notEqual(await folder.bytes(), before, 'Nothing is undone without a yes.');
    assert.notEqual(await folder.bytes(), saved, 'Nor is the statement taken back.');

    await page.press('Undo Migration');
    await vscode.messages.pressInDialog('Undo Migration');
    await vscode.sets.untilLine(`${set}  Basic`);
    assert.equal(await folder.bytes(), before);
    // The page that the migration was on shows the set as it is now.
    await page.shows(set, "What's next");
    await page.open('Migrate').waitFor();
    await machine.untilSecrets(1);
    await vscode.picture('record-undone');
  });
});
