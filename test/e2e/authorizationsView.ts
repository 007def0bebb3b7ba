import type { Locator, Page } from 'playwright-core';

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
    await this.header.click();
    await this.sets.click();
    await this.rows.first().waitFor();
    return this.rows.locator('.label-name').allInnerTexts();
  }

  /** Opens an authorization's row. @returns the text of all rows */
  async detailsOf(label: string): Promise<string> {
    const row = this.rows.filter({ has: this.page.getByText(label, { exact: true }) });
    await row.click();
    await this.page.keyboard.press('ArrowRight');
    await this.rows.filter({ has: this.page.getByText('Permissions', { exact: true }) }).waitFor();
    return (await this.rows.allInnerTexts()).join('\n');
  }

  async fold(): Promise<void> {
    await this.sets.click();
    await this.header.click();
    await this.rows.first().waitFor({ state: 'hidden' });
  }
}
