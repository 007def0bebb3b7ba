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
import { type AhsayCbsServer, startAhsayCbs } from '../ahsayCbs/ahsayCbs';
import type { Authority, AuthorityOptions } from '../authority/authority';
import type { VscodeServer } from '../vscodeHost/server';
import { copyFolder, type Folder } from './folder';
import { endHost, type HostOptions, takeHost } from './host';
import { Machine } from './machine';
import type { Profiles } from './profiles';
import { pictures, type Workbench } from './workbench';

export interface SceneOptions extends HostOptions {
  readonly authority?: AuthorityOptions;
  /** Leaves windows behind that died: the server goes with the file. */
  readonly breaksHost?: boolean;
}

/** A window with a folder, trusted. */
export interface OpenFolder {
  readonly folder: Folder;
  readonly machine: Machine;
  readonly vscode: Workbench;
}

/** What the tests of one file share: a practice authority, and a VS Code server and a browser that files before it may have used. */
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
export function endToEnd({
  authority: ofAuthority,
  breaksHost = false,
  ...ofHost
}: SceneOptions = {}): Scene {
  let authority: Authority | undefined;
  let ahsayCbs: AhsayCbsServer | undefined;
  let server: VscodeServer | undefined;
  let profiles: Profiles | undefined;
  const ofThisTest: { machines: Machine[]; folders: Folder[] } = { machines: [], folders: [] };

  before(async () => {
    const taken = await takeHost(ofHost, ofAuthority);
    authority = taken.authority;
    ({ server, profiles } = taken.host);
    ahsayCbs = await startAhsayCbs();
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
    await authority?.close();
    await ahsayCbs?.close();
    if (breaksHost) await endHost();
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
      const { apiOrigin, browserOrigin } = ready(authority);
      const origins = [ready(server).origin, apiOrigin, browserOrigin];
      const machine = await Machine.start(await ready(profiles).take(origins), ready(server));
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
