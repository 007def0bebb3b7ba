import type { Locator } from 'playwright-core';
import { type Folder, copyFolder } from '../../e2e/folder';
import { Machine } from '../../e2e/machine';
import { Profiles } from '../../e2e/profiles';
import type { Workbench } from '../../e2e/workbench';
import { askForTrust } from '../../vscodeHost/hostSettings';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { startServer, type VscodeServer } from '../../vscodeHost/server';
import { bench, type Row, type Sample } from '../bench';
import { productionVsix } from '../productionVsix';

const set = 'Finance mailboxes';
type Round = Readonly<Record<'open' | 'step', Sample>>;

/** What a person waits for, in milliseconds: from the press to what it brings. */
interface Opened {
  readonly open: number;
  readonly step: number;
}

/** Runs in the window: notes when the last press began. */
function watchPresses(): void {
  const noted = window as unknown as { pressedAt?: number };
  addEventListener('pointerdown', () => (noted.pressedAt = Date.now()), true);
}

class Scene {
  private readonly rounds = new Map<number, Promise<Round>>();

  private constructor(
    private readonly server: VscodeServer,
    private readonly profiles: Profiles,
    private readonly folder: Folder,
    private readonly machine: Machine,
    private readonly vscode: Workbench,
  ) {}

  static async start(): Promise<Scene> {
    const server = await startServer({
      vsix: await productionVsix(),
      beside: ['test/bench/emptyWebview'],
      settings: askForTrust,
    });
    const { path } = await temporaryFolder('profile');
    const profiles = await Profiles.start(path);
    const folder = await copyFolder('examples');
    const machine = await Machine.start(await profiles.take([]), server);
    await machine.context.addInitScript(watchPresses);
    return new Scene(server, profiles, folder, machine, await machine.open(folder));
  }

  round(number: number): Promise<Round> {
    const known = this.rounds.get(number);
    if (known) return known;
    const begun = this.measure();
    this.rounds.set(number, begun);
    return begun;
  }

  private async measure(): Promise<Round> {
    const { page, sets } = this.vscode;
    await page.getByRole('tab', { name: 'Empty Webview', exact: true }).click();
    const floor = await this.opened(page.getByRole('treeitem', { name: 'Empty row' }), 'Next', 'Answered');
    await sets.show();
    await sets.untilLine(set);
    const ours = await this.opened(sets.row(set), 'Migrate', 'Migrate authentication');
    return {
      open: { floor: floor.open, ours: ours.open },
      step: { floor: floor.step, ours: ours.step },
    };
  }

  /** Clicks on a row, waits for its page, presses a button of that and waits for its heading; then closes the page. */
  private async opened(row: Locator, button: string, heading: string): Promise<Opened> {
    await row.click();
    const frame = this.vscode.webview();
    const press = frame.getByRole('button', { name: button, exact: true });
    await press.waitFor();
    const shown = Date.now();
    const pressed = await this.vscode.page.evaluate(
      () => (window as unknown as { pressedAt: number }).pressedAt,
    );
    const step = await press.evaluate((element, wanted) => {
      const mark = window as unknown as { isSame?: boolean };
      mark.isSame = true;
      const start = performance.now();
      return new Promise<number>((resolve) => {
        const look = () => {
          const isThere = [...document.querySelectorAll('h2')].some(
            (one) => one.textContent.trim() === wanted,
          );
          if (isThere) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        (element as HTMLElement).click();
        look();
      });
    }, heading);
    const isSame = await frame
      .getByRole('heading', { name: heading, exact: true })
      .evaluate(() => (window as unknown as { isSame?: boolean }).isSame);
    if (isSame !== true) throw new Error('The page was loaded anew for a step within it.');
    await this.vscode.run('View: Close All Editors');
    await this.vscode.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
    return { open: shown - pressed, step };
  }

  async close(): Promise<void> {
    await this.machine.close();
    await this.profiles.close();
    await this.server.close();
    await this.folder.remove();
  }
}

function row(what: keyof Round, name: string, floor: string, why: string): Row<Scene> {
  return {
    id: `page/${what}`,
    name,
    floor,
    goal: { atMost: 1.3 },
    why,
    measure: async (scene, round) => (await scene.round(round))[what],
  };
}

export const pageBench = bench<Scene>({
  id: 'page',
  title: "A set's page, in the browser",
  rounds: 9,
  warmUp: 2,
  inProcess: false,
  open: () => Scene.start(),
  close: (scene) => scene.close(),
  rows: [
    row(
      'open',
      'From the click on a row to a page that can be pressed',
      'an empty webview in the same host',
      'The page brings its own script and styles, and its first screen is made from the set.',
    ),
    row(
      'step',
      'From a press to the next screen, no reload',
      'a press that the host answers, in an empty webview',
      'A browser draws a frame each 16.7 ms: the floor is in the first, the next screen in the second.',
    ),
  ],
});
