import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { PracticeUser } from '../../src/practice/estate';
import type { Machine } from './machine';
import { copiedBy } from './clipboard';
import { answerPermissions, signIn, signInByDeviceCode } from './microsoftPages';
import { until } from './until';
import type { Workbench } from './workbench';

/** The migration page of a window, in the words that stand on it. */
export class MigrationPage {
  private readonly frame: FrameLocator;

  constructor(
    private readonly machine: Machine,
    readonly vscode: Workbench,
  ) {
    this.frame = vscode.webview();
  }

  /** Starts a migration by the button of its row in the tree, and waits for the page. */
  static async start(machine: Machine, vscode: Workbench, set: string): Promise<MigrationPage> {
    await vscode.sets.show();
    await vscode.sets.untilLine(set);
    await vscode.sets.action(set, 'Migrate Authentication');
    const page = new MigrationPage(machine, vscode);
    await page.begins(set);
    return page;
  }

  /** Makes a queue of all that needs action, and waits for its first step. */
  static async queue(machine: Machine, vscode: Workbench): Promise<MigrationPage> {
    await vscode.run('Backup Sets: Migrate All That Need Action');
    const page = new MigrationPage(machine, vscode);
    await page.step(/^1 of /).waitFor();
    return page;
  }

  /** Where the queue is: "3 of 12: backup@contoso.com at contoso". */
  step(words: string | RegExp): Locator {
    return this.frame.locator('section.queue').getByText(words);
  }

  /** Puts the step off to the end, until the page shows the one with these words. */
  async leaveStep(how: 'Move to the End', then: string | RegExp): Promise<void> {
    await this.press(how);
    await this.step(then).waitFor();
  }

  /** From Saved to the next step of the queue. */
  async nextAccount(then: string | RegExp): Promise<void> {
    await this.press('Next Account');
    await this.step(then).waitFor();
  }

  /** Waits for a screen of this set's page. */
  async shows(set: string, heading: string | RegExp): Promise<void> {
    await this.frame.getByRole('heading', { level: 1, name: set, exact: true }).waitFor();
    await this.heading(heading).waitFor();
  }

  /** Waits for the first screen of a set's migration. */
  async begins(set: string): Promise<void> {
    await this.shows(set, /^(Migrate authentication|Authorize again)$/);
  }

  heading(words: string | RegExp): Locator {
    return this.frame.getByRole('heading', { level: 2, name: words });
  }

  /** A part of the page with a title of its own. */
  section(words: string | RegExp): Locator {
    return this.frame.getByRole('heading', { level: 3, name: words });
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** A button that can be pressed. */
  open(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true, disabled: false });
  }

  /** A button that is there and cannot be pressed. */
  closed(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true, disabled: true });
  }

  /** A method's line on the first screen; its accessible name begins with the method. */
  method(name: 'Modern' | 'Hybrid'): Locator {
    return this.frame.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** The line of the method that is chosen. */
  chosen(name: 'Modern' | 'Hybrid'): Locator {
    return this.frame.getByRole('radio', { name: new RegExp(`^${name}`), checked: true });
  }

  /** A box to tick, by its sentence. */
  box(sentence: string | RegExp): Locator {
    return this.frame.getByRole('checkbox', { name: sentence });
  }

  text(words: string | RegExp): Locator {
    return this.frame.getByText(words).first();
  }

  /** What stands in the place of the box while a code that arrived is held. */
  get received(): Locator {
    return this.text('Code received. Nothing to paste.');
  }

  /** The box for the code. */
  get code(): Locator {
    return this.frame.getByRole('textbox', { name: /^Authorization code/ });
  }

  /** Opens the box for a code that doesn't come by itself. */
  async openBox(): Promise<void> {
    if (await this.code.isVisible()) return;
    await this.text('Paste the code instead').click();
    await this.code.waitFor();
  }

  /** The problem on top of the screen, or nothing. */
  get problem(): Locator {
    return this.frame.locator('section.problem');
  }

  /** What stands on the page now, line by line, as a person reads it. */
  async words(): Promise<string> {
    return this.frame.locator('.page').innerText();
  }

  /** The name of what the keyboard is on; empty while the keyboard is elsewhere in the window. */
  async focused(): Promise<string> {
    return this.frame.locator('body').evaluate(() => {
      const element = document.hasFocus() ? document.activeElement : null;
      if (!(element instanceof HTMLElement)) return '';
      const labelledBy = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      return (labelledBy ?? label ?? element).innerText.trim();
    });
  }

  /** Waits until the keyboard is on what has this name. */
  async untilFocused(name: string | RegExp): Promise<void> {
    await until(
      async () => {
        const focused = await this.focused();
        return (typeof name === 'string' ? focused === name : name.test(focused)) ? true : undefined;
      },
      async () => `The keyboard is on “${await this.focused()}”, not on “${String(name)}”.`,
    );
  }

  /** Name, state and this button are in the window, and nothing is wider than it. */
  async shownWithoutScrolling(primary: string): Promise<void> {
    await this.open(primary).waitFor();
    const faults = await this.frame.locator('body').evaluate((body, label) => {
      const inWindow = (element: Element | null | undefined) => {
        if (!element) return false;
        const { top, bottom, left, right } = element.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight && left >= 0 && right <= window.innerWidth;
      };
      const buttons = [...body.querySelectorAll('main > .buttons:last-child vscode-button')];
      const primaryButton = buttons.find(({ textContent }) => textContent.trim() === label);
      return [
        ...(inWindow(body.querySelector('h1')) ? [] : ['name']),
        ...(inWindow(body.querySelector('.state')) ? [] : ['state']),
        ...(inWindow(primaryButton) ? [] : ['primary action']),
        ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['width'] : []),
      ];
    }, primary);
    assert.deepEqual(faults, [], `What isn't in sight on the screen with “${primary}”`);
  }

  async press(button: string): Promise<void> {
    await this.button(button).click();
  }

  /**
   * Continue, which reads “Sign In Again” beside an authorization that can be used; with a method where it is not the one that is chosen.
   */
  async goOn(method?: 'Modern' | 'Hybrid', button: 'Continue' | 'Sign In Again' = 'Continue'): Promise<void> {
    if (method) {
      await this.method(method).click();
      await this.chosen(method).waitFor();
    }
    await this.press(button);
    await this.heading('Authorize at Microsoft').waitFor();
  }

  /** Authorize, with the app registration confirmed where that is asked; the page that the browser opens. */
  async authorize(): Promise<Page> {
    await this.approveApp();
    return this.machine.nextPage(() => this.press('Authorize'));
  }

  /** Confirms that the app registration is ours, where that is asked and not done yet. */
  async approveApp(): Promise<void> {
    const ours = (checked: boolean) =>
      this.frame.getByRole('checkbox', { name: /is our own app registration$/, checked });
    if (!(await ours(false).isVisible())) return;
    await ours(false).click();
    await ours(true).waitFor();
  }

  /** Authorizes as somebody, who accepts the permissions where they are asked for; back in VS Code. */
  async signInAs(user: PracticeUser): Promise<void> {
    const microsoft = await this.authorize();
    await signIn(microsoft, user);
    await answerPermissions(microsoft, 'Accept');
    await this.vscode.page.bringToFront();
  }

  /** Waits until Confirm shows whose authorization it is: a code that arrives by itself goes on by itself. */
  async confirmed(): Promise<void> {
    await this.heading('Confirm').waitFor();
  }

  /** OK for what was pasted, and the exchange. */
  async confirmPasted(): Promise<void> {
    await this.press('OK');
    await this.confirmed();
  }

  /** Takes note of the limits that stand above Continue. */
  async acknowledge(): Promise<void> {
    await this.box('I understand the limitation and confirm').click();
    await this.open('Continue').waitFor();
  }

  /** From Authorize to Confirm. */
  async authorizeAs(user: PracticeUser): Promise<void> {
    await this.signInAs(user);
    await this.confirmed();
  }

  /** From Authorize to Confirm by a code that is typed on Microsoft's page. */
  async authorizeByDeviceCode(user: PracticeUser): Promise<void> {
    await signInByDeviceCode(...(await this.deviceCode()), user);
    await this.vscode.page.bringToFront();
  }

  /** From Authorize to a device code; the page of Microsoft that it opens, and the code. */
  async deviceCode(): Promise<[Page, string]> {
    await this.approveApp();
    await this.press('Use a Device Code Instead');
    await this.text(/^The next screen shows a short code/).waitFor();
    await this.press('Authorize');
    await this.heading("Enter this code on Microsoft's page").waitFor();
    const code = await copiedBy(this.vscode, () => this.press('Copy Code'), /^[A-Z]{9}$/);
    return [
      await this.machine.nextPage(() => this.frame.getByRole('button', { name: /^Open / }).click()),
      code,
    ];
  }

  /** From Confirm back to Authorize, for another account. @param lost a finished sign-in is given up: that is asked */
  async signInAgain(lost?: 'lost'): Promise<void> {
    await this.press('Sign In Again');
    if (lost) await this.vscode.messages.pressInDialog('Sign In Again');
    await this.heading('Authorize at Microsoft').waitFor();
  }

  /** Save, until the page says that it is saved. */
  async save(): Promise<void> {
    await this.press('Save');
    await this.heading(/^Recorded/).waitFor();
  }

  /** Pastes, from the clipboard, into the box for the code. */
  async paste(text: string): Promise<void> {
    await this.vscode.page.bringToFront();
    await this.vscode.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.openBox();
    await this.code.press('ControlOrMeta+v');
  }

  /** From the first screen to Confirm. */
  async walkToConfirm(method: 'Modern' | 'Hybrid', user: PracticeUser): Promise<void> {
    await this.goOn(method);
    await this.authorizeAs(user);
  }
}
