import type { Locator, Page } from 'playwright-core';
import { pressUntil, until } from './until';

/** The view "Authorizations", which is folded at first. */
export class AuthorizationsView {
  private readonly header: Locator;
  private readonly sets: Locator;
  private readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.header = page.getByRole('button', { name: 'Authorizations Section' });
    // Its progress stands in between.
    this.sets = page.getByRole('button', { name: /^Backup Sets\b.*Section$/ });
    this.rows = page.getByRole('tree', { name: /^Authorizations/ }).getByRole('treeitem');
  }

  /** Unfolds it, and folds the view above it: rows out of sight are not drawn. @returns the labels of its rows */
  async open(): Promise<string[]> {
    await this.unfolded(this.header, true);
    await this.unfolded(this.sets, false);
    await this.rows.first().waitFor();
    return this.rows.locator('.label-name').allInnerTexts();
  }

  /** Opens an authorization's row, until the text of all rows has these words. */
  async untilDetails(label: string, words: RegExp): Promise<void> {
    const row = this.rows.filter({ has: this.page.getByText(label, { exact: true }) });
    await pressUntil(
      async (soon) => {
        await row.click(soon);
        await this.page.keyboard.press('ArrowRight'); // on a row that is open it folds nothing
      },
      this.rows.filter({ has: this.page.getByText('Permissions', { exact: true }) }),
      () => `“${label}” does not open.`,
    );
    const text = async () => (await this.rows.allInnerTexts()).join('\n');
    await until(
      async () => words.test(await text()) || undefined,
      async () => `No ${String(words)} in:\n${await text()}`,
    );
  }

  async fold(): Promise<void> {
    await this.unfolded(this.sets, true);
    await this.unfolded(this.header, false);
    await this.rows.first().waitFor({ state: 'hidden' });
  }

  private async unfolded(header: Locator, wanted: boolean): Promise<void> {
    const as = header.and(this.page.locator(`[aria-expanded="${String(wanted)}"]`));
    await pressUntil(
      // A second click would turn it back.
      async (soon) => (await as.isVisible()) || header.click(soon),
      as,
      () => 'The view stays as it is.',
    );
  }
}
