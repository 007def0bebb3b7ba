import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { keyOf } from '../../src/core/backupSets/backupSet';
import { builtTests } from '../vscodeHost/projectRoot';
import { FolderWindow } from './folderWindow';
import type { Step, Stop, Stopped } from './seam/steps';
import { withoutIds } from './seam/steps';
import type { Walk } from './walks/walk';

/** A step at which a window is killed. */
export interface Point extends Stop {
  readonly number: number;
  readonly name: string;
}

/** What a walk without any fault did, step by step, and how the folder was at its end. */
export interface Recording {
  readonly points: readonly Point[];
  /** Of each file, every text that it ever had. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly end: Picture;
}

/** A folder as a person sees it through a window, without what differs from run to run. */
export type Picture = Awaited<ReturnType<typeof pictureOf>>;

/** One walk in a folder of its own, which is put back to where it began as often as is wanted. */
export class Killing {
  private readonly folder: string;
  private readonly before: string;
  private readonly control: string;

  constructor(
    private readonly walk: Walk,
    root: string,
  ) {
    // Sets are named by the paths of their files: each run is in the same place.
    [this.folder, this.before, this.control] = ['here', 'before', 'control'].map((name) =>
      join(root, name),
    ) as [string, string, string];
  }

  /** Makes the state in which the walk begins. */
  async prepare(): Promise<void> {
    mkdirSync(join(this.folder, 'workspace'), { recursive: true });
    for (const [name, text] of Object.entries(this.walk.files))
      writeFileSync(join(this.folder, 'workspace', name), text);
    mkdirSync(this.control, { recursive: true });
    await this.live('prepare', undefined);
    cpSync(this.folder, this.before, { recursive: true });
  }

  async record(): Promise<Recording> {
    await this.live('run', undefined);
    const steps = this.steps();
    const done = steps.filter(({ when }) => when === 'after');
    assert.equal(done.length, steps.length / 2, 'Each step that begins is done.');
    return {
      points: done.flatMap(({ number, name }) => pointsOf(number, name)),
      texts: this.texts(),
      end: await this.look((window) => pictureOf(window)),
    };
  }

  /** Kills a window at the point, and looks at what is left. @returns what of the promises doesn't hold */
  async kill(point: Point, recorded: Recording): Promise<readonly string[]> {
    rmSync(this.folder, { recursive: true });
    cpSync(this.before, this.folder, { recursive: true });
    const formerGrants = readdirIfThere(join(this.folder, 'secrets'));
    const ended = await this.live('run', point);
    // Of steps that are done together, the number can differ by a little: then there is no such point this time.
    if (!ended.stopped) return ended.code === 0 ? ['was not reached'] : [ended.said];
    const steps = this.steps();
    const against: string[] = [];
    for (const path of this.files())
      if (!recorded.texts.get(basename(path))?.has(withoutVariance(readFileSync(path, 'utf8'))))
        against.push(`${basename(path)} is none of the texts that it may have`);
    if (against.length > 0) return against;
    await this.look(async (window) => {
      window.formerGrants = formerGrants;
      against.push(...(await brokenPromises(window, steps)));
      if (against.length > 0) return;
      await this.walk.goOn(window);
      const kept = accountsOf(keptIn(steps), window);
      for (const account of window.signIns)
        if (kept.has(account)) against.push(`${account} had to sign in again`);
      const beside = readdirSync(join(this.folder, 'workspace')).filter((name) => !name.endsWith('.json'));
      if (beside.length > 0) against.push(`${beside.join()} stays beside the file`);
      const end = await pictureOf(window);
      try {
        assert.deepEqual(end, recorded.end);
      } catch (error) {
        against.push(`What is left can't be done: ${(error as Error).message}`);
      }
    });
    return against;
  }

  /** One process, from its beginning to its end. */
  private async live(
    part: 'prepare' | 'run',
    stop: Stop | undefined,
  ): Promise<{ stopped: boolean; code: number | null; said: string }> {
    for (const name of readdirSync(this.control)) rmSync(join(this.control, name));
    if (stop) writeFileSync(join(this.control, 'stop.json'), JSON.stringify(stop));
    const child = spawn(
      process.execPath,
      [join(builtTests, 'faults/life.js'), this.folder, this.walk.name, part],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        timeout: 60_000, // it hangs
        env: { ...process.env, BACKUP_AUTH_STEPS: this.control },
      },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.once('close', (...how) => resolve(how)),
    );
    const path = join(this.control, 'stopped.json');
    const stopped = existsSync(path);
    if (stopped) {
      assert.equal(signal, 'SIGKILL');
      assert.equal((JSON.parse(readFileSync(path, 'utf8')) as Stopped).pid, child.pid);
    }
    if (!stop) assert.equal(code, 0, said);
    return { stopped, code, said };
  }

  private async look<T>(work: (window: FolderWindow) => Promise<T>): Promise<T> {
    const window = await FolderWindow.open(this.folder, this.walk.opening);
    try {
      return await work(window);
    } finally {
      await window.close();
    }
  }

  private steps(): readonly Step[] {
    return linesOf(join(this.control, 'steps.jsonl')) as Step[];
  }

  private texts(): ReadonlyMap<string, ReadonlySet<string>> {
    const texts = new Map<string, Set<string>>();
    for (const seen of linesOf(join(this.control, 'seen.jsonl')) as [string, string][][])
      for (const [name, text] of seen)
        texts.set(name, (texts.get(name) ?? new Set()).add(withoutVariance(text)));
    return texts;
  }

  private files(): readonly string[] {
    const workspace = join(this.folder, 'workspace');
    return readdirSync(workspace)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(workspace, name));
  }
}

function pointsOf(number: number, name: string): readonly Point[] {
  const whens = name.startsWith('write ')
    ? (['before', 'half', 'after'] as const)
    : (['before', 'after'] as const);
  return whens.map((when) => ({ number, name, when }));
}

/** What is promised of each restart, before anybody does anything. */
async function brokenPromises(window: FolderWindow, steps: readonly Step[]): Promise<readonly string[]> {
  const broken: string[] = [];
  const named = (when: Step['when'], what: string) =>
    steps
      .filter((step) => step.when === when && step.name === `${what} grant/*`)
      .map(({ about }) => about.slice('grant/'.length));
  const [kept, deleting, deleted] = [keptIn(steps), named('before', 'delete'), named('after', 'delete')];
  const readable = async (id: string) => (await window.grants.read(id))?.tokenCache !== undefined;
  for (const id of [...kept, ...window.formerGrants])
    if (!deleting.includes(id) && !(await readable(id))) broken.push('a stored authorization is lost');
  for (const id of deleted) if (await readable(id)) broken.push('a deleted authorization is back');
  for (const { id, authentication } of window.sets) {
    const { grant } = authentication;
    if (grant !== undefined && !deleting.includes(grant) && !(await readable(grant)))
      broken.push(`set ${id} names an authorization that isn't here`);
  }
  if (window.opened.length + window.attempts.length > 0) broken.push('a sign-in began by itself');
  if (window.logged.length > 0) broken.push(window.logged.join());
  return broken;
}

function keptIn(steps: readonly Step[]): readonly string[] {
  return steps
    .filter(({ when, name }) => when === 'after' && name === 'store grant/*')
    .map(({ about }) => about.slice('grant/'.length));
}

function accountsOf(ids: readonly string[], window: FolderWindow): ReadonlySet<string> {
  return new Set(window.localGrants.all.filter(({ id }) => ids.includes(id)).map(({ account }) => account));
}

async function pictureOf(window: FolderWindow) {
  await window.localGrants.refresh();
  const { memory, localGrants } = window;
  const grants = await Promise.all(localGrants.all.map(({ id }) => window.grants.read(id)));
  const keys = await Promise.resolve(window.secrets.keys());
  return {
    files: window.files.map((path) => withoutVariance(readFileSync(path, 'utf8'))),
    grants: grants.map((grant) => [grant?.account, grant?.tokenCache]).sort(),
    named: window.sets.map(({ authentication }) =>
      localGrants.all.some(({ id }) => id === authentication.grant),
    ),
    passwords: keys.filter((key) => key.startsWith('ahsaycbs/')),
    verified: localGrants.all.map(({ id }) => memory.verificationOf(id)?.at),
    waiting: window.sets.map((set) => memory.waitsForAdministrator(keyOf(set))),
    queue: await window.queue.kept(),
  };
}

function withoutVariance(text: string): string {
  return withoutIds(text).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'at');
}

function linesOf(path: string): unknown[] {
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown)
    : [];
}

function readdirIfThere(folder: string): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder).map(decodeURIComponent) : [];
  return names.filter((name) => name.startsWith('grant/')).map((name) => name.slice('grant/'.length));
}
