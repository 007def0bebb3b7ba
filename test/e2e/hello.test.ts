import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { assertKeptNowhere } from './secretSearch';
import { pressUntil, type Soon, until } from './until';

describe('The installed extension', () => {
  const scene = endToEnd();

  it('shows the backup sets of the folder, and opens one by a click and by Enter', async () => {
    const { folder, machine, vscode } = await scene.open('test/fixtures/workspace');
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');
    await vscode.picture('tree');
    await vscode.sets.open('Finance mailboxes');
    const page = new MigrationPage(machine, vscode);
    await page.shows('Finance mailboxes', "What's next");
    await vscode.run('View: Close All Editors');
    await page.heading("What's next").waitFor({ state: 'hidden' });
    await vscode.run('Backup Sets: Focus on Backup Sets View');
    await pressUntil(
      () => vscode.page.keyboard.press('Enter'),
      vscode.tab('Finance mailboxes'),
      () => 'Enter opens nothing.',
    );
    await page.shows('Finance mailboxes', "What's next");
    await vscode.run('View: Close All Editors');
    await page.heading("What's next").waitFor({ state: 'hidden' });
    await vscode.run('Backup Sets: Refresh');
    await vscode.reload();
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');
    assert.equal((await machine.secrets()).size, 0);
    await assertKeptNowhere(scene, machine, vscode, folder, ['never-written-anywhere']);
  });

  it('helps in the file: a fix, a new name, a value and the next step, by keyboard and by a press', async () => {
    const { folder, machine, vscode } = await scene.open('test/fixtures/workspace');
    const file = join(folder.path, 'backup-sets.json');
    const fabrikam = '{ "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "global" }';
    const text = (await readFile(file, 'utf8')).replace('" }],', `" }, ${fabrikam}],`);
    await writeFile(file, text.replace('"tenant": "contoso",', '"tenant": "contos",'));
    const { page } = vscode;
    const shows = (wanted: RegExp) => (soon: Soon) =>
      until(
        async () => wanted.test(await vscode.textInEditor()) || undefined,
        () => `The editor does not show ${String(wanted)}.`,
        soon,
      );
    const opened = (key: string, box: Locator) =>
      pressUntil(
        async () => (await box.isVisible()) || page.keyboard.press(key),
        box,
        () => `${key} opens nothing.`,
      );
    await vscode.openFile('backup-sets.json');
    await page.locator('.codelens-decoration', { hasText: 'blocked' }).waitFor();

    // A problem that is shown already isn't gone past.
    const problem = page.getByText('Did you mean "contoso"?').first();
    await pressUntil(
      async () => (await problem.isVisible()) || vscode.run('Go to Next Problem (Error, Warning, Info)'),
      problem,
      () => 'The problem is not shown.',
    );
    await page.keyboard.press('Escape');
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Use "contoso"' });
    await opened('ControlOrMeta+.', fix);
    await vscode.picture('editor-fix');
    await pressUntil(
      async () => {
        await opened('ControlOrMeta+.', fix);
        await page.keyboard.press('Enter');
      },
      shows(/"tenant": "contoso",\n/),
      () => 'The fix does nothing.',
    );

    await page.keyboard.press('ArrowRight');
    const box = page.locator('.rename-box input');
    await pressUntil(
      async (soon) => {
        await opened('F2', box);
        await box.fill('northwind', soon);
        await box.press('Enter', soon);
      },
      shows(/"id": "northwind"[^]*"tenant": "northwind",\n/),
      () => 'Nothing is renamed.',
    );

    // Right behind the quotation mark, so that nothing typed narrows what is offered.
    await page.keyboard.press('ArrowLeft');
    const value = page.locator('.suggest-widget .monaco-list-row', { hasText: '"fabrikam"' });
    await opened('ControlOrMeta+Space', value);
    await vscode.picture('editor-completion');
    await pressUntil(
      async (soon) => {
        await opened('ControlOrMeta+Space', value);
        await value.click(soon);
      },
      shows(/"tenant": "fabrikam",\n/),
      () => 'The value is not taken.',
    );
    await vscode.save('backup-sets.json');

    await page.locator('.codelens-decoration', { hasText: 'Enter Client ID' }).waitFor();
    await vscode.picture('editor-lines');
    const setPage = new MigrationPage(machine, vscode);
    // On a busy computer VS Code can go on showing a line whose command it has dropped: then it has to draw it anew.
    let isOld = false;
    await pressUntil(
      async (soon) => {
        if (isOld) await vscode.run('Backup Sets: Refresh');
        isOld = true;
        await page.locator('.codelens-decoration a', { hasText: 'Basic · blocked' }).click(soon);
      },
      (soon) => setPage.shows('Finance mailboxes', "What's next", soon),
      () => 'The line above the entry leads nowhere.',
    );
    const saved = text
      .replace('"id": "contoso"', '"id": "northwind"')
      .replace('"tenant": "contoso",', '"tenant": "fabrikam",');
    assert.equal(await readFile(file, 'utf8'), saved);
  });
});
