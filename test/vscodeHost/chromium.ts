import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { temporaryFolder } from './leftovers';

/** First without the parts that draw Chromium's own windows: nobody sees one here, and each costs a tenth of the processor time. */
const names = [
  ...['chromium-headless-shell', 'chrome-headless-shell'],
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
/** What lets it run as root, keeps it from calling anybody, and spares processor time. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A window lives for a minute: to optimize its code costs more than it gains.
  '--js-flags=--no-opt --no-maglev',
];

/** Of a window that people work in. */
export const viewport = { width: 1280, height: 800 };

/**
 * What is switched off of a browser with a profile on disk. Of several such flags the last one counts, so Playwright's own names
 * are here again, those that say something here.
 */
const offWithProfile = [
  // Otherwise the workbench's code is compiled at each start although the profile has it compiled.
  'BackgroundResourceFetch',
  ...['AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  ...['DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'MediaRouter'],
  ...['NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
  'ThirdPartyStoragePartitioning',
];

/** The Chromium or Chrome of this machine, `CHROME_PATH` first; `undefined` where there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROME_PATH'];
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(named ? [named] : []), ...onPath, ...places].find(isProgram);
}

/** Finds a Chromium; on Debian as root it installs one. Otherwise its error says what to install. */
export async function ensureChromium(say: (line: string) => void = console.log): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Chromium is missing; installing it with apt-get …');
    await aptGet('update');
    const install = (program: string) =>
      aptGet('install', '-y', '--no-install-recommends', program, 'fonts-dejavu-core');
    await install('chromium-headless-shell');
    if (!findChromium()) await install('chromium');
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error('Install Chromium or Google Chrome, or point CHROME_PATH at one, to run these tests.');
}

/**
 * A browser without a window; what it leaves behind goes with it.
 * @param more flags beside the usual ones
 */
export async function startChromium(...more: readonly string[]): Promise<Browser> {
  const { folder, options } = await launchOptions(more);
  const browser = await chromium.launch(options);
  browser.once('disconnected', () => void folder.remove());
  return browser;
}

/** The same with a profile on disk: there Chromium keeps the code of scripts that were loaded twice, as it was compiled. */
export async function startChromiumWithProfile(
  profile: string,
  ...more: readonly string[]
): Promise<BrowserContext> {
  const off = `--disable-features=${offWithProfile.join(',')}`;
  const { folder, options } = await launchOptions([off, ...more]);
  const context = await chromium.launchPersistentContext(profile, { ...options, viewport });
  context.once('close', () => void folder.remove());
  return context;
}

async function launchOptions(more: readonly string[]) {
  const executablePath = await ensureChromium();
  const folder = await temporaryFolder('browser');
  const env = { ...process.env, TMPDIR: folder.path };
  return { folder, options: { executablePath, args: [...flags, ...more], env } };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function aptGet(...args: readonly string[]): Promise<void> {
  const apt = spawn('apt-get', ['-q', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  await new Promise<void>((resolve) => {
    apt.once('error', () => resolve()); // the search afterwards says what is missing
    apt.once('close', () => resolve());
  });
}
