// How to write an end-to-end test. Words of a person; nothing here reaches into the extension.
//
//   describe('One backup set', () => {
//     const scene = endToEnd();                               // a practice authority and a VS Code, for this file
//     it('moves from Basic to Hybrid', async () => {
//       const folder = await scene.newFolder();               // a fresh copy of test/fixtures/workspace
//       const machine = await scene.newMachine();             // a browser profile: secrets, trust and state live there
//       const vscode = await machine.open(folder);            // logged in, folder trusted
//       await vscode.sets.show();
//       assert.deepEqual(await vscode.sets.lines(), ['contoso', '  backup@contoso.com', '    Finance …']);
//       const page = await MigrationPage.start(machine, vscode, 'Finance');  // by the button of its row
//       const microsoft = await page.authorize();
//       …                                                     // microsoft is the sign-in page: fill and click
//       await vscode.reload();                                // a real reload of the window
//       await vscode.picture('saved');                        // out/pictures/saved.png, with BACKUP_AUTH_PICTURES
//       await assertKeptNowhere(scene, vscode, folder, [code]); // secretSearch.ts
//     });
//   });
//
// Wait for what a person would see (`await vscode.sets.untilLine(…)`, Playwright's own waiting), never for time. VS Code can
// swallow a press: `pressUntil` (until.ts) repeats one until its effect is seen.
// A test that fails leaves a picture of each of its windows in out/pictures.
import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { type AhsayCbsServer, startAhsayCbs } from '../ahsayCbs/ahsayCbs';
import { type Authority, type AuthorityOptions, startAuthority } from '../authority/authority';
import { startChromium } from '../vscodeHost/chromium';
import { askForTrust } from '../vscodeHost/hostSettings';
import { startServer, type VscodeServer } from '../vscodeHost/server';
import { packageVsix } from '../vscodeHost/vsix';
import { copyFolder, type Folder } from './folder';
import { Machine } from './machine';
import { pictures, type Workbench } from './workbench';

export interface SceneOptions {
  readonly authority?: AuthorityOptions;
  /** User settings of VS Code beside the usual ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where browsers sign in: `untrusted` is an address that VS Code asks about before it opens it. */
  readonly signInAddress?: 'trusted' | 'untrusted';
  /** `elsewhere`: the browser reaches nothing that listens on `localhost`, like one on another computer. */
  readonly browser?: 'here' | 'elsewhere';
  /** Other extensions that are installed, too: their folders, from the project's. */
  readonly beside?: readonly string[];
  /** A build of the extension as a folder, in the place of the VSIX. */
  readonly extension?: () => Promise<string>;
  /** `ofTheExtension`: no environment variable names a practice cloud. */
  readonly practice?: 'byVariable' | 'ofTheExtension';
  /** Environment of the server, and so of the extension, beside the practice cloud's. */
  readonly env?: NodeJS.ProcessEnv;
  /** VS Code's display language, by its id. */
  readonly language?: string;
}

/** A window with a folder, trusted. */
export interface OpenFolder {
  readonly folder: Folder;
  readonly machine: Machine;
  readonly vscode: Workbench;
}

/** What the tests of one file share: a practice authority, a VS Code server and a browser. */
export interface Scene {
  readonly authority: Authority;
  readonly ahsayCbs: AhsayCbsServer;
  readonly server: VscodeServer;
  /** A fresh copy of a folder of the project, by default of `test/fixtures/workspace`. */
  newFolder(original?: string): Promise<Folder>;
  /** A new browser profile: to the extension, another computer. */
  newMachine(): Promise<Machine>;
  /** A fresh copy of a folder, by default of the examples, in a window of a new machine. */
  open(original?: string): Promise<OpenFolder>;
}

/** Sets the scene for the tests of the surrounding `describe`; folders and machines live for one test. */
export function endToEnd(options: SceneOptions = {}): Scene {
  let authority: Authority | undefined;
  let ahsayCbs: AhsayCbsServer | undefined;
  let server: VscodeServer | undefined;
  let browser: Browser | undefined;
  const ofThisTest: { machines: Machine[]; folders: Folder[] } = { machines: [], folders: [] };

  before(async () => {
    authority = await startAuthority(options.authority);
    ahsayCbs = await startAhsayCbs();
    const { apiOrigin, browserOrigin, untrustedBrowserOrigin } = authority;
    const signIn = options.signInAddress === 'untrusted' ? untrustedBrowserOrigin : browserOrigin;
    const folder = await options.extension?.();
    server = await startServer({
      ...(folder === undefined ? { vsix: process.env['BACKUP_AUTH_VSIX'] ?? (await packageVsix()) } : {}),
      // As on the desktop, where an engineer saves: in the browser VS Code would save by itself.
      settings: { 'files.autoSave': 'off', ...askForTrust, ...options.settings },
      beside: [...(options.beside ?? []), ...(folder === undefined ? [] : [folder])],
      builtIn: 'needed',
      ...(options.language === undefined ? {} : { language: options.language }),
      env: {
        ...(options.practice === 'ofTheExtension'
          ? {}
          : { BACKUP_AUTH_PRACTICE_CLOUD: `${apiOrigin} ${ready(signIn)}` }),
        ...options.env,
      },
    });
    const flags = options.browser === 'elsewhere' ? ['--host-resolver-rules=MAP localhost ~NOTFOUND'] : [];
    browser = await startChromium(...flags);
    await mkdir(pictures, { recursive: true });
  });

  afterEach(async function () {
    const failed = this.currentTest?.state === 'failed' ? this.currentTest.title : undefined;
    const leaks: unknown[] = [];
    const found = (leak: unknown) => void leaks.push(leak);
    for (const machine of ofThisTest.machines.splice(0)) {
      if (failed !== undefined) await machine.picturesOfAll(`failed-${failed.replace(/\W+/g, '-')}`);
      else await machine.assertSaidAndCopiedWithout([...ready(authority).secrets]).catch(found);
      await machine.close();
    }
    for (const folder of ofThisTest.folders.splice(0)) await folder.remove();
    if (leaks.length > 0) throw leaks[0];
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    await authority?.close();
    await ahsayCbs?.close();
  });

  const scene: Scene = {
    get authority() {
      return ready(authority);
    },
    get ahsayCbs() {
      return ready(ahsayCbs);
    },
    get server() {
      return ready(server);
    },
    newFolder: async (original = 'test/fixtures/workspace') => {
      const folder = await copyFolder(original);
      ofThisTest.folders.push(folder);
      return folder;
    },
    newMachine: async () => {
      const machine = await Machine.start(ready(browser), ready(server));
      ofThisTest.machines.push(machine);
      return machine;
    },
    open: async (original = 'examples') => {
      const folder = await scene.newFolder(original);
      const machine = await scene.newMachine();
      return { folder, machine, vscode: await machine.open(folder) };
    },
  };
  return scene;
}

function ready<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The scene is there only while its tests run.');
  return part;
}
