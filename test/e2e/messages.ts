import type { Locator, Page } from 'playwright-core';

/** What VS Code says to a person: notifications in the corner, and dialogs in the way. */
export class Messages {
  constructor(private readonly page: Page) {}

  /** The notification with these words, once it shows. */
  async notification(words: string | RegExp): Promise<Locator> {
    const notification = this.page.locator('.notification-list-item').filter({ hasText: words }).first();
    await notification.waitFor();
    return notification;
  }

  /** The texts of the notifications that show now. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-list-item .notification-list-item-message').allInnerTexts();
  }

  /** Presses a button of a notification. */
  async press(words: string | RegExp, button: string): Promise<void> {
    const notification = await this.notification(words);
    await notification.getByRole('button', { name: button, exact: true }).click();
  }

  /** Closes a notification. */
  async close(words: string | RegExp): Promise<void> {
    const notification = await this.notification(words);
    await notification.hover();
    await notification.getByRole('button', { name: /^Clear Notification/ }).click();
    await notification.waitFor({ state: 'detached' });
  }

  /** The text of the dialog that is in the way, once it shows. */
  async dialog(): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return dialog.locator('.dialog-message-container').innerText();
  }

  /** Presses a button of the dialog that is in the way. */
  async pressInDialog(button: string | RegExp): Promise<void> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: button }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}
