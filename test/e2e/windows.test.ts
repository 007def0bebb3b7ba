import { practiceUsers } from '../../src/practice/estate';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { answerPermissions, signIn } from './microsoftPages';
import { windowsFor } from './otherWindows';

const sets = ['Finance mailboxes', 'Payroll'] as const;

// test/faults/window has four of them, and one that is suspended, killed, or left by its tab.
describe('Two windows of one browser', () => {
  const scene = endToEnd();

  it('lose nothing of each other: one stores authorizations at a time, another takes over', async () => {
    const folder = await scene.newFolder('test/fixtures/queue');
    const machine = await scene.newMachine();
    const [one, two] = (await windowsFor(machine, folder, sets)) as [MigrationPage, MigrationPage];
    // That both press Save at the moment of a write isn't possible by hand: Authorize asks for the right to store, and only a
    // window that lost it during an exchange stores at Save. secretTurns.test.ts has two of those.

    await one.authorize();
    await two.vscode.page.bringToFront();
    await two.press('Authorize');
    await two.problem.getByText(/"queue", stores authorizations now/).waitFor();
    await two.vscode.picture('other-window');
    const microsoft = await machine.nextPage(() => two.press('Take Over'));
    await signIn(microsoft, practiceUsers.finance);
    await answerPermissions(microsoft, 'Accept');
    await two.vscode.page.bringToFront();
    await two.confirmed();
    await two.save();

    await one.vscode.page.bringToFront();
    await one.problem.getByText(/took over and stores authorizations now/).waitFor();
    await one.vscode.picture('taken-over');
    await one.press('Take Over');
    await one.problem.getByText(/stored authorizations that this window doesn't have/).waitFor();
    await one.vscode.picture('reload-for-it');
    await one.vscode.untilReloaded(() => one.press('Reload Window'));
    // Both windows have one folder, and so one kept page.
    await MigrationPage.start(machine, one.vscode, sets[0]);
    await one.goOn('Hybrid');
    await one.authorizeAs(practiceUsers.backup);
    await one.save();
    await machine.untilSecrets(2);
    await one.vscode.sets.show();
    for (const set of sets) await one.vscode.sets.untilLine(new RegExp(`${set} {2}Hybrid · recorded$`));
  });
});
