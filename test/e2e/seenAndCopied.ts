import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { BrowserContext, Disposable, Page } from 'playwright-core';
import { spellings } from './spellings';
import { until } from './until';

type Where = 'messages' | 'clipboard';

/**
 * What one computer's windows have said to a person since they were opened (notifications, dialogs, prompts, lists, the
 * status bar), gone or not, and every text that VS Code has put on the clipboard there.
 */
export class SeenAndCopied {
  private readonly texts: Readonly<Record<Where, string[]>> = { messages: [], clipboard: [] };
  private readonly listening: Disposable[] = [];

  /** Before any page of the context is opened. */
  static async of(context: BrowserContext): Promise<SeenAndCopied> {
    const all = new SeenAndCopied();
    const listen = (_: unknown, where: Where, text: string) => void all.texts[where].push(text);
    all.listening.push(
      await context.exposeBinding('seenOrCopied', listen),
      await context.addInitScript(tellWhatIsSeenOrCopied),
    );
    return all;
  }

  async dispose(): Promise<void> {
    for (const each of this.listening) await each.dispose();
  }

  get copied(): readonly string[] {
    return this.texts.clipboard;
  }

  /**
   * Fails where one of the secrets was seen or copied.
   * @param page a window of VS Code, in which a canary must be found first
   */
  async assertWithout(secrets: readonly string[], page: Page): Promise<void> {
    for (const where of ['messages', 'clipboard'] as const) {
      const canary = `canary-${randomUUID()}`;
      await page.evaluate(
        ([kind, text]) => {
          if (kind === 'clipboard') return navigator.clipboard.writeText(text);
          const notification = document.createElement('div');
          notification.className = 'notifications-toasts';
          document.body.append(notification);
          notification.textContent = text;
          notification.remove();
          return undefined;
        },
        [where, canary] as const,
      );
      const text = () => this.texts[where].join('\n');
      await until(
        () => Promise.resolve(text().includes(canary) ? true : undefined),
        () => `The search of the ${where} is blind: it doesn't find its canary.`,
      );
      const found = secrets.findIndex((secret) => spellings(secret).some((each) => text().includes(each)));
      assert.equal(found, -1, `Secret number ${found + 1} was in the ${where}.`);
    }
  }
}

/** Copies a text as a person does elsewhere: nothing that VS Code put there. */
export async function copyElsewhere(page: Page, text: string): Promise<void> {
  await page.evaluate(async (copied) => {
    const write = Reflect.get(Clipboard.prototype, 'writeText');
    await write.call(navigator.clipboard, copied);
  }, text);
}

/** Runs in each frame, before VS Code's own scripts. */
function tellWhatIsSeenOrCopied(): void {
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  if (window.top !== window || !clipboard) return;
  const { seenOrCopied } = window as unknown as {
    readonly seenOrCopied: (where: string, text: string) => unknown;
  };
  const write = Reflect.get(clipboard, 'writeText');
  clipboard.writeText = (text) => {
    seenOrCopied('clipboard', text);
    return write.call(clipboard, text);
  };
  const places =
    '.notifications-toasts, .notifications-center, .monaco-dialog-box, .quick-input-widget, .statusbar';
  const told = new WeakMap<Element, string>();
  const within = (node: Node) => {
    if (!(node instanceof Element)) return [];
    return node.matches(places) ? [node] : [...node.querySelectorAll(places)];
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const around = (target instanceof Element ? target : target.parentElement)?.closest(places);
      for (const place of around ? [around] : [...addedNodes].flatMap(within)) {
        const text = place.textContent;
        if (text === '' || told.get(place) === text) continue;
        told.set(place, text);
        seenOrCopied('messages', text);
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
