import type { Locator, Page } from 'playwright-core';
import { until } from './until';

/** The box at the top of the window: palette, picks and questions. Worked by keyboard alone. */
export class QuickInput {
  private readonly box: Locator;
  private readonly input: Locator;
  private readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.box = page.locator('.quick-input-widget');
    this.input = this.box.locator('.quick-input-box input');
    this.rows = this.box.locator('.quick-input-list .monaco-list-row');
  }

  /** Runs a command by its whole title. */
  async run(title: string): Promise<void> {
    await this.choose(`>${title}`, isCommand(title), 'palette');
    await this.closed();
  }

  /**
   * What the palette puts first for a command's whole title. Undefined: the palette does not have that command now.
   */
  async first(title: string): Promise<string | undefined> {
    await this.open();
    await this.input.fill(`>${title}`);
    const there = await this.indexWithin(isCommand(title), 1_500);
    const [first] = await this.labels();
    await this.dismiss();
    return there === undefined ? undefined : first;
  }

  /** Runs a command that asks something first, until its pick or question stands in the palette's place. */
  async runAndAsk(title: string, question: string): Promise<void> {
    await this.choose(`>${title}`, isCommand(title), 'palette');
    await this.box.getByPlaceholder(question).waitFor();
  }

  /** Opens a file by its name. */
  async openFile(name: string): Promise<void> {
    await this.choose(name, (label) => label.startsWith(name), 'palette');
    await this.closed();
  }

  /** What an open pick offers, line by line, as a screen reader says it. */
  async offers(): Promise<string[]> {
    await this.rows.first().waitFor();
    return this.labels();
  }

  /** Waits until the pick with this question offers such a line. */
  async offersIn(question: string | RegExp, line: RegExp): Promise<void> {
    await until(
      async () => {
        const asked = (await this.input.getAttribute('placeholder').catch(() => null)) ?? '';
        const isAsked = typeof question === 'string' ? asked === question : question.test(asked);
        return isAsked && (await this.labels()).some((label) => line.test(label)) ? true : undefined;
      },
      async () =>
        `No ${String(line)} is offered in ${String(question)}: ${(await this.labels()).join(' | ')}`,
    );
  }

  /** Chooses, in an open pick, the line that begins with these words. */
  async pick(words: string): Promise<void> {
    await this.input.waitFor();
    await this.choose(words, (label) => label.startsWith(words), 'pick');
  }

  /** Types an answer into an open question. */
  async answer(text: string): Promise<void> {
    await this.input.waitFor();
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** In VS Code's own dialog for folders: types a path, and presses the dialog's button. */
  async chooseFolder(path: string, button: string): Promise<void> {
    const accept = this.box.getByRole('button', { name: button });
    await accept.waitFor();
    await this.input.fill(`${path}/`);
    await this.rows.first().waitFor();
    // While the dialog lists the folder, a press can be lost.
    await until(
      async () => {
        await accept.click({ timeout: 5_000 }).catch(() => undefined);
        return accept.waitFor({ state: 'hidden', timeout: 5_000 }).then(
          () => true,
          () => undefined,
        );
      },
      async () => `The dialog does not take ${path}: ${await this.input.inputValue()}`,
    );
  }

  /** Types an answer that nobody sees, once a box for such a one stands there. */
  async answerSecretly(text: string, look?: () => Promise<void>): Promise<void> {
    await this.box.locator('.quick-input-box input[type=password]').waitFor();
    await look?.();
    await this.answer(text);
  }

  /** Types an answer into the question with this title, once it is the one that stands there. */
  async answerTo(title: string | RegExp, text: string): Promise<void> {
    await this.box.locator('.quick-input-title').getByText(title).waitFor();
    await this.answer(text);
  }

  /** Chooses in the pick with this question, once it is the one that stands there. */
  async pickIn(question: string | RegExp, words: string): Promise<void> {
    await this.box.getByPlaceholder(question).waitFor();
    await this.pick(words);
  }

  /** Types a text and takes the line that is made of it, which begins with these words. */
  async typeFor(question: string | RegExp, text: string, words: string): Promise<void> {
    await this.box.getByPlaceholder(question).waitFor();
    await this.choose(text, (label) => label.startsWith(words), 'pick');
  }

  /** Presses a button of the title. @param other the one in its place then, of a question asked anew */
  async press(name: string, other?: string): Promise<void> {
    // Back has its keys behind its name.
    const button = this.box.getByRole('button', { name: new RegExp(`^${name}(?: \\(|$)`) });
    await button.press('Enter');
    if (other !== undefined) await this.box.getByRole('button', { name: other }).waitFor();
  }

  /** Where the box ends, in pixels from the top of the window. */
  async bottom(question: string | RegExp): Promise<number> {
    await this.box.getByPlaceholder(question).waitFor();
    const { y = 0, height = 0 } = (await this.box.boundingBox()) ?? {};
    return y + height;
  }

  /** Accepts what is ticked in the pick with this question. */
  async accept(question: string | RegExp): Promise<void> {
    await this.box.getByPlaceholder(question).waitFor();
    await this.rows.first().waitFor();
    await this.input.press('Enter');
  }

  /** Waits until an open question proposes an answer with these words in it. */
  async untilProposed(words: string): Promise<void> {
    await until(
      async () => ((await this.input.inputValue()).includes(words) ? true : undefined),
      async () => `“${await this.input.inputValue()}” is proposed, without “${words}”.`,
    );
  }

  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.closed();
  }

  /** F1 until the palette is there: while a window or a webview in it still loads, a key goes nowhere. */
  private async open(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      await this.page.keyboard.press('F1');
      const opened = this.input.waitFor({ timeout: 2_000 });
      if (tries === 15) return opened;
      if (
        await opened.then(
          () => true,
          () => false,
        )
      )
        return;
    }
  }

  /**
   * Types, waits for the line, walks to it and presses Enter. A palette does not learn of commands that are
   * contributed while it is open, so the text is typed again until the line is there; and it closes where a webview
   * that has just loaded takes the keyboard, so it is opened again.
   */
  private async choose(
    text: string,
    wanted: (label: string) => boolean,
    where: 'palette' | 'pick',
  ): Promise<void> {
    await until(
      async () => {
        if (where === 'palette' && !(await this.input.isVisible())) await this.open();
        return this.walkToLine(text, wanted).catch((error: unknown) => {
          if (where === 'pick') throw error;
          return undefined;
        });
      },
      async () => `“${text}” is not among: ${(await this.labels()).join(' | ')}`,
    );
    await this.input.press('Enter');
  }

  /** Undefined: there is no such line. Rejects where the box goes meanwhile. */
  private async walkToLine(text: string, wanted: (label: string) => boolean): Promise<true | undefined> {
    const soon = { timeout: 5_000 };
    await this.input.fill(text, soon);
    const index = await this.indexWithin(wanted, 500);
    if (index === undefined) {
      await this.input.fill(text.startsWith('>') ? '>' : '', soon);
      return undefined;
    }
    const row = this.rows.nth(index);
    for (let steps = 0; steps <= index; steps += 1) {
      if (await row.evaluate((line) => line.classList.contains('focused'), undefined, soon)) break;
      await this.input.press('ArrowDown', soon);
    }
    return true;
  }

  private async indexWithin(
    wanted: (label: string) => boolean,
    milliseconds: number,
  ): Promise<number | undefined> {
    const limit = Date.now() + milliseconds;
    do {
      const index = (await this.labels()).findIndex(wanted);
      if (index >= 0) return index;
    } while (Date.now() < limit);
    return undefined;
  }

  private async labels(): Promise<string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''));
  }

  private async closed(): Promise<void> {
    await this.box.waitFor({ state: 'hidden' });
  }
}

/** As a screen reader says a command: its title, and its keys where it has some. */
function isCommand(title: string): (label: string) => boolean {
  return (label) => label === title || label.startsWith(`${title}, `);
}
