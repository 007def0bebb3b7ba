import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceUsers } from '../../src/practice/estate';
import { copiedBy } from './clipboard';
import { endToEnd, type OpenFolder } from './endToEnd';
import type { Folder } from './folder';
import { MigrationPage } from './migrationPage';

const set = 'Finance mailboxes';

/** A colleague's edit, on disk. */
async function edit(folder: Folder, change: (text: string) => string): Promise<void> {
  const file = join(folder.path, 'backup-sets.json');
  const text = await readFile(file, 'utf8');
  assert.notEqual(change(text), text);
  await writeFile(file, change(text));
}

describe('Texts of a file', () => {
  const scene = endToEnd();

  /** The examples, changed before the window opens: no row is drawn again under the pointer. */
  async function openWith(change: (text: string) => string): Promise<OpenFolder> {
    const folder = await scene.newFolder('examples');
    await edit(folder, change);
    const machine = await scene.newMachine();
    return { folder, machine, vscode: await machine.open(folder) };
  }

  it('become no link in a notification', async () => {
    const name = '[Show](command:workbench.action.quit)';
    const { folder, machine, vscode } = await openWith((text) => text.replace(set, name));
    const page = await MigrationPage.start(machine, vscode, name);
    await page.walkToConfirm('Modern', practiceUsers.globalAdmin);
    await page.save();
    // A change by hand: Undo says so, and names the set.
    await edit(folder, (text) => text.replace('"role": "confirmed"', '"role": "unchecked"'));
    await vscode.sets.untilLine(/Modern/);
    const said = vscode.messages.withWords('[Show]');
    await vscode.sets.menu(name, 'Undo Migration', said);
    const message = said.locator('.notification-list-item-message');
    assert.ok((await message.innerText()).replaceAll('\u200b', '').includes(name));
    assert.equal(await message.locator('a').count(), 0);
    await vscode.picture('foreign-notification');
  });

  it('reach the browser in the address as it was built', async () => {
    const accounts = {
      [set]: 'guest_x#EXT#@contoso.com',
      'Team sites': 'a+b@contoso.com',
      'Board mailboxes': 'a&redirect_uri=http://x.example&x=@contoso.com',
      'Board archive': 'müller%25@contoso.com',
    };
    const { machine, vscode } = await openWith((text) =>
      Object.entries(accounts).reduce(
        (changed, [name, account]) =>
          changed.replace(new RegExp(`("name": "${name}"[^}]*?"account": ")[^"]*`), `$1${account}`),
        text,
      ),
    );
    for (const [name, account] of Object.entries(accounts)) {
      const page = await MigrationPage.start(machine, vscode, name);
      await page.goOn('Hybrid');
      await page.approveApp();
      const built = await copiedBy(
        vscode,
        (copied) => page.press('Copy Link', copied),
        /^http:\/\/login\.localhost/,
      );
      const sent = machine.context.waitForEvent('request', (request) =>
        request.url().includes('/authorize?'),
      );
      await page.openPage('Open Again');
      assert.equal((await sent).url(), built);
      const { searchParams } = new URL(built);
      const asked = scene.authority.requests.filter(({ endpoint }) => endpoint === 'authorize').at(-1);
      assert.deepEqual(asked?.queryKeys, [...searchParams.keys()]);
      assert.equal(asked.values['login_hint'], account);
      assert.equal(asked.values['redirect_uri'], searchParams.get('redirect_uri'));
      await vscode.page.bringToFront();
      await page.press('Cancel Sign-In');
      await page.begins(name);
    }
  });
});
