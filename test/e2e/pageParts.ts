import type { FrameLocator, Locator } from 'playwright-core';
import { type Soon, until } from './until';

/** What stands on the migration page of a window, in the words that stand on it. */
export class PageParts {
  constructor(protected readonly frame: FrameLocator) {}

  /** Where the queue is: "3 of 12: backup@contoso.com at contoso". */
  step(words: string | RegExp): Locator {
    return this.frame.locator('section.queue').getByText(words);
  }

  /** Waits for a screen of this set's page. */
  async shows(set: string, heading: string | RegExp, soon?: Soon): Promise<void> {
    await this.frame.getByRole('heading', { level: 1, name: set, exact: true }).waitFor(soon);
    await this.heading(heading).waitFor(soon);
  }

  /** Waits for the first screen of a set's migration. */
  async begins(set: string, soon?: Soon): Promise<void> {
    await this.shows(set, /^(Migrate authentication|Authorize again)$/, soon);
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
  open(name: string | RegExp): Locator {
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

  /** The problem on top of the screen, or nothing. */
  get problem(): Locator {
    return this.frame.locator('section.problem');
  }

  /** What stands on the page now, line by line, as a person reads it. */
  async words(): Promise<string> {
    return this.frame.locator('.page').innerText();
  }

  /** Waits until each of these is on the page at once. */
  async untilWords(...wanted: readonly RegExp[]): Promise<void> {
    await until(
      async () => {
        const words = await this.words();
        return wanted.every((each) => each.test(words)) || undefined;
      },
      async () => `Not all of ${wanted.join(' ')} is in:\n${await this.words()}`,
    );
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

  /** Waits until name, state and this button are in the window, and nothing is wider than it. */
  async shownWithoutScrolling(primary: string): Promise<void> {
    await this.open(primary).waitFor();
    const hidden = () => this.frame.locator('body').evaluate(outOfSight, primary);
    await until(
      async () => ((await hidden()).length === 0 ? true : undefined),
      async () => `Not in sight on the screen with “${primary}”: ${(await hidden()).join(', ')}`,
    );
  }
}

/** Runs in the page: what of a screen is out of the window. */
function outOfSight(body: HTMLElement, label: string): string[] {
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
}
