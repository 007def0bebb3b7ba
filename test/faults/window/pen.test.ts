import assert from 'node:assert/strict';
import { type PracticeUser, practiceUsers } from '../../../src/practice/estate';
import { endToEnd } from '../../e2e/endToEnd';
import { MigrationPage } from '../../e2e/migrationPage';
import { answerPermissions, signIn, titleOf } from '../../e2e/microsoftPages';
import { crash, lockHolder, windowsFor } from '../../e2e/otherWindows';
import { isRunning } from '../../vscodeHost/processTree';

const sets = ['Finance mailboxes', 'Payroll', 'Sales mailboxes', 'Finance archive'] as const;
const { backup, finance, fabrikamBackup } = practiceUsers;

describe('Four real windows of one browser', () => {
  const scene = endToEnd({ breaksHost: true });
  const stopped: number[] = [];
  afterEach(() => stopped.splice(0).forEach((pid) => isRunning(pid) && process.kill(pid, 'SIGCONT')));

  it('keep each authorization where the one that stores them is suspended, killed, or left by its tab', async () => {
    const folder = await scene.newFolder('test/fixtures/queue');
    const machine = await scene.newMachine();
    const holder = () => lockHolder(scene.server.home, 'secrets');
    const pages = await windowsFor(machine, folder, sets);
    const [one, two, three, four] = pages as [MigrationPage, MigrationPage, MigrationPage, MigrationPage];
    const front = (page: MigrationPage) => page.vscode.page.bringToFront();
    /** What another window stored is brought here by a reload; then the page is where it was. */
    const reload = async (page: MigrationPage, set: string) => {
      await page.problem.getByText(/stored authorizations that this window doesn't have/).waitFor();
      await page.vscode.untilReloaded(() => page.press('Reload Window'));
      await MigrationPage.start(machine, page.vscode, set);
      await page.goOn('Hybrid', set === 'Finance archive' ? 'Sign In Again' : 'Continue');
    };
    /** Another window holds on to what lets it store them, until this one takes over. */
    const takeOver = async (page: MigrationPage, user: PracticeUser) => {
      await page.press('Authorize');
      await page.problem.getByText(/"queue", stores authorizations now/).waitFor();
      const microsoft = await machine.nextPage((opened) => page.press('Take Over', opened));
      await signIn(microsoft, user);
      await answerPermissions(microsoft, 'Accept');
      await front(page);
      await page.confirmed();
      await page.save();
    };

    // Suspended just before the code comes: it finds the code waiting when it goes on.
    const microsoft = await one.authorize();
    await signIn(microsoft, backup);
    assert.match(await titleOf(microsoft), /^Permissions requested/);
    const suspended = await holder();
    process.kill(suspended, 'SIGSTOP');
    stopped.push(suspended);
    await front(two);
    await takeOver(two, finance);
    const [ofTwo] = (await machine.untilSecrets(1)).keys();
    const accepted = answerPermissions(microsoft, 'Accept').catch(() => undefined);
    process.kill(suspended, 'SIGCONT');
    await accepted;
    await front(one);
    await one.problem.getByText(/took over and stores authorizations now/).waitFor();
    assert.notEqual(await holder(), suspended);
    assert.deepEqual([...(await machine.untilSecrets(1)).keys()], [ofTwo]);
    assert.equal((await folder.bytes()).match(/"method": "hybrid"/g)?.length, 1);
    await one.press('Take Over');
    await reload(one, sets[0]);
    await one.authorizeAs(backup);
    await one.save();
    await machine.untilSecrets(2);

    const killed = await holder();
    process.kill(killed, 'SIGKILL');
    await front(three);
    await three.press('Authorize');
    await reload(three, sets[2]);
    await three.authorizeAs(fabrikamBackup);
    await three.save();
    await machine.untilSecrets(3);

    const orphaned = await holder();
    await crash(three.vscode);
    await front(four);
    await four.press('Authorize');
    await four.problem.getByText(/stored authorizations that this window doesn't have/).waitFor();
    assert.deepEqual([await holder(), isRunning(orphaned)], [orphaned, true]);
    // A window that reloads for what is stored takes over: nobody writes meanwhile.
    await reload(four, sets[3]);
    await four.authorizeAs(backup);
    await four.save();
    assert.notEqual(await holder(), orphaned);
    assert.equal(isRunning(orphaned), true, 'It lives on, and gave way.');

    const kept = await machine.untilSecrets(4);
    assert.ok(kept.has(ofTwo!));
    await four.vscode.sets.show();
    for (const set of sets) await four.vscode.sets.untilLine(new RegExp(`${set} {2}Hybrid · recorded$`));
  });
});
