import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceUsers } from '../../src/practice/estate';
import { beforeSave, checkAfterSave } from './afterSave';
import { endToEnd } from './endToEnd';
import type { Folder } from './folder';
import { MigrationPage } from './migrationPage';

const set = 'Team sites';

describe('One backup set with SharePoint sites and Personal Sites', () => {
  const scene = endToEnd();

  it('moves to Hybrid, for now, on 8.3.6.0; on 9.0 to Modern, its limits acknowledged', async () => {
    const { folder, machine, vscode } = await scene.open();
    const basic = await beforeSave({ scene, machine, vscode, folder, set });
    let page = await MigrationPage.start(machine, vscode, set);
    await vscode.picture('sites-continue');
    await page.method('Modern').and(vscode.webview().locator('[aria-disabled=true]')).waitFor();
    await page.chosen('Hybrid').waitFor();
    await page.unfold(/^Rules and their sources/, page.text(/^Source: the product's manual/));
    await page.untilWords(
      /Modern\s+Closed/,
      /Modern doesn't suit backup sets with Personal Sites or SharePoint sites before version 9\.0/,
      /Source: the product's manual; its versions: public documentation of backup vendors \(.+\)\./,
      /Hybrid\s+The only method open at 8\.3\.6\.0; sites are most likely not backed up\. Upgrade to 9\.0 or later/,
    );
    await page.walkToConfirm('Hybrid', practiceUsers.backup);
    await page.save();
    await checkAfterSave(basic, { badge: 'Hybrid · recorded' });

    await upgrade(folder);
    await vscode.sets.untilLine(`${set}  Hybrid · review`);
    const why = 'Hybrid was chosen because Modern was closed. Modern is open now: consider migrating to it.';
    await vscode.sets.untilTooltip(set, why);
    const hybrid = await beforeSave({ scene, machine, vscode, folder, set });
    page = await MigrationPage.start(machine, vscode, set);
    await page.choose('Modern');
    await page.text("AhsayOBM doesn't cover site features under Modern.").waitFor();
    await page.closed('Continue').waitFor();
    await vscode.picture('sites-limits');
    await page.tick('I understand the limitation and confirm');
    await page.walkToConfirm('Modern', practiceUsers.globalAdmin);
    await page.save();
    const record = await checkAfterSave(hybrid, { badge: 'Modern · recorded' });
    assert.equal(record.acknowledged?.length, 4);
    assert.equal(record.edition, '9.0');
  });
});

/** The backup product was upgraded, and the file says so. */
async function upgrade(folder: Folder): Promise<void> {
  const path = join(folder.path, 'backup-sets.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"version": "8.3.6.0"', '"version": "9.0"'));
}
