import type { Disposable, SecretStorage } from 'vscode';

/**
 * A browser profile as VS Code in a browser uses it: each window reads all secrets when it loads, keeps them as a copy,
 * and writes the copy whole at each change. No window hears of another's changes.
 */
export class WebBrowser {
  /** What the profile has: what the next window will read. */
  secrets: ReadonlyMap<string, string> = new Map();

  open(): WebPage {
    return new WebPage(this);
  }
}

export class WebPage {
  /** The tab is gone, and its extension host lives on: what it asks of the page is never answered. */
  gone = false;
  /** The tab crashes before the browser has written what it was given. */
  losesWrites = false;
  /** The browser writes the next change only then, perhaps after a later one. */
  slow: Promise<void> | undefined;
  private readonly copy: Map<string, string>;
  /** Writes that wait for an answer. */
  waiting = 0;

  constructor(private readonly browser: WebBrowser) {
    this.copy = new Map(browser.secrets);
  }

  readonly secrets: SecretStorage = {
    onDidChange: () => {
      const nothing: unknown = { dispose: () => undefined };
      return nothing as Disposable;
    },
    keys: () => this.asked(() => [...this.copy.keys()]),
    get: (key) => this.asked(() => this.copy.get(key)),
    store: (key, value) => this.asked(() => this.write(() => this.copy.set(key, value))),
    delete: (key) => this.asked(() => this.write(() => this.copy.delete(key))),
  };

  private write(change: () => unknown): void {
    change();
    const whole = new Map(this.copy);
    const { slow } = this;
    this.slow = undefined;
    if (slow) void slow.then(() => (this.browser.secrets = whole));
    else if (!this.losesWrites) this.browser.secrets = whole;
  }

  private async asked<T>(work: () => T): Promise<T> {
    await new Promise((resolve) => setImmediate(resolve));
    if (!this.gone) return work();
    this.waiting += 1;
    return new Promise(() => undefined);
  }
}
