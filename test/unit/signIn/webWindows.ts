import assert from 'node:assert/strict';
import { practiceGrant } from '../../builders';
import type { OtherWindowReason, Problem } from '../../../src/core/identity/problem';
import { type LockProcess, thisProcess } from '../../../src/locks/windowLock';
import { ExclusiveSecrets } from '../../../src/signIn/exclusiveSecrets';
import type { Grant } from '../../../src/signIn/grantSecret';
import { Grants } from '../../../src/signIn/grants';
import { markKey, SecretWriter } from '../../../src/signIn/secretWriter';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { WindowMemory } from './desktopStorage';
import { problemFrom } from './samples';
import { type WebPage, WebBrowser } from './webStorage';

export function grantToKeep(): Grant {
  return practiceGrant({ granted: ['User.Read'], tokenCache: 'a-refresh-token' });
}

export interface TestWindow {
  readonly name: string;
  readonly page: WebPage;
  readonly secrets: ExclusiveSecrets;
  readonly grants: Grants;
  /** What it was told while it did nothing. */
  readonly told: Problem[];
}

interface OpenOptions {
  readonly self?: Partial<LockProcess>;
  /** What the window's own state names the browser. */
  readonly id?: () => string;
  readonly from?: WebBrowser;
}

/** Windows of one browser, for the tests of the surrounding `describe`. */
export interface WebWindows {
  readonly folder: string;
  readonly browser: WebBrowser;
  /** Process ids; the first window of a test has 4,000,000. */
  readonly dead: Set<number>;
  /** When the next window starts, in milliseconds since 1970. */
  startedAt: number;
  readonly open: (name: string, options?: OpenOptions) => TestWindow;
  /** How many secrets the browser has, beside the mark. */
  readonly kept: () => number;
}

export function webWindows(): WebWindows {
  let remove: () => Promise<void>;
  let nextPid: number;
  const opened: ExclusiveSecrets[] = [];
  const scene = {
    folder: '',
    browser: new WebBrowser(),
    dead: new Set<number>(),
    startedAt: 0,
    open,
    kept: () => [...scene.browser.secrets.keys()].filter((key) => key !== markKey).length,
  };

  beforeEach(async () => {
    const temporary = await temporaryFolder('secrets');
    scene.folder = temporary.path;
    remove = () => temporary.remove();
    scene.browser = new WebBrowser();
    [scene.dead, nextPid, scene.startedAt] = [new Set(), 4_000_000, Date.now() - 1_000];
  });

  afterEach(async () => {
    for (const secrets of opened.splice(0)) await secrets.dispose();
    await remove();
  });

  function open(
    name: string,
    { self, id = () => 'this-browser', from = scene.browser }: OpenOptions = {},
  ): TestWindow {
    const page = from.open();
    const told: Problem[] = [];
    const pid = nextPid++;
    const { folder, startedAt } = scene;
    const secrets = new ExclusiveSecrets(page.secrets, () =>
      Promise.resolve(
        new SecretWriter({
          copy: page.secrets,
          folder,
          browser: () => Promise.resolve(id()),
          window: name,
          startedAt,
          lost: (problem) => told.push(problem),
          self: {
            pid,
            host: 'this-computer',
            alive: (other) => !scene.dead.has(other),
            now: Date.now,
            pause: thisProcess.pause,
            ...self,
          },
        }),
      ),
    );
    opened.push(secrets);
    const grants = new Grants(secrets, new WindowMemory(), (message) => assert.fail(message));
    return { name, page, secrets, grants, told };
  }

  return scene;
}

/** Its ten seconds pass at once. */
export const impatient = { pause: () => new Promise<void>((resolve) => setImmediate(resolve)) };

export function keep({ grants }: TestWindow): Promise<void> {
  return grants.keep(grantToKeep());
}

export async function refused(work: Promise<unknown>): Promise<[OtherWindowReason, string]> {
  const problem = await problemFrom(work);
  assert.ok(problem.kind === 'otherWindow' && problem.about === 'secrets', problem.kind);
  return [problem.reason, problem.window];
}
