import type { Page } from 'playwright-core';
import { type PracticeUser, practiceUsers } from '../../src/practice/estate';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { answerPermissions, signIn } from './microsoftPages';
import type { Machine } from './machine';
import { crash, lockHolder, windowsFor } from './otherWindows';

const first = /^1 of 3: finance@contoso\.practice at contoso\.practice$/;
const second = /^2 of 3: backup@fabrikam\.practice at fabrikam\.practice$/;
const third = /^3 of 3: backup@contoso\.practice at contoso\.practice$/;
const firstOrSecond = new RegExp(`${first.source}|${second.source}`);
/** The tab with the page, in what a browser profile keeps of a window. */
const pageStored = /mainThreadWebview-backupAuth\.migration[^]{1,4000}backup-sets\.json#/;

describe('Several windows of one browser', () => {
  const scene = endToEnd({ breaksHost: true });

  /** The page where the person signs in as `user`, until the window's own page is at Confirm. */
  async function toConfirm(page: MigrationPage, microsoft: Parameters<typeof signIn>[0], user: PracticeUser) {
    await signIn(microsoft, user);
    await answerPermissions(microsoft, 'Accept');
    await page.vscode.page.bringToFront();
    await page.confirmed();
  }

  it('lose nothing of each other: one stores authorizations at a time, another takes over', async () => {
    const folder = await scene.newFolder('test/fixtures/queue');
    const machine = await scene.newMachine();
    const sets = ['Finance mailboxes', 'Payroll', 'Sales mailboxes', 'Finance archive'] as const;
    const { backup, finance, fabrikamBackup } = practiceUsers;
    const users = [backup, finance, fabrikamBackup, backup] as const;
    const pages = await windowsFor(machine, folder, sets);
    // That all press Save at the moment of a write isn't possible by hand: Authorize asks for the right to store, and only a
    // window that lost it during an exchange stores at Save. secretTurns.test.ts has two of those.
    const [one, two, three, four] = pages as [MigrationPage, MigrationPage, MigrationPage, MigrationPage];

    await one.authorize();
    await front(two);
    await two.press('Authorize');
    await two.problem.getByText(/"queue", stores authorizations now/).waitFor();
    await two.vscode.picture('other-window');
    const microsoft = await machine.nextPage(() => two.press('Take Over'));
    await toConfirm(two, microsoft, users[1]);
    await two.save();
    await front(one);
    await one.problem.getByText(/took over and stores authorizations now/).waitFor();
    await one.vscode.picture('taken-over');

    for (const [page, n] of [
      [one, 0],
      [three, 2],
      [four, 3],
    ] as const) {
      await front(page);
      await page.press(page === one ? 'Take Over' : 'Authorize');
      await page.problem.getByText(/stored authorizations that this window doesn't have/).waitFor();
      if (page === one) await page.vscode.picture('reload-for-it');
      await page.vscode.untilReloaded(() => page.press('Reload Window'));
      // All four windows have one folder, and so one kept page.
      await MigrationPage.start(machine, page.vscode, sets[n]);
      await page.goOn('Hybrid', n === 3 ? 'Sign In Again' : 'Continue');
      await page.authorizeAs(users[n]);
      await page.save();
    }
    await machine.untilSecrets(4);
    await four.vscode.sets.show();
    for (const set of sets) await four.vscode.sets.untilLine(new RegExp(`${set} {2}Hybrid · recorded$`));
  });

  it('let the next one go on with a queue, after a killed host and after a crashed tab', async () => {
    const folder = await scene.newFolder('test/fixtures/queue');
    const machine = await scene.newMachine();
    const vscode = await machine.open(folder);
    const page = await MigrationPage.queue(machine, vscode);
    await page.leaveStep('Move to the End', first);
    await page.walkToConfirm('Hybrid', practiceUsers.finance);
    await machine.untilSecrets(1);
    await machine.untilStored(pageStored);

    const host = await lockHolder(scene.server.home, 'queue');
    // Once, and not until it shows: whether it comes before the end is chance.
    await page.open('Save').click();
    process.kill(host, 'SIGKILL');
    await vscode.reload();
    await page.step(firstOrSecond).waitFor();
    if (await page.step(first).isVisible()) {
      await page.heading('Confirm').waitFor();
      await page.save();
      await page.nextAccount(second);
    }
    await page.goOn('Hybrid');
    await toConfirm(page, await authorizeAfterKill(machine, page), practiceUsers.fabrikamBackup);
    await machine.untilSecrets(2);
    await machine.untilStored(pageStored);

    await crash(vscode);
    const next = await machine.open(folder, { trusted: false });
    const goesOn = new MigrationPage(machine, next);
    const offer = /Another window, "queue", runs a migration queue\./;
    await next.messages.notification(offer);
    await next.picture('queue-taken');
    await next.messages.press(offer, 'Take Over');
    await goesOn.step(second).waitFor();
    await goesOn.heading('Confirm').waitFor();
    await goesOn.save();
    // Storing authorizations came along with the queue: nothing stands against the next one.
    await goesOn.nextAccount(third);
    await goesOn.walkToConfirm('Hybrid', practiceUsers.backup);
    await goesOn.save();
    await machine.untilSecrets(3);
    await goesOn.press('Finish the Queue');
    await goesOn.text('Authorizations saved: 3').waitFor();
  });
});

/**
 * A host that is killed while it writes a secret can leave a browser that does not have it. Whether it was writing is
 * chance; if it was, the page says so, and the person goes on without.
 */
async function authorizeAfterKill(machine: Machine, page: MigrationPage): Promise<Page> {
  await page.approveApp();
  const without = page.button('Continue Without Them');
  return machine.nextPage(async () => {
    const opened = machine.context.waitForEvent('page');
    await page.press('Authorize');
    const lost = await Promise.race([opened.then(() => false), without.waitFor().then(() => true)]);
    if (lost) await page.press('Continue Without Them');
    await opened;
  });
}

async function front(page: MigrationPage): Promise<void> {
  await page.vscode.page.bringToFront();
}
