import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { assertKeptNowhere } from './secretSearch';
import { until } from './until';

describe('The installed extension', () => {
  const scene = endToEnd();

  it('shows the backup sets of the folder, and opens one by a click and by Enter', async () => {
    const { folder, machine, vscode } = await scene.open('test/fixtures/workspace');
    await vscode.sets.show();
    await vscode.sets.untilLine('Finance mailboxes');
    await vscode.picture('tree');
    await vscode.sets.row('Finance mailboxes').click();
    const page = new MigrationPage(machine, vscode);
    await page.shows('Finance mailboxes', "What's next");
    await vscode.run('View: Close All Editors');
    await page.heading("What's next").waitFor({ state: 'hidden' });
    await vscode.run('Backup Sets: Focus on Backup Sets View');
    await vscode.page.keyboard.press('Enter');
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
    const shows = (wanted: RegExp) =>
      until(
        async () => wanted.test(await vscode.textInEditor()) || undefined,
        () => `The editor does not show ${String(wanted)}.`,
      );
    await vscode.openFile('backup-sets.json');
    await page.locator('.codelens-decoration', { hasText: 'blocked' }).waitFor();

    await vscode.run('Go to Next Problem (Error, Warning, Info)');
    await page.getByText('Did you mean "contoso"?').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+.');
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Use "contoso"' });
    await fix.waitFor();
    await vscode.picture('editor-fix');
    await page.keyboard.press('Enter');
    await shows(/"tenant": "contoso",\n/);

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.fill('northwind');
    await box.press('Enter');
    await shows(/"id": "northwind"[^]*"tenant": "northwind",\n/);

    // Right behind the quotation mark, so that nothing typed narrows what is offered.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ControlOrMeta+Space');
    const value = page.locator('.suggest-widget .monaco-list-row', { hasText: '"fabrikam"' });
    await value.waitFor();
    await vscode.picture('editor-completion');
    await value.click();
    await shows(/"tenant": "fabrikam",\n/);
    await vscode.run('File: Save');

    await page.locator('.codelens-decoration', { hasText: 'Enter Client ID' }).waitFor();
    await vscode.picture('editor-lines');
    await page.locator('.codelens-decoration a', { hasText: 'Basic · blocked' }).click();
    await new MigrationPage(machine, vscode).shows('Finance mailboxes', "What's next");
    const saved = text
      .replace('"id": "contoso"', '"id": "northwind"')
      .replace('"tenant": "contoso",', '"tenant": "fabrikam",');
    assert.equal(await readFile(file, 'utf8'), saved);
  });
});
