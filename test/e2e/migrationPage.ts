import type { Locator, Page } from 'playwright-core';
import type { PracticeUser } from '../../src/practice/estate';
import type { Machine } from './machine';
import { copiedBy } from './clipboard';
import { answerPermissions, signIn, signInByDeviceCode } from './microsoftPages';
import { PageParts } from './pageParts';
import { type Effect, pressUntil, type Soon, until } from './until';
import { copyElsewhere } from './seenAndCopied';
import type { Workbench } from './workbench';

/** The migration page of a window, and what a person does on it. */
export class MigrationPage extends PageParts {
  constructor(
    private readonly machine: Machine,
    readonly vscode: Workbench,
  ) {
    super(vscode.webview());
  }

  /** Starts a migration by the button of its row in the tree, and waits for the page. */
  static async start(machine: Machine, vscode: Workbench, set: string): Promise<MigrationPage> {
    await vscode.sets.show();
    await vscode.sets.untilLine(set);
    const page = new MigrationPage(machine, vscode);
    await vscode.sets.action(set, 'Migrate Authentication', (soon) => page.begins(set, soon));
    return page;
  }

  /** Makes a queue of all that needs action, and waits for its first step. */
  static async queue(machine: Machine, vscode: Workbench): Promise<MigrationPage> {
    await vscode.run('Backup Sets: Migrate All That Need Action');
    const page = new MigrationPage(machine, vscode);
    await page.step(/^1 of /).waitFor();
    return page;
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

  /** Opens the box for a code that doesn't come by itself. */
  async openBox(): Promise<void> {
    await this.unfold('Paste the code instead', this.code);
  }

  /**
   * Presses a button until something comes of it. The page takes no press that was made on what it no longer shows, and says
   * nothing of it; so what is pressed again was not taken.
   *
   * @param brings by default that the screen, its problem or the button changes, or that VS Code asks something
   */
  async press(button: string | RegExp, brings?: Effect): Promise<void> {
    const pressed = this.open(button).first();
    await pressed.waitFor();
    let before: string | undefined;
    await pressUntil(
      async () => {
        // A press that came late took the button away.
        if (before !== undefined && !(await pressed.isVisible())) return;
        before = await this.state(button);
        // While the pointer rests on a row, its tooltip can lie upon the page.
        await this.vscode.page.mouse.move(640, 10);
        // As long as it may take: a page with a million characters is slow to come to rest.
        await pressed.click();
      },
      brings ?? ((soon) => this.untilOther(button, before, soon)),
      () => `Nothing comes of “${String(button)}”.`,
    );
  }

  /** Ticks a box that isn't ticked yet. */
  async tick(sentence: string | RegExp): Promise<void> {
    const box = (checked: boolean) => this.frame.getByRole('checkbox', { name: sentence, checked });
    await pressUntil(
      // A second click would clear it again.
      async (soon) => (await box(true).isVisible()) || box(false).click(soon),
      box(true),
      () => `“${String(sentence)}” stays unticked.`,
    );
  }

  async choose(method: 'Modern' | 'Hybrid'): Promise<void> {
    await pressUntil(
      (soon) => this.method(method).click(soon),
      this.chosen(method),
      () => `${method} can't be chosen.`,
    );
  }

  /** Unfolds what is folded under these words, until this is in sight. */
  async unfold(words: string | RegExp, inSight: Locator): Promise<void> {
    await pressUntil(
      // A second click would fold it again.
      async (soon) => (await inSight.isVisible()) || this.text(words).click(soon),
      inSight,
      () => `“${String(words)}” does not unfold.`,
    );
  }

  /**
   * Continue, which reads “Sign In Again” beside an authorization that can be used; with a method where it is not the one that is chosen.
   */
  async goOn(method?: 'Modern' | 'Hybrid', button: 'Continue' | 'Sign In Again' = 'Continue'): Promise<void> {
    if (method) await this.choose(method);
    await this.press(button);
    await this.heading('Authorize at Microsoft').waitFor();
  }

  /** Authorize, with the app registration confirmed where that is asked; the page that the browser opens. */
  async authorize(): Promise<Page> {
    await this.approveApp();
    return this.machine.nextPage(() => this.press('Authorize'));
  }

  /** The page that the browser opens because of a button that leads there and stays. */
  async openPage(button: string | RegExp): Promise<Page> {
    return this.machine.nextPage((opened) => this.press(button, opened));
  }

  /** Confirms that the app registration is ours, where that is asked and not done yet. */
  async approveApp(): Promise<void> {
    const ours = this.box(/is our own app registration$/);
    const confirmed = this.open('Authorize').or(this.open('Open Consent Page Here'));
    await ours.or(confirmed).first().waitFor();
    if (await ours.isVisible()) await this.tick(/is our own app registration$/);
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
    await this.tick('I understand the limitation and confirm');
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
    const code = await copiedBy(this.vscode, (copied) => this.press('Copy Code', copied), /^[A-Z]{9}$/);
    return [await this.openPage(/^Open /), code];
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
    await copyElsewhere(this.vscode.page, text);
    await this.openBox();
    await pressUntil(
      // What was pasted already is not pasted twice.
      async (soon) => (await this.code.inputValue(soon)) !== '' || this.code.press('ControlOrMeta+v', soon),
      (soon) =>
        until(
          async () => (await this.code.inputValue(soon)) !== '' || undefined,
          () => 'It is empty.',
          soon,
        ),
      () => 'Nothing is pasted.',
    );
  }

  /** From the first screen to Confirm. */
  async walkToConfirm(method: 'Modern' | 'Hybrid', user: PracticeUser): Promise<void> {
    await this.goOn(method);
    await this.authorizeAs(user);
  }

  private async untilOther(button: string | RegExp, before: string | undefined, soon: Soon): Promise<void> {
    if (before === undefined) throw new Error(`There is no open “${String(button)}”.`);
    await until(
      async () => ((await this.state(button)) === before ? undefined : true),
      () => 'The page stays as it is.',
      soon,
    );
  }

  /** What a press can change, as one text. */
  private async state(button: string | RegExp): Promise<string> {
    const asked = (await this.vscode.isAsking()) ? 'asks' : '';
    const of = this.frame.getByRole('button', { name: button, exact: true });
    const closed = await of.evaluateAll((all) => all.map((one) => (one as HTMLButtonElement).disabled));
    const words = await this.frame
      .locator('h1, h2, section.problem, #queue-progress, #code-error, #code')
      .evaluateAll((all) =>
        all.map((one) => (one instanceof HTMLInputElement ? String(one.value.length) : one.textContent)),
      );
    return [asked, ...closed, ...words].join('\n');
  }
}
