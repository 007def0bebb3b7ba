import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceUsers } from '../../src/practice/estate';
import { projectRoot } from '../vscodeHost/projectRoot';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { answerPermissions, signIn } from './microsoftPages';

const set = 'Finance mailboxes';

for (const language of ['de', 'ja']) {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(projectRoot, name), 'utf8')) as Readonly<Record<string, string>>;
  const manifest = read(`package.nls.${language}.json`);
  const sentences = read(`l10n/bundle.l10n.${language}.json`);
  /** What stands there for an English sentence. */
  const own = (english: string, ...places: readonly string[]) =>
    (sentences[english] ?? '').replace(/\{(\d)\}/g, (_, index: string) => places[Number(index)] ?? '');

  describe(`One backup set moves to Hybrid in the display language “${language}”`, () => {
    const scene = endToEnd({ language });

    it('by the words of that language, from its row to Saved', async () => {
      const { machine, vscode } = await scene.open();
      await vscode.page
        .locator('.part.activitybar')
        .getByRole('tab', { name: manifest['container'] ?? '' })
        .click();
      const row = vscode.page.getByRole('treeitem', { name: new RegExp(set) });
      await row.waitFor();
      await row.click();
      const page = new MigrationPage(machine, vscode);
      await page.shows(set, own("What's next"));
      await vscode.picture(`${language}-overview`);
      await page.press(own('Migrate'));
      await page.shows(set, own('Migrate authentication'));
      await page.method('Hybrid').click();
      await page.chosen('Hybrid').waitFor();
      await vscode.picture(`${language}-review`);
      await page.press(own('Continue'));
      await page.shows(set, own('Authorize at Microsoft'));
      await page.box(/.*/).first().click();
      await vscode.picture(`${language}-authorize`);
      const microsoft = await machine.nextPage(() => page.press(own('Authorize')));
      await signIn(microsoft, practiceUsers.backup);
      await answerPermissions(microsoft, 'Accept');
      await microsoft.getByText(own('You can close this tab and return to VS Code.')).waitFor();
      await vscode.page.bringToFront();
      await page.shows(set, own('Confirm'));
      await vscode.picture(`${language}-confirm`);
      await page.press(own('Save'));
      await page.shows(set, own('Recorded as {0}', 'Hybrid'));
      await vscode.picture(`${language}-saved`);
      const said = await page.words();
      assert.ok(said.includes(own('Mark as Done in {0}…', 'AhsayOBM')), said);
    });
  });
}
