import type { Locator, Page } from 'playwright-core';
import { pressUntil, type Soon, until } from './until';

/** The box at the top of the window: palette, picks and questions. Worked by keyboard alone. */
export class QuickInput {
  private readonly box: Locator;
  /** Where is typed. */
  readonly input: Locator;
  /** Where is typed, while it's the palette's; a question of ours can stand in its place. */
  private readonly palette: Locator;
  private readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.box = page.locator('.quick-input-widget');
    this.input = this.box.locator('.quick-input-box input');
    this.palette = this.box.getByPlaceholder(/^(?:Type the name of a command|Search files by name)/);
    this.rows = this.box.locator('.quick-input-list .monaco-list-row');
  }

  /** Runs a command by its whole title. */
  async run(title: string): Promise<void> {
    await this.choose(`>${title}`, isCommand(title), 'palette');
    await this.box.waitFor({ state: 'hidden' });
  }

  /** What the palette puts first for a command's whole title. Undefined: the palette does not have that command now. */
  async first(title: string): Promise<string | undefined> {
    await this.open();
    await this.input.fill(`>${title}`);
    const isThere = await this.offersWithin(isCommand(title), 1_500);
    const [first] = await this.labels();
    await this.dismiss();
    return isThere ? first : undefined;
  }

  /** Runs a command that asks something first, until its pick or question stands in the palette's place. */
  async runAndAsk(title: string, question: string): Promise<void> {
    await this.choose(`>${title}`, isCommand(title), 'palette');
    await this.box.getByPlaceholder(question).waitFor();
  }

  /** Opens a file by its name; what the label says behind it is no part of a name. */
  async openFile(name: string): Promise<void> {
    const isFile = (label: string) => label.startsWith(name) && !/^[\w.]/.test(label.slice(name.length));
    await this.choose(name, isFile, 'palette');
    await this.box.waitFor({ state: 'hidden' });
  }

  /** Waits until the pick with this question offers such a line. @returns all lines, as a screen reader says them */
  async offersIn(question: string | RegExp, line: RegExp): Promise<string[]> {
    return until(
      async () => {
        const asked = (await this.input.getAttribute('placeholder').catch(() => null)) ?? '';
        const isAsked = typeof question === 'string' ? asked === question : question.test(asked);
        const labels = await this.labels();
        return isAsked && labels.some((label) => line.test(label)) ? labels : undefined;
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
    await this.enter(
      (soon) => this.input.fill(text, soon),
      () => Promise.resolve('The answer is not taken.'),
    );
  }

  /** Takes the answer that an open question proposes, once it has these words in it. */
  async takeProposed(words: string): Promise<void> {
    await this.untilProposed(words);
    await this.enter(
      () => Promise.resolve(),
      () => Promise.resolve(`The answer with “${words}” is not taken.`),
    );
  }

  /** In VS Code's own dialog for folders: types a path, and presses the dialog's button. */
  async chooseFolder(path: string, button: string): Promise<void> {
    const accept = this.box.getByRole('button', { name: button });
    await accept.waitFor();
    // Only then does the dialog no longer put the folder into the field that it begins with.
    await this.rows.first().waitFor();
    await this.input.fill(`${path}/`);
    // While the dialog lists the folder, a press can be lost.
    await pressUntil(
      async (soon) => {
        if ((await this.input.inputValue()) === `${path}/`) await accept.click(soon);
        else await this.input.fill(`${path}/`, soon);
      },
      (soon) => accept.waitFor({ state: 'hidden', ...soon }),
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
    await button.waitFor();
    const before = await this.asks();
    // A toggle that took the press has another name, and isn't pressed back.
    await pressUntil(
      (soon) => button.press('Enter', soon),
      (soon) =>
        other === undefined
          ? this.asksOther(before, soon)
          : this.box.getByRole('button', { name: other }).waitFor(soon),
      () => `Nothing comes of “${name}”.`,
    );
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
    await this.enter(
      async (soon) => {
        await this.box.getByPlaceholder(question).waitFor(soon);
        await this.rows.first().waitFor(soon);
      },
      async () => `${String(question)} is not accepted: ${(await this.labels()).join(' | ')}`,
    );
  }

  /** Waits until an open question proposes an answer with these words in it. */
  async untilProposed(words: string): Promise<void> {
    await until(
      async () => ((await this.input.inputValue()).includes(words) ? true : undefined),
      async () => `“${await this.input.inputValue()}” is proposed, without “${words}”.`,
    );
  }

  async dismiss(): Promise<void> {
    await pressUntil(
      () => this.page.keyboard.press('Escape'),
      (soon) => this.box.waitFor({ state: 'hidden', ...soon }),
      () => 'The box stays.',
    );
  }

  /**
   * F1 until the palette is there: while a window or a webview in it still loads, a key goes nowhere. It takes the place of a
   * question, such as that of a row's button which was pressed once more than it had to be.
   */
  private async open(): Promise<void> {
    await pressUntil(
      () => this.page.keyboard.press('F1'),
      () => this.palette.waitFor({ timeout: 2_000 }),
      () => 'The palette does not open.',
    );
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
    const otherwise = async () => `“${text}” can't be chosen among: ${(await this.labels()).join(' | ')}`;
    await this.enter(async () => {
      await until(async () => {
        if (where === 'palette' && !(await this.palette.isVisible())) await this.open();
        return this.walkToLine(text, wanted).catch((error: unknown) => {
          if (where === 'pick') throw error;
          return undefined;
        });
      }, otherwise);
    }, otherwise);
  }

  /**
   * Enter until what is asked is another thing, or nothing. What takes an answer closes the question, or says why not, at once,
   * so that no second Enter answers the next one.
   *
   * @param prepare what Enter is to take, anew each time
   */
  private async enter(
    prepare: (soon: Soon) => Promise<unknown>,
    otherwise: () => Promise<string>,
  ): Promise<void> {
    let asked: string | undefined;
    await pressUntil(
      async (soon) => {
        await prepare(soon);
        asked = await this.asks();
        await this.input.press('Enter', soon);
      },
      (soon) => this.asksOther(asked, soon),
      otherwise,
    );
  }

  /** Resolves when another thing is asked than `before`; undefined: nothing was answered yet. */
  private async asksOther(before: string | undefined, soon: Soon): Promise<void> {
    if (before === undefined) throw new Error('Nothing was answered.');
    await until(
      async () => ((await this.asks()) === before ? undefined : true),
      () => 'The same thing is asked.',
      soon,
    );
  }

  /** What is asked now, and what is typed; empty where nothing is. */
  private async asks(): Promise<string> {
    const asked = this.page.evaluate(() => {
      const box = document.querySelector('.quick-input-widget');
      const input = box?.querySelector<HTMLInputElement>('.quick-input-box input');
      if (!input?.checkVisibility()) return '';
      const said = ['.quick-input-title', '.quick-input-message'].map(
        (part) => box?.querySelector(part)?.textContent ?? '',
      );
      return [...said, input.placeholder, input.type, input.value, String(input.disabled)]
        .map((words) => words.replace(/\d+:\d\d/g, 'time left'))
        .join('\n');
    });
    return asked.catch(() => ''); // the window is being loaded anew
  }

  /** Undefined: there is no such line. Rejects where the box goes meanwhile. */
  private async walkToLine(text: string, wanted: (label: string) => boolean): Promise<true | undefined> {
    const soon = { timeout: 5_000 };
    await this.input.fill(text, soon);
    // Files are looked for on the disk, by a process of their own.
    if (!(await this.offersWithin(wanted, text.startsWith('>') ? 500 : 3_000))) {
      await this.input.fill(text.startsWith('>') ? '>' : '', soon);
      return undefined;
    }
    const focused = this.box.locator('.quick-input-list .monaco-list-row.focused');
    for (let steps = 0; steps < 50; steps += 1) {
      const [label] = await focused.evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''));
      if (label !== undefined && wanted(label)) return true;
      await this.input.press('ArrowDown', soon);
    }
    return undefined;
  }

  private async offersWithin(wanted: (label: string) => boolean, timeout: number): Promise<boolean> {
    const offered = until(
      async () => (await this.labels()).some(wanted) || undefined,
      () => 'There is no such line.',
      { timeout },
    );
    return offered.catch(() => false);
  }

  private async labels(): Promise<string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''));
  }
}

/** As a screen reader says a command: its title, and its keys where it has some. */
function isCommand(title: string): (label: string) => boolean {
  return (label) => label === title || label.startsWith(`${title}, `);
}
