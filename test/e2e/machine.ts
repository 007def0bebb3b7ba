import type { BrowserContext, Disposable, Page, Request } from 'playwright-core';
import { holdStill } from '../vscodeHost/holdStill';
import type { VscodeServer } from '../vscodeHost/server';
import type { Folder } from './folder';
import type { Profile } from './profiles';
import { SeenAndCopied } from './seenAndCopied';
import { readBrowserStorage, readSecrets } from './storedSecrets';
import { type Effect, type Soon, until } from './until';
import { Workbench } from './workbench';

/** A browser profile, which to the extension is a computer: secrets, trust and state live in it. */
export class Machine {
  private readonly unreached: string[] = [];
  private readonly noteUnreached = (request: Request) => {
    if (/^http:\/\/localhost:\d+\/\?/.test(request.url())) this.unreached.push(request.url());
  };

  private constructor(
    private readonly profile: Profile,
    private readonly server: VscodeServer,
    /** What its windows said and copied. */
    readonly seenAndCopied: SeenAndCopied,
    private readonly scripts: readonly Disposable[],
  ) {
    this.context.on('requestfailed', this.noteUnreached);
  }

  get context(): BrowserContext {
    return this.profile.context;
  }

  /** @param profile ends with this machine */
  static async start(profile: Profile, server: VscodeServer): Promise<Machine> {
    const { context } = profile;
    await context.addCookies([{ ...server.session, url: server.origin }]);
    context.setDefaultTimeout(60_000); // nothing is measured by it
    // Both are on this computer: to pack the workbench's files takes longer than to send them as they are.
    await context.setExtraHTTPHeaders({ 'accept-encoding': 'identity' });
    const scripts = [
      await context.addInitScript(webviewsFindTheirWorker),
      await context.addInitScript(holdStill),
    ];
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
    return new Machine(profile, server, await SeenAndCopied.of(context), scripts);
  }

  /** Opens a folder, a `.code-workspace` file in it (`file`), or an empty window, in a new browser page. */
  async open(
    folder: Folder | undefined,
    { trusted = true, file }: { trusted?: boolean; file?: string } = {},
  ): Promise<Workbench> {
    const page = this.unused() ?? (await this.context.newPage());
    const query = new URLSearchParams();
    if (!folder) query.set('ew', 'true');
    else if (file === undefined) query.set('folder', folder.path);
    else query.set('workspace', `${folder.path}/${file}`);
    await page.goto(`${this.server.origin}/?${query.toString()}`);
    const workbench = new Workbench(page);
    await workbench.settled();
    if (folder && trusted) await workbench.trust();
    return workbench;
  }

  /**
   * The page that the browser opens because of `action`, such as Microsoft's sign-in page. `opened` ends when it did: the effect of
   * a press that changes nothing else.
   */
  async nextPage(action: (opened: Effect) => Promise<unknown>): Promise<Page> {
    const next = this.context.waitForEvent('page');
    let isOpen = false;
    next.then(
      () => (isOpen = true),
      () => undefined, // told by the wait below
    );
    const opened = (soon: Soon) =>
      until(
        () => Promise.resolve(isOpen || undefined),
        () => 'No page opened.',
        soon,
      );
    const [page] = await Promise.all([next, action(opened)]);
    await page.waitForLoadState();
    return page;
  }

  /** The address on the browser's error page, once the next redirect to `localhost` reached nothing. */
  async unreachedAddress(): Promise<string> {
    return until(
      () => Promise.resolve(this.unreached.shift()),
      () => 'No redirect to localhost failed.',
    );
  }

  /** The secrets that the extension keeps on this machine, by key, as VS Code would give them to it. */
  async secrets(): Promise<ReadonlyMap<string, string>> {
    return readSecrets(this.context, this.server.origin);
  }

  /** The secrets, once there are this many: VS Code writes them a moment after the extension has stored them. */
  async untilSecrets(count: number): Promise<ReadonlyMap<string, string>> {
    return until(
      async () => {
        const secrets = await this.secrets();
        return secrets.size === count ? secrets : undefined;
      },
      async () => `There are ${(await this.secrets()).size} secrets, not ${count}.`,
    );
  }

  /** Everything else that the profile keeps for VS Code's origin, as one text; secrets in it are sealed. */
  async storage(): Promise<string> {
    return readBrowserStorage(this.context, this.server.origin);
  }

  /** Waits until this stands in the profile: in a browser, VS Code writes its own state every five seconds only. */
  async untilStored(state: RegExp): Promise<void> {
    await until(
      async () => (state.test(await this.storage()) ? true : undefined),
      () => `The browser profile does not hold ${String(state)}.`,
    );
  }

  /** Fails where a window of this machine has said or copied one of these secrets. */
  async assertSaidAndCopiedWithout(secrets: readonly string[]): Promise<void> {
    const page = this.context.pages().find((each) => each.url().startsWith(this.server.origin));
    if (page && secrets.length > 0) await this.seenAndCopied.assertWithout(secrets, page);
  }

  async picturesOfAll(name: string): Promise<void> {
    for (const [index, page] of this.context.pages().entries()) {
      await new Workbench(page).draw(index === 0 ? name : `${name}-${index + 1}`).catch(() => undefined);
    }
  }

  /** Leaves every page first, as a person does: the server then ends their extension hosts. */
  async close(): Promise<void> {
    for (const page of this.context.pages()) {
      page.on('dialog', (dialog) => void dialog.accept());
      await page.goto('about:blank').catch(() => undefined);
    }
    this.context.off('requestfailed', this.noteUnreached);
    for (const script of [...this.scripts, this.seenAndCopied]) await script.dispose();
    await this.profile.end();
  }

  /** The page with which a browser starts. */
  private unused(): Page | undefined {
    const [first, ...others] = this.context.pages();
    return others.length === 0 && first?.url() === 'about:blank' ? first : undefined;
  }
}

/**
 * Runs in each frame. Before the frame around a webview shows anything, VS Code 1.139 registers a service worker there,
 * and waits for Chromium's answer and for the worker's control. While several windows of a new browser profile do so,
 * now and then no answer comes though the worker has control, and the webview stays blank. Control can be asked for.
 */
function webviewsFindTheirWorker(): void {
  if (!location.pathname.endsWith('/webview/browser/pre/index.html')) return;
  const { serviceWorker } = navigator;
  const ownFolder = new URL('.', location.href).href;
  const inControl = () =>
    new Promise<void>((resolve) => {
      const asking = setInterval(() => {
        if (!serviceWorker.controller?.scriptURL.startsWith(ownFolder)) return;
        clearInterval(asking);
        resolve();
      }, 20);
    });
  const register = serviceWorker.register.bind(serviceWorker);
  serviceWorker.register = (...script) =>
    Promise.race([register(...script), inControl().then(() => serviceWorker.ready)]);
  ServiceWorkerRegistration.prototype.update = function () {
    return Promise.resolve(this);
  };
  const listen = serviceWorker.addEventListener.bind(serviceWorker);
  serviceWorker.addEventListener = (type: string, ...rest: [EventListener, AddEventListenerOptions]) => {
    listen(type, ...rest);
    if (type !== 'controllerchange') return;
    void inControl().then(() => serviceWorker.dispatchEvent(new Event('controllerchange')));
  };
}
