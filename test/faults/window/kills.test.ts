import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import type { Page } from 'playwright-core';
import { practiceUsers } from '../../../src/practice/estate';
import { assertOnlyEntryChanged, checkNoSecrets } from '../../e2e/afterSave';
import { endToEnd } from '../../e2e/endToEnd';
import { MigrationPage } from '../../e2e/migrationPage';
import { pageStored } from '../../e2e/otherWindows';
import { control, killAt, stoppableExtension } from './stoppable';

const set = 'Finance mailboxes';

describe('A real window whose extension host is killed', () => {
  const scene = endToEnd({
    breaksHost: true,
    extension: stoppableExtension,
    env: { BACKUP_AUTH_STEPS: control },
  });

  it('between code and Save, in a Save, an undo and a deletion loses nothing that was kept', async () => {
    const { folder, machine, vscode } = await scene.open();
    const before = await folder.bytes();
    const beside = async () => (await readdir(folder.path)).filter((name) => name.endsWith('.tmp')).length;
    const requests = () => scene.authority.requests.length;
    const page = await MigrationPage.start(machine, vscode, set);
    await page.goOn('Hybrid');
    await machine.untilStored(pageStored);

    // The code is used up, and nothing is stored: only here somebody has to sign in again.
    let microsoft: Page | undefined;
    machine.context.on('page', (opened) => (microsoft ??= opened));
    await killAt(vscode, { name: 'store grant/*', when: 'before' }, () =>
      page.signInAs(practiceUsers.backup),
    );
    await vscode.sets.show();
    await vscode.sets.untilLine(new RegExp(`${set} {2}Basic`));
    assert.equal((await machine.secrets()).size, 0);
    assert.equal(await folder.bytes(), before);
    await page.begins(set);
    await page.problem
      .getByText(/^VS Code was reloaded .* That sign-in is void\. Nothing was changed\.$/)
      .waitFor();
    assert.equal(await listens(portIn(microsoft!)), false, 'A listener is left.');
    const pages = machine.context.pages().length;
    const asked = requests();
    await vscode.picture('killed-before-stored');

    await page.goOn('Hybrid');
    assert.equal(machine.context.pages().length, pages, 'A browser page opened by itself.');
    assert.equal(requests(), asked, 'A sign-in began by itself.');
    await killAt(
      vscode,
      { name: 'store grant/*', when: 'after' },
      () => page.signInAs(practiceUsers.backup),
      () => machine.untilSecrets(1),
    );
    const signedIn = requests();
    await page.confirmed();
    assert.equal(await folder.bytes(), before);
    await vscode.sets.untilLine(/Finance mailboxes {2}Basic · not saved/);

    for (const point of [
      { name: 'write backup-sets.json.*.tmp', when: 'half' },
      { name: 'rename backup-sets.json', when: 'before' },
    ] as const) {
      await killAt(vscode, point, () => page.open('Save').click());
      await page.confirmed();
      assert.equal(await folder.bytes(), before);
      assert.ok((await beside()) > 0);
    }
    await page.save();
    await vscode.sets.untilLine(/Finance mailboxes {2}Hybrid · recorded$/);
    assertOnlyEntryChanged({ bytes: before, set }, await folder.bytes());
    assert.equal(await beside(), 0);
    assert.equal(requests(), signedIn, 'Nobody signed in again.');

    const undo = async () => {
      await vscode.sets.menu(set, 'Undo Migration', vscode.messages.inTheWay);
      await vscode.messages.pressInDialog('Undo Migration');
    };
    const saved = await folder.bytes();
    await killAt(vscode, { name: 'rename backup-sets.json', when: 'before' }, undo);
    await vscode.sets.show();
    await vscode.sets.untilLine(/Finance mailboxes {2}Hybrid · recorded$/);
    assert.equal(await folder.bytes(), saved);
    await killAt(vscode, { name: 'rename backup-sets.json', when: 'after' }, undo);
    await vscode.sets.show();
    await vscode.sets.untilLine(/Finance mailboxes {2}Basic · not saved/);
    assert.equal(await folder.bytes(), before);
    assert.equal(await beside(), 0);
    await vscode.sets.action(set, 'Return to Migration', page.heading('Confirm'));
    await page.confirmed();
    await page.save();
    await machine.untilSecrets(1);
    assert.equal(requests(), signedIn, 'Nobody signed in again.');
    await checkNoSecrets({ scene, machine, vscode, folder, set });

    const deletion = async () => {
      await vscode.sets.menu(set, 'Delete from This Computer', vscode.messages.inTheWay);
      await vscode.messages.pressInDialog('Delete from This Computer');
    };
    await killAt(vscode, { name: 'delete grant/*', when: 'before' }, deletion);
    await vscode.sets.show();
    await vscode.sets.untilLine(/Finance mailboxes {2}Hybrid · recorded$/);
    await machine.untilSecrets(1);
    await killAt(vscode, { name: 'delete grant/*', when: 'after' }, deletion, () => machine.untilSecrets(0));
    await vscode.sets.show();
    await vscode.sets.untilLine(/Finance mailboxes {2}Hybrid · no authorization/);
    await machine.untilSecrets(0);
  });

  it('in a queue goes on with it where it was, with no second sign-in', async () => {
    const { folder, machine, vscode } = await scene.open('test/fixtures/queue');
    const page = await MigrationPage.queue(machine, vscode);
    const first = page.step(/^1 of 3: /);
    await page.walkToConfirm('Hybrid', practiceUsers.backup);
    await machine.untilSecrets(1);
    await machine.untilStored(pageStored);
    const signedIn = scene.authority.requests.length;
    const before = await folder.bytes();

    const archive = await folder.bytes('archive.backup-sets.json');
    await killAt(vscode, { name: 'rename archive.backup-sets.json', when: 'before' }, () =>
      page.press('Save'),
    );
    await first.waitFor();
    await page.confirmed();
    assert.equal(await folder.bytes('archive.backup-sets.json'), archive);
    assert.equal(await folder.bytes(), before);

    // Of the account's two files one is saved: for the other one the same authorization is there.
    await killAt(vscode, { name: 'rename backup-sets.json', when: 'before' }, () =>
      page.open('Save').click(),
    );
    await first.waitFor();
    await page.text('Finance archive was left out: It needs nothing anymore.').waitFor();
    await vscode.picture('killed-in-queue');
    assert.match(await folder.bytes('archive.backup-sets.json'), /"method": "hybrid"/);
    assert.equal(await folder.bytes(), before);
    await page.choose('Hybrid');
    await page.press("Use backup@contoso.practice's Authorization");
    await page.confirmed();
    await page.save();
    await vscode.sets.show();
    for (const set of ['Finance archive', 'Finance mailboxes', 'Team sites'])
      await vscode.sets.untilLine(new RegExp(`${set} {2}Hybrid · recorded$`));
    await page.nextAccount(/^2 of 3: /);
    assert.equal(scene.authority.requests.length, signedIn, 'Nobody signed in again.');
    await machine.untilSecrets(1);
  });
});

/** Where the browser was to bring the answer to. */
function portIn(microsoft: Page): number {
  const address = new URL(microsoft.url());
  return Number(address.port);
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection({ port, host: '127.0.0.1' });
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
