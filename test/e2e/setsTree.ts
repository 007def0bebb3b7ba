import type { Locator, Page } from 'playwright-core';
import { type Effect, pressUntil, type Soon, until } from './until';

/** The view "Backup Sets". */
export class SetsTree {
  private readonly tree: Locator;

  constructor(private readonly page: Page) {
    this.tree = page.getByRole('tree', { name: /^Backup Sets/ });
  }

  /** Brings the view to the front by its icon. A window that is still coming up can take a click the other way. */
  async show(): Promise<void> {
    const icon = this.icon();
    await icon.waitFor();
    await pressUntil(
      // A second click would hide it again.
      async (soon) => (await icon.getAttribute('aria-selected', soon)) === 'true' || icon.click(soon),
      this.page.locator('[id="workbench.view.extension.backupAuth"]'),
      () => 'The view does not come to the front.',
    );
  }

  /** Waits until this number is on the view's icon. */
  async untilBadge(count: number): Promise<void> {
    const badge = this.icon().locator('.badge-content');
    await badge.filter({ hasText: new RegExp(`^${count}$`) }).waitFor();
  }

  /** Each visible row: two blanks per level, its label, and its description after two more. */
  async lines(): Promise<string[]> {
    return this.tree.getByRole('treeitem').evaluateAll((rows) =>
      rows.map((row) => {
        const level = Number(row.getAttribute('aria-level') ?? 1) - 1;
        const text = (selector: string) => row.querySelector(selector)?.textContent ?? '';
        return `${'  '.repeat(level)}${text('.label-name')}  ${text('.label-description')}`.trimEnd();
      }),
    );
  }

  /**
   * How far the words of each row stand out from what is behind them, from 1 to 21, by WCAG 2; where a color is see-through or
   * the element is, as it is seen.
   */
  async contrasts(): Promise<readonly { readonly words: string; readonly ratio: number }[]> {
    return this.tree.getByRole('treeitem').evaluateAll((rows) => {
      type Color = readonly [number, number, number, number];
      const colorOf = (text: string): Color => {
        const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
        return [r, g, b, a];
      };
      const over = ([r, g, b, a]: Color, [br, bg, bb]: Color): Color => [
        r * a + br * (1 - a),
        g * a + bg * (1 - a),
        b * a + bb * (1 - a),
        1,
      ];
      const above = (element: Element): Element[] =>
        element.parentElement ? [element, ...above(element.parentElement)] : [element];
      const behind = (element: Element): Color =>
        above(element)
          .map((one) => colorOf(getComputedStyle(one).backgroundColor))
          .reverse()
          .reduce<Color>((below, color) => over(color, below), [255, 255, 255, 1]);
      const light = ([r, g, b]: Color) => {
        const [lr, lg, lb] = [r, g, b].map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * lr! + 0.7152 * lg! + 0.0722 * lb!;
      };
      return rows.flatMap((row) =>
        [...row.querySelectorAll('.label-name, .label-description')].map((element) => {
          const [r, g, b, a] = colorOf(getComputedStyle(element).color);
          const seen = above(element).reduce(
            (share, one) => share * Number(getComputedStyle(one).opacity),
            a,
          );
          const ground = behind(element);
          const [one, other] = [light(over([r, g, b, seen], ground)), light(ground)];
          const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          return { words: element.textContent, ratio };
        }),
      );
    });
  }

  /** Waits until some row's line contains this. */
  async untilLine(part: string | RegExp): Promise<void> {
    const holds = (line: string) => (typeof part === 'string' ? line.includes(part) : part.test(line));
    await until(
      async () => (await this.lines()).some(holds) || undefined,
      async () => `No row with ${String(part)}:\n${(await this.lines()).join('\n')}`,
    );
  }

  /** Waits until no row's line contains this. */
  async untilNoLine(part: string): Promise<void> {
    const without = async () => !(await this.lines()).some((line) => line.includes(part));
    await until(
      async () => (await without()) || undefined,
      async () => `There is still a row with ${part}:\n${(await this.lines()).join('\n')}`,
    );
  }

  /** The row with this label. */
  row(label: string): Locator {
    return this.tree.getByRole('treeitem').filter({ has: this.page.getByText(label, { exact: true }) });
  }

  /** A click on a row, which opens what it stands for: by default the page of a set, whose tab has the set's name. */
  async open(label: string, opened: Effect = this.tab(label)): Promise<void> {
    await this.quiet();
    await pressUntil(
      (soon) => this.row(label).click(soon),
      opened,
      () => `A click on “${label}” opens nothing.`,
    );
  }

  /** Folds a row, or unfolds it; a tree that is being drawn can miss a click. */
  async unfolded(label: string, wanted: boolean): Promise<void> {
    await this.quiet();
    const row = this.row(label);
    const as = row.and(this.page.locator(`[aria-expanded="${String(wanted)}"]`));
    await pressUntil(
      async (soon) => (await as.isVisible()) || row.click(soon),
      as,
      () => `The row “${label}” stays as it is.`,
    );
  }

  /** Points at a row until its tooltip has these words: a row that is drawn anew under the pointer shows none. */
  async untilTooltip(label: string, words: string): Promise<void> {
    await this.quiet();
    await pressUntil(
      async (soon) => {
        await this.page.mouse.move(640, 10);
        await this.row(label).hover(soon);
      },
      this.page.locator('.workbench-hover-container').getByText(words),
      () => `The tooltip of “${label}” has no “${words}”.`,
    );
  }

  /** Presses a button that a row shows while the pointer is over it, until that brings something. A row that moves away is followed. */
  async action(label: string, button: string, brings: Effect): Promise<void> {
    await this.quiet();
    const row = this.row(label);
    await pressUntil(
      async (soon) => {
        // VS Code names no row where it just drew it anew: the command asks which one, and the question would stay.
        if (await this.page.locator('.quick-input-widget').isVisible())
          await this.page.keyboard.press('Escape');
        await row.hover(soon);
        await row.getByRole('button', { name: button }).click(soon);
      },
      brings,
      () => `Nothing comes of the button “${button}” of the row “${label}”.`,
    );
  }

  /** Chooses from a row's context menu, until that brings something. */
  async menu(label: string, item: string, brings: Effect): Promise<void> {
    const choice = this.page.getByRole('menuitem', { name: item });
    const closed = (soon: Soon) => choice.waitFor({ state: 'hidden', ...soon });
    await pressUntil(
      async () => {
        if (!(await choice.isVisible())) await this.openMenu(label, choice);
        // VS Code leaves out a click that follows at once on the one that opened the menu.
        await until(
          async () => {
            await choice.click({ timeout: 1_000 }).catch(() => undefined);
            return closed({ timeout: 500 }).then(
              () => true,
              () => undefined,
            );
          },
          () => `“${item}” can't be pressed.`,
        );
      },
      brings,
      () => `Nothing comes of “${item}” in the menu of “${label}”.`,
    );
  }

  /** What the context menu of a migrated set's row offers; it is closed again. */
  async offers(label: string): Promise<string[]> {
    const items = this.page.getByRole('menuitem');
    const anyMigrated = items.filter({ hasText: 'Authorize Again' });
    return until(
      async () => {
        await this.openMenu(label, anyMigrated);
        const labels = await items.allInnerTexts();
        await this.page.keyboard.press('Escape');
        await anyMigrated.waitFor({ state: 'detached' });
        // A menu that closed before it was read has no lines.
        return labels.length > 0 ? labels.map((one) => one.trim()) : undefined;
      },
      () => `The menu of “${label}” can't be read.`,
    );
  }

  /** Waits until the context menu of a migrated set's row offers this. */
  async untilOffered(label: string, item: string): Promise<void> {
    await until(
      async () => ((await this.offers(label)).includes(item) ? true : undefined),
      async () => `“${label}” has no “${item}”:\n${(await this.lines()).join('\n')}`,
    );
  }

  /** A right click until this item is there: a row that is drawn anew closes its menu, or swallows the click. */
  private async openMenu(label: string, item: Locator): Promise<void> {
    let tries = 0;
    await pressUntil(
      async (soon) => {
        // Another menu can be in the way then.
        if ((tries += 1) > 1) await this.page.keyboard.press('Escape');
        await this.quiet();
        await this.row(label).click({ button: 'right', ...soon });
      },
      item,
      async () => {
        const shown = await this.page.getByRole('menuitem').allInnerTexts();
        return `The menu of “${label}” lacks what is wanted: ${shown.join(' | ') || 'it is closed'}`;
      },
    );
  }

  /** Presses a button that the view offers while it has no rows, until that brings something. */
  async welcome(button: string, brings: Effect): Promise<void> {
    const offered = this.page
      .locator('.welcome-view-content')
      .getByRole('button', { name: button, exact: true });
    await pressUntil(
      (soon) => offered.click(soon),
      brings,
      () => `Nothing comes of “${button}”.`,
    );
  }

  /** What a person reads above or instead of the rows: the view's message, or its welcome text. */
  async message(): Promise<string> {
    const text = this.page
      .locator('.composite.viewlet')
      .locator('.tree-explorer-viewlet-tree-view .message, .welcome-view-content')
      .filter({ visible: true });
    return (await text.allInnerTexts()).join('\n');
  }

  /** Waits while rows come and go: VS Code does not say which row a button belongs to while the view is filled. */
  private async quiet(): Promise<void> {
    await this.tree.evaluate(
      (tree) =>
        new Promise<void>((resolve) => {
          const settle = () => {
            observer.disconnect();
            resolve();
          };
          let timer = setTimeout(settle, 500);
          const observer = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(settle, 500);
          });
          observer.observe(tree, { subtree: true, childList: true });
        }),
    );
  }

  private tab(label: string): Locator {
    return this.page.locator('.tabs-container [role=tab][aria-selected=true]', { hasText: label });
  }

  private icon(): Locator {
    return this.page.locator('.part.activitybar').getByRole('tab', { name: /^Backup Sets/ });
  }
}
