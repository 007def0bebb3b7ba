import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { builtTests } from '../vscodeHost/projectRoot';
import { Messages } from './messages';
import { QuickInput } from './quickInput';
import { AuthorizationsView } from './authorizationsView';
import { SetsTree } from './setsTree';
import { until } from './until';

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

  /** Logs in where the server asks for it, and waits for the window. */
  async enter(password: string): Promise<void> {
    const question = this.page.locator('input[type=password]');
    const window = this.page.locator('.monaco-workbench');
    await question.or(window).first().waitFor();
    if (await question.isVisible()) {
      await question.fill(password);
      await question.press('Enter');
    }
    await this.settled();
  }

  /** Trusts the open folder by the banner's way; the profile remembers it. */
  async trust(): Promise<void> {
    const banner = this.page.locator('[id="workbench.parts.banner"]');
    await banner.getByText('Manage', { exact: true }).click();
    const editor = this.page.locator('.workspace-trust-editor');
    const trusted = editor.getByText(/^You trust this/).first();
    // The editor is drawn anew while extensions start, and then the press is lost.
    await until(
      async () => {
        const trust = editor.getByRole('button', { name: /^Trust$/ });
        await trust.click({ timeout: 5_000 }).catch(() => undefined);
        return trusted.waitFor({ timeout: 5_000 }).then(
          () => true,
          () => undefined,
        );
      },
      () => 'The folder is not trusted.',
    );
    await this.page.getByRole('button', { name: /^Close Modal Editor/ }).click();
    await editor.waitFor({ state: 'detached' });
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

  /** An entry of the status bar. */
  statusBar(words: string | RegExp): Locator {
    return this.page.locator('.part.statusbar').getByText(words);
  }

  /** The tab of an editor. */
  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name });
  }

  /** Opens a file of the folder by its name, and puts the cursor into it. */
  async openFile(name: string): Promise<void> {
    const whole = new RegExp(`^${name.replace(/[.\\]/g, '\\$&')}(?![\\w.])`);
    const inFront = this.tab(whole).and(this.page.locator('[aria-selected="true"]'));
    await until(
      async () => {
        // VS Code's list of files can change under the Enter, and then another one is opened.
        await this.quickInput.openFile(name);
        return inFront.waitFor({ timeout: 10_000 }).then(
          () => true,
          () => undefined,
        );
      },
      () => `${name} does not come to the front.`,
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
    await this.page.keyboard.press('ControlOrMeta+z');
    await this.run('File: Save');
  }

  /** Types into a file that is open in an editor, at its very end; it stays unsaved. */
  async typeAtEnd(name: string, text: string): Promise<void> {
    await this.focusFile(name);
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.type(text);
  }

  /** Pastes over all of a file that is open in an editor, and saves it. The page in front goes behind it. */
  async pasteOver(name: string, text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.focusFile(name);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('ControlOrMeta+v');
    await this.run('File: Save');
  }

  /** The Problems view as lines: a file's name, then its problems. */
  async problems(): Promise<string[]> {
    await this.run('View: Focus Problems (Errors, Warnings, Infos)');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    const none = this.page.locator('.markers-panel .message-box-container');
    await rows.or(none).filter({ visible: true }).first().waitFor();
    return rows.evaluateAll((all) => all.map((row) => row.ariaLabel ?? ''));
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

  /** Writes `out/pictures/<name>.png`. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
  }

  private async focusFile(name: string): Promise<void> {
    await this.tab(name).click();
    await this.run('View: Focus Active Editor Group');
  }

  private async settled(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor();
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }
}
