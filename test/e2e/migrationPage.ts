import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { PracticeUser } from '../authority/estate';
import type { Machine } from './machine';
import { answerPermissions, signIn } from './microsoftPages';
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
    await page.heading(`Migrate “${set}”`).waitFor();
    return page;
  }

  heading(words: string | RegExp): Locator {
    return this.frame.getByRole('heading', { level: 2, name: words });
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** A method's line on the first screen; its accessible name begins with the method. */
  method(name: 'Modern' | 'Hybrid'): Locator {
    return this.frame.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** A box to tick, by its sentence. */
  box(sentence: string | RegExp): Locator {
    return this.frame.getByRole('checkbox', { name: sentence });
  }

  text(words: string | RegExp): Locator {
    return this.frame.getByText(words).first();
  }

  /** The box for the code. */
  get code(): Locator {
    return this.frame.getByRole('textbox', { name: /^Authorization code/ });
  }

  /** The problem on top of the screen, or nothing. */
  get problem(): Locator {
    return this.frame.locator('section.problem');
  }

  /** What stands on the page now, line by line, as a person reads it. */
  async words(): Promise<string> {
    return this.frame.locator('.page').innerText();
  }

  /** The words on what the keyboard would press now. */
  async focused(): Promise<string> {
    return this.frame.locator('*:focus').last().innerText();
  }

  async press(button: string): Promise<void> {
    await this.button(button).click();
  }

  /** Continue: with a method where it is not the one that is chosen already. */
  async goOn(method?: 'Modern' | 'Hybrid'): Promise<void> {
    if (method) {
      await this.method(method).click();
      await this.frame.getByRole('radio', { name: new RegExp(`^${method}`), checked: true }).waitFor();
    }
    await this.press('Continue');
    await this.heading('Authorize at Microsoft').waitFor();
  }

  /** Authorize, with the app registration confirmed where that is asked; the page that the browser opens. */
  async authorize(): Promise<Page> {
    const ours = this.box(/is our own app registration$/);
    if (await ours.isVisible()) {
      await ours.click();
      await this.frame
        .getByRole('checkbox', { name: /is our own app registration$/, checked: true })
        .waitFor();
    }
    return this.machine.nextPage(() => this.press('Authorize'));
  }

  /** Authorizes as somebody, who accepts the permissions where they are asked for; back in VS Code. */
  async signInAs(user: PracticeUser): Promise<void> {
    const microsoft = await this.authorize();
    await signIn(microsoft, user);
    await answerPermissions(microsoft, 'Accept');
    await this.vscode.page.bringToFront();
  }

  /** From the first screen to "Code received" by the redirect to this computer. */
  async walkToCode(method: 'Modern' | 'Hybrid', user: PracticeUser): Promise<void> {
    await this.goOn(method);
    await this.signInAs(user);
    await this.text('Code received. Nothing to paste.').waitFor();
  }

  /** OK, and the exchange, until Confirm shows whose authorization it is. */
  async confirm(): Promise<void> {
    await this.press('OK');
    await this.heading('Confirm').waitFor();
  }

  /** Save, until the page says that it is saved. */
  async save(): Promise<void> {
    await this.press('Save');
    await this.heading(/^Saved: /).waitFor();
  }

  /** From the first screen to Confirm. */
  async walkToConfirm(method: 'Modern' | 'Hybrid', user: PracticeUser): Promise<void> {
    await this.walkToCode(method, user);
    await this.confirm();
  }
}
