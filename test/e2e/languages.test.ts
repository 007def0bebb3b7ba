import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceApps, practiceUsers } from '../../src/practice/estate';
import { projectRoot } from '../vscodeHost/projectRoot';
import { endToEnd } from './endToEnd';
import { MigrationPage } from './migrationPage';
import { answerPermissions, signIn } from './microsoftPages';
import { pressUntil } from './until';

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
      const icon = vscode.page
        .locator('.part.activitybar')
        .getByRole('tab', { name: manifest['container'] ?? '' });
      const row = vscode.page.getByRole('treeitem', { name: new RegExp(set) });
      await pressUntil(
        // A second click would hide the view again.
        async (soon) => (await icon.getAttribute('aria-selected', soon)) === 'true' || icon.click(soon),
        row,
        () => `No view “${manifest['container'] ?? ''}”.`,
      );
      const page = new MigrationPage(machine, vscode);
      await pressUntil(
        (soon) => row.click(soon),
        (soon) => page.shows(set, own("What's next"), soon),
        () => 'The row opens nothing.',
      );
      await vscode.picture(`${language}-overview`);
      await page.press(own('Migrate'));
      await page.shows(set, own('Migrate authentication'));
      await page.choose('Hybrid');
      await vscode.picture(`${language}-review`);
      await page.press(own('Continue'));
      await page.shows(set, own('Authorize at Microsoft'));
      await page.tick(new RegExp(`^${practiceApps.backup.clientId}`));
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
      await page.open(own('Mark as Done in {0}…', 'AhsayOBM')).first().waitFor();
    });
  });
}
