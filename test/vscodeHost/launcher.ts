// VS Code's command line for a machine without desktop VS Code: takes the arguments with which
// @vscode/test-electron starts the desktop program, runs the tests in the extension host of VS Code's server,
// with the workbench open in a browser without a window, and ends with the tests' exit code.
//
// Three arguments are its own: `--restricted` leaves workspace trust on, which @vscode/test-electron always turns
// off, `--needed` leaves out the extensions of VS Code itself that our tests don't need, and `--desktop=<program>`
// hands the rest to that program instead.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { onlyNeeded } from './builtIn';
import { startChromium } from './chromium';
import { holdStill } from './holdStill';
import { fetchHostPackages } from './hostPackages';
import { hostEnvironment, lineMatching } from './hostProcess';
import { temporaryFolder } from './leftovers';
import { type ProcessTree, startProcessTree } from './processTree';

const { values: options, positionals } = parseArgs({
  strict: false, // the desktop program has many more
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
    restricted: { type: 'boolean' },
    needed: { type: 'boolean' },
    desktop: { type: 'string' },
  },
});

let server: ProcessTree | undefined;

/** Starts the server; returns its `host:port`. */
async function startTestServer(): Promise<string> {
  const host = await fetchHostPackages();
  const { path: home } = await temporaryFolder('host');
  const userData = texts(options['user-data-dir'])[0] ?? join(home, 'user');
  const args = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', '--enable-smoke-test-driver');
  // Both ends are on this computer.
  args.push('--disable-websocket-compression');
  args.push('--server-data-dir', home, '--user-data-dir', userData);
  args.push('--extensions-dir', texts(options['extensions-dir'])[0] ?? join(home, 'extensions'));
  if (options['disable-workspace-trust'] && !options.restricted) args.push('--disable-workspace-trust');
  if (options.needed) args.push(...(await onlyNeeded(host, home)));
  server = startProcessTree(host.node, [host.serverMain, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: await hostEnvironment(home),
  });
  const [, port] = await lineMatching(server, /Extension host agent listening on (\d+)/);
  return `127.0.0.1:${port!}`;
}

/** Opens the workbench, whose extension host then runs the tests; resolves with their exit code. */
async function runInWorkbench(authority: string): Promise<number> {
  const browser = await startChromium();
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.addInitScript(holdStill);
  // Half of the key that the workbench seals secrets with: the same in every run, and worth nothing.
  await page.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 7) }));
  const errors: string[] = [];
  const ended = new Promise<number>((resolve, reject) => {
    void page.exposeFunction('codeAutomationLog', (level: string, words: unknown[]) => {
      if (level === 'error') errors.push(words.join(' '));
    });
    void page.exposeFunction('codeAutomationExit', resolve);
    page.once('crash', () => reject(new Error('The browser page of the workbench crashed.')));
    server?.process.once('exit', () => reject(new Error("VS Code's server ended before the tests did.")));
  });
  const [code] = await Promise.all([ended, page.goto(await workbenchAddress(authority))]);
  // The tests report their own failures and then end with 0: something else is wrong.
  if (code !== 0) console.error(errors.join('\n'));
  await browser.close();
  return code;
}

async function workbenchAddress(authority: string): Promise<string> {
  const remote = (path: string) => `vscode-remote://${authority}${pathToFileURL(resolve(path)).pathname}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...texts(options.extensionDevelopmentPath).map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...texts(options.extensionTestsPath).map((path) => ['extensionTestsPath', remote(path)]),
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  const [opened] = positionals;
  if (opened === undefined) query.set('ew', 'true');
  else query.set((await stat(opened)).isDirectory() ? 'folder' : 'workspace', resolve(opened));
  return `http://${authority}/?${query.toString()}`;
}

async function runOnDesktop(program: string): Promise<number> {
  const own = /^--(restricted$|needed$|desktop=|disable-workspace-trust$)/;
  const desktop = spawn(
    program,
    process.argv.slice(2).filter((argument) => !own.test(argument)),
    { stdio: 'inherit' },
  );
  const [code] = (await once(desktop, 'exit')) as [number | null];
  return code ?? 1;
}

async function run(): Promise<number> {
  const [desktop] = texts(options.desktop);
  return desktop === undefined ? runInWorkbench(await startTestServer()) : runOnDesktop(desktop);
}

/** An option's values: without `strict`, the parser also lets through a flag that was given no value. */
function texts(value: string | boolean | (string | boolean)[] | undefined): string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

// Whoever started us is gone, and nobody waits for these tests any more.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 1_000).unref();

run().then(
  (code) => process.exit(code), // the server and its folder go with it
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
