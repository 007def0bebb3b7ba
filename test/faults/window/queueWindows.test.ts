import type { Page } from 'playwright-core';
import { practiceUsers } from '../../../src/practice/estate';
import { endToEnd } from '../../e2e/endToEnd';
import type { Machine } from '../../e2e/machine';
import { answerPermissions, signIn } from '../../e2e/microsoftPages';
import { MigrationPage } from '../../e2e/migrationPage';
import { crash, lockHolder, pageStored } from '../../e2e/otherWindows';

const first = /^1 of 3: finance@contoso\.practice at contoso\.practice$/;
const second = /^2 of 3: backup@fabrikam\.practice at fabrikam\.practice$/;
const third = /^3 of 3: backup@contoso\.practice at contoso\.practice$/;
const firstOrSecond = new RegExp(`${first.source}|${second.source}`);

describe('A migration queue', () => {
  const scene = endToEnd({ breaksHost: true });

  it('goes on after its extension host was killed, and in another window after its tab crashed', async () => {
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
    const microsoft = await authorizeAfterKill(machine, page);
    await signIn(microsoft, practiceUsers.fabrikamBackup);
    await answerPermissions(microsoft, 'Accept');
    await vscode.page.bringToFront();
    await page.confirmed();
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
