import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { pageHtml } from '../../../src/webview/pageHtml';
import type { Act, Intent, Snapshot, ToPage } from '../../../src/webview/protocol';
import { startChromium } from '../../vscodeHost/chromium';
import { builtTests, projectRoot } from '../../vscodeHost/projectRoot';
import { themes, type Theme } from './themes';

const origin = 'http://webview.test';

/** What the page left behind, on its side. */
interface Kept {
  readonly intents: Intent[];
  readonly violations: string[];
  readonly states: unknown[];
}
type StageWindow = Window & { readonly kept: Kept };

/** The built page with its own document and policy, in a browser, with a stand-in for VS Code's side. */
export interface PageStage {
  readonly page: Page;
  show(snapshot: Snapshot): Promise<void>;
  post(message: unknown): Promise<void>;
  kept(): Promise<Kept>;
  /** What the person did, each on a snapshot that was shown. */
  did(): Promise<Act[]>;
  /** The id or button name of the element that has the keyboard. */
  focused(): Promise<string>;
  /** Nothing is wider than the window. */
  fits(): Promise<boolean>;
}

export interface StageSettings {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** Device pixels to a CSS pixel: 200 % zoom halves the width and doubles this. */
  readonly scale?: number;
  readonly reducedMotion?: boolean;
  /** Time stands still but for `page.clock`; otherwise only the date does. */
  readonly stopClock?: boolean;
}

/** When the page opens: ten minutes before the samples' code runs out. */
const opensAt = new Date(Date.UTC(2026, 0, 15, 12, 0));

/** Call it inside `describe`: one browser for its tests, and a fresh stage at each `open`. */
export function stages(): (settings?: StageSettings) => Promise<PageStage> {
  let browser: Browser;
  before(async () => {
    browser = await startChromium();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  after(() => browser.close());
  return (settings) => openStage(browser, settings);
}

export async function openStage(
  browser: Browser,
  {
    theme = themes.dark,
    width = 820,
    height = 700,
    scale = 1,
    reducedMotion = false,
    stopClock = false,
  }: StageSettings = {},
): Promise<PageStage> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  if (stopClock) {
    // An installed clock runs on until it is paused, and it can be paused at a later time only.
    await page.clock.install({ time: opensAt.getTime() - 1000 });
    await page.clock.pauseAt(opensAt);
  } else {
    await page.clock.setFixedTime(opensAt);
  }
  const files: Record<string, { contentType: string; body: string }> = {
    '/': {
      contentType: 'text/html',
      body: pageHtml({
        cspSource: origin,
        script: `${origin}/page.js`,
        style: `${origin}/page.css`,
        nonce: 'c3RhZ2U=',
        language: 'en',
        title: 'Migrate Authentication',
      }),
    },
    '/page.js': {
      contentType: 'text/javascript',
      body: await readFile(resolve(builtTests, '../../dist/page.js'), 'utf8'),
    },
    '/page.css': {
      contentType: 'text/css',
      body: await readFile(join(projectRoot, 'media/page.css'), 'utf8'),
    },
  };
  await page.route('**/*', async (route) => {
    const file = files[new URL(route.request().url()).pathname];
    await (file ? route.fulfill(file) : route.fulfill({ status: 404, body: '' }));
  });
  await page.addInitScript(standInForVscode, theme);
  await page.goto(`${origin}/`);

  const post = (message: unknown) =>
    page.evaluate(
      (data) =>
        new Promise<void>((done) => {
          window.addEventListener('message', () => done(), { once: true });
          window.postMessage(data);
        }),
      message,
    );
  const shown = new Set<number>();
  const kept = () => page.evaluate(() => (window as unknown as StageWindow).kept);
  return {
    page,
    post,
    show: (snapshot) => {
      shown.add(snapshot.version);
      return post({ type: 'snapshot', snapshot } satisfies ToPage);
    },
    kept,
    fits: () =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    did: async () =>
      (await kept()).intents.slice(1).flatMap((intent) => {
        if (intent.type === 'ready') return [];
        const { version, ...act } = intent;
        if (!shown.has(version)) throw new Error(`Version ${version} was never shown.`);
        return [act];
      }),
    focused: () =>
      page.evaluate(() => {
        const focused = document.activeElement as HTMLElement | null;
        if (!focused) return '';
        return focused.dataset['button'] ?? (focused.id === '' ? focused.localName : focused.id);
      }),
  };
}

/** The same screen a version later, with changes. */
export function later(snapshot: Snapshot, changes: Partial<Snapshot> = {}): Snapshot {
  return { ...snapshot, version: snapshot.version + 100, ...changes };
}

/** Runs in the page, before it. */
function standInForVscode(theme: Theme): void {
  const kept: Kept = { intents: [], violations: [], states: [] };
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    kept.violations.push(effectiveDirective);
  });
  document.addEventListener('DOMContentLoaded', () => {
    for (const [name, value] of Object.entries(theme.variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
    document.body.className = theme.kind;
    document.body.dataset['vscodeThemeKind'] = theme.kind;
  });
  Object.assign(window, {
    kept,
    acquireVsCodeApi: () => ({
      postMessage: (intent: Intent) => kept.intents.push(intent),
      setState: (state: unknown) => kept.states.push(state),
    }),
  });
}
