import assert from 'node:assert/strict';
import { practiceUsers } from '../../src/practice/estate';
import { assertOnlyEntryChanged, checkNoSecrets } from './afterSave';
import { endToEnd } from './endToEnd';
import { addWorktree, commitAll, git, renameWorktree } from './git';
import type { Machine } from './machine';
import { answerPermissions, signIn } from './microsoftPages';
import { MigrationPage } from './migrationPage';
import type { Workbench } from './workbench';

const set = 'Finance mailboxes';

describe('Worktrees of one repository', () => {
  const scene = endToEnd();

  it('lose no authorization of each other by Authorize Again and its undo, nor when a folder is renamed', async () => {
    const folder = await scene.newFolder('examples');
    const basic = await folder.bytes();
    const grantIn = (bytes: string) => assertOnlyEntryChanged({ bytes: basic, set }, bytes).grant ?? '';
    await git(folder.path, 'init', '--quiet', '--initial-branch=main');
    const machine = await scene.newMachine();
    const vscode = await machine.open(folder);
    const page = await MigrationPage.start(machine, vscode, set);
    await page.walkToConfirm('Hybrid', practiceUsers.backup);
    await page.save();
    const migrated = await folder.bytes();
    const first = grantIn(migrated);
    await untilGrants(machine, first);
    await authorizedHere(vscode);
    await commitAll(folder.path);
    const worktree = await addWorktree(folder, 'release');

    const again = await authorizeAgain(machine, vscode);
    await again.walkToConfirm('Hybrid', practiceUsers.backup);
    await again.save();
    await again.text(/^The former authorization of .* is still on this computer/).waitFor();
    const second = grantIn(await folder.bytes());
    await untilGrants(machine, first, second);

    await vscode.sets.menu(set, 'Undo Migration', vscode.messages.inTheWay);
    const question = await vscode.messages.dialog();
    assert.match(question, /• Finance mailboxes: Hybrid → Hybrid/);
    assert.match(question, /The authorization of the restored record is on this computer\./);
    assert.match(question, /The authorization that the migration used stays on this computer/);
    await vscode.picture('undo-authorize-again');
    await vscode.messages.pressInDialog('Undo Migration');
    await vscode.page.locator('.part.statusbar').getByText('Undone: 1 backup set.').waitFor();
    assert.equal(await folder.bytes(), migrated);
    await authorizedHere(vscode);
    await untilGrants(machine, first, second);

    const there = await machine.open(worktree);
    await authorizedHere(there);
    assert.equal(await worktree.bytes(), migrated);
    await there.page.close();

    const renamed = await renameWorktree(folder, worktree, 'renamed');
    const inRenamed = await machine.open(renamed);
    await authorizedHere(inRenamed);
    const last = await authorizeAgain(machine, inRenamed);
    await last.goOn('Hybrid', 'Sign In Again');
    await last.press('Authorize');
    await last.problem.getByText(/stores authorizations now/).waitFor();
    const microsoft = await machine.nextPage(() => last.press('Take Over'));
    await signIn(microsoft, practiceUsers.backup);
    await answerPermissions(microsoft, 'Accept');
    await inRenamed.page.bringToFront();
    await last.confirmed();
    await last.save();
    await untilGrants(machine, first, second, grantIn(await renamed.bytes()));
    await authorizedHere(inRenamed);
    assert.equal(await folder.bytes(), migrated);
    await checkNoSecrets({ scene, machine, vscode: inRenamed, folder: renamed, set });

    await vscode.page.bringToFront();
    await vscode.reload();
    await authorizedHere(vscode);
  });
});

/** Waits until the window knows that the authorization of the set's record is on this machine: it can be tested then. */
async function authorizedHere({ sets }: Workbench): Promise<void> {
  await sets.show();
  await sets.untilLine(set);
  await sets.untilOffered(set, 'Test This Authorization');
  await sets.untilLine(new RegExp(`${set} {2}Hybrid · recorded$`));
}

async function authorizeAgain(machine: Machine, vscode: Workbench): Promise<MigrationPage> {
  const page = new MigrationPage(machine, vscode);
  await vscode.sets.menu(set, 'Authorize Again', (soon) => page.begins(set, soon));
  return page;
}

/** Waits until these grants are kept on the machine, and no other. */
async function untilGrants(machine: Machine, ...ids: readonly string[]): Promise<void> {
  const secrets = await machine.untilSecrets(ids.length);
  assert.deepEqual([...secrets.keys()].sort(), ids.map((id) => `grant/${id}`).sort());
}
