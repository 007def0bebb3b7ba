import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { builtTests } from '../vscodeHost/projectRoot';
import { Messages } from './messages';
import { QuickInput } from './quickInput';
import { AuthorizationsView } from './authorizationsView';
import { SetsTree } from './setsTree';
import { pressUntil } from './until';

/** Where pictures go: `out/pictures`. */
export const pictures = join(builtTests, '../pictures');

/** One window of VS Code. Its members wait for what they need to see. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly sets: SetsTree;
  readonly authorizations: AuthorizationsView;
  /** Notifications and modal dialogs. */
  readonly messages: Messages;

  constructor(readonly page: Page) {
    this.quickInput = new QuickInput(page);
    this.sets = new SetsTree(page);
    this.authorizations = new AuthorizationsView(page);
    this.messages = new Messages(page);
  }

  /** Waits for the window. */
  async settled(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor();
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** Trusts the open folder, which VS Code asks about (`askForTrust`); the profile remembers it. */
  async trust(): Promise<void> {
    await this.messages.pressInDialog(/^Yes, I trust the authors/);
  }

  /** A real reload: the extension host ends, another one starts, and the profile stays. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.settled();
  }

  /** The same, where something in the window asks for it. */
  async untilReloaded(action: () => Promise<unknown>): Promise<void> {
    // The action's own failure tells more than that of the wait, so its limit is the shorter one.
    await Promise.all([this.page.waitForEvent('domcontentloaded', { timeout: 120_000 }), action()]);
    await this.settled();
  }

  /** Runs a command from the palette by its whole title, such as `Backup Sets: Refresh`. */
  async run(title: string): Promise<void> {
    await this.page.bringToFront();
    await this.quickInput.run(title);
  }

  /** The page in the visible webview editor. */
  webview(): FrameLocator {
    return this.page
      .locator('iframe.webview.ready')
      .filter({ visible: true })
      .first()
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
  }

  /** Whether a dialog, a pick or a question is in the way now. */
  async isAsking(): Promise<boolean> {
    return (await this.messages.inTheWay.isVisible()) || (await this.quickInput.input.isVisible());
  }

  /** An entry of the status bar. */
  statusBar(words: string | RegExp): Locator {
    return this.page.locator('.part.statusbar').getByText(words);
  }

  /** The tab of an editor. */
  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name });
  }

  /** Brings an open editor to the front by its tab. */
  async toFront(name: string | RegExp): Promise<void> {
    await pressUntil(
      (soon) => this.tab(name).click(soon),
      this.inFront(name),
      () => `${String(name)} doesn't come to the front.`,
    );
  }

  /** Opens a file of the folder by its name, and puts the cursor into it. */
  async openFile(name: string): Promise<void> {
    const whole = new RegExp(`^${name.replace(/[.\\]/g, '\\$&')}(?![\\w.])`);
    // VS Code's list of files can change under the Enter, and then another one is opened.
    await pressUntil(
      () => this.quickInput.openFile(name),
      this.inFront(whole),
      () => `${name} doesn't come to the front.`,
    );
    await this.page.locator('.editor-instance .monaco-editor .view-lines').first().waitFor();
  }

  /** What can be seen of the text in the editor in front. */
  async textInEditor(): Promise<string> {
    const lines = this.page.locator('.editor-instance .monaco-editor .view-lines').filter({ visible: true });
    // VS Code draws blanks that do not break.
    return (await lines.first().innerText()).replaceAll('\u00a0', ' ');
  }

  /** Takes back the last change of a file that is open in an editor, and saves it. */
  async undo(name: string): Promise<void> {
    await this.focusFile(name);
    // A second step back would be one too many: a file that is changed already gets none.
    const changed = this.unsaved(name);
    await pressUntil(
      async () => (await changed.isVisible()) || this.page.keyboard.press('ControlOrMeta+z'),
      changed,
      () => `Nothing of ${name} is taken back.`,
    );
    await this.save(name);
  }

  /** Types into a file that is open in an editor, at its very end, once the keyboard is there; it stays unsaved. */
  async typeAtEnd(name: string, text: string): Promise<void> {
    await this.focusFile(name);
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.type(text);
    await this.unsaved(name).waitFor();
  }

  /** Pastes over all of a file that is open in an editor, and saves it. The page in front goes behind it. */
  async pasteOver(name: string, text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.focusFile(name);
    await pressUntil(
      async () => {
        await this.page.keyboard.press('ControlOrMeta+a');
        await this.page.keyboard.press('ControlOrMeta+v');
      },
      this.unsaved(name),
      () => `Nothing is pasted into ${name}.`,
    );
    await this.save(name);
  }

  /** Everything that stands in the window and in its webviews: markup, and what is typed into fields. */
  async everythingOnPage(): Promise<string> {
    const parts = this.page.frames().map((frame) =>
      frame.evaluate(() => {
        const fields = [...document.querySelectorAll('input, textarea')];
        const typed = fields.map((field) => (field as HTMLInputElement | HTMLTextAreaElement).value);
        return [location.href, document.documentElement.outerHTML, ...typed].join('\n');
      }),
    );
    return (await Promise.all(parts)).join('\n');
  }

  /** Writes `out/pictures/<name>.png` in a run for pictures (`BACKUP_AUTH_PICTURES`), and nothing in a usual one. */
  async picture(name: string): Promise<void> {
    if (process.env['BACKUP_AUTH_PICTURES'] !== undefined) await this.draw(name);
  }

  /** The same in any run: what a test that failed looked like. */
  async draw(name: string): Promise<void> {
    await this.page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
  }

  /** Puts the keyboard into a file that is open in an editor. */
  private async focusFile(name: string): Promise<void> {
    await this.toFront(name);
    await pressUntil(
      () => this.run('View: Focus Active Editor Group'),
      this.page.locator('.editor-instance .monaco-editor.focused').filter({ visible: true }),
      () => `The keyboard isn't in ${name}.`,
    );
  }

  /** Saves a file that is open in an editor, in front. */
  async save(name: string): Promise<void> {
    await pressUntil(
      () => this.run('File: Save'),
      (soon) => this.unsaved(name).waitFor({ state: 'detached', ...soon }),
      () => `${name} stays unsaved.`,
    );
  }

  private inFront(name: string | RegExp): Locator {
    return this.tab(name).and(this.page.locator('[aria-selected="true"]'));
  }

  private unsaved(name: string): Locator {
    return this.tab(name).and(this.page.locator('.dirty'));
  }
}
