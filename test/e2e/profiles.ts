import type { Browser, BrowserContext } from 'playwright-core';
import { startChromiumWithProfile, viewport } from '../vscodeHost/chromium';

/** A browser profile with nothing in it yet. */
export interface Profile {
  readonly context: BrowserContext;
  /** Nobody uses it any more. */
  end(): Promise<void>;
}

/**
 * New browser profiles. One of them is on disk and comes again after it was emptied: only there Chromium keeps compiled code, and
 * to compile VS Code's takes a third of the processor time of each window.
 */
export class Profiles {
  private isTaken = false;

  private constructor(
    private readonly kept: BrowserContext,
    private readonly browser: Browser,
  ) {}

  /**
   * @param folder of the profile on disk, from one browser to the next
   * @param flags of the browser, beside the usual ones
   */
  static async start(folder: string, ...flags: readonly string[]): Promise<Profiles> {
    const kept = await startChromiumWithProfile(folder, ...flags);
    const browser = kept.browser();
    if (!browser) throw new Error('The browser is gone.');
    return new Profiles(kept, browser);
  }

  get isThere(): boolean {
    return this.browser.isConnected();
  }

  /** @param origins whose pages may have kept something in it, cookies aside */
  async take(origins: readonly string[]): Promise<Profile> {
    const { kept } = this;
    if (this.isTaken) {
      const context = await this.browser.newContext({ viewport });
      return { context, end: () => context.close() };
    }
    this.isTaken = true;
    await empty(kept, origins);
    return {
      context: kept,
      end: () => {
        this.isTaken = false;
        return Promise.resolve();
      },
    };
  }

  async close(): Promise<void> {
    await this.kept.close();
  }
}

/** Leaves one page, which has been nowhere: a tab keeps things, too. */
async function empty(context: BrowserContext, origins: readonly string[]): Promise<void> {
  const before = context.pages();
  const page = await context.newPage();
  for (const each of before) await each.close();
  await context.clearCookies();
  await context.clearPermissions();
  const devtools = await context.newCDPSession(page);
  for (const origin of origins)
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await devtools.detach();
}
