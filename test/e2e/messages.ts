import type { Locator, Page } from 'playwright-core';
import { pressUntil } from './until';

/** What VS Code says to a person: notifications in the corner, and dialogs in the way. */
export class Messages {
  constructor(private readonly page: Page) {}

  /** The dialog that is in the way. */
  get inTheWay(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Notifications with these words. */
  withWords(words: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: words }).first();
  }

  /** The notification with these words, once it shows. */
  async notification(words: string | RegExp): Promise<Locator> {
    const notification = this.withWords(words);
    await notification.waitFor();
    return notification;
  }

  /** The texts of the notifications that show now. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-list-item .notification-list-item-message').allInnerTexts();
  }

  /** Presses a button of a notification, which goes with that. */
  async press(words: string | RegExp, button: string): Promise<void> {
    const notification = await this.notification(words);
    const pressed = notification.getByRole('button', { name: button, exact: true });
    await pressUntil(
      (soon) => pressed.click(soon),
      (soon) => pressed.waitFor({ state: 'detached', ...soon }),
      () => `The notification ${String(words)} stays.`,
    );
  }

  /** Closes a notification. */
  async close(words: string | RegExp): Promise<void> {
    const notification = await this.notification(words);
    await pressUntil(
      async (soon) => {
        await notification.hover(soon);
        await notification.getByRole('button', { name: /^Clear Notification/ }).click(soon);
      },
      (soon) => notification.waitFor({ state: 'detached', ...soon }),
      () => `The notification ${String(words)} can't be closed.`,
    );
  }

  /** The text of the dialog that is in the way, once it shows. */
  async dialog(): Promise<string> {
    await this.inTheWay.waitFor();
    return this.inTheWay.locator('.dialog-message-container').innerText();
  }

  /** Presses a button of the dialog that is in the way, once it shows. */
  async pressInDialog(button: string | RegExp): Promise<void> {
    const pressed = this.inTheWay.getByRole('button', { name: button });
    await pressed.waitFor();
    await pressUntil(
      (soon) => pressed.click(soon),
      (soon) => pressed.waitFor({ state: 'detached', ...soon }),
      () => `The dialog with ${String(button)} stays.`,
    );
  }
}
