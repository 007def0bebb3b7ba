import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ensureChromium } from '../../vscodeHost/chromium';
import { fetchHostPackages } from '../../vscodeHost/hostPackages';
import { writeUserSettings } from '../../vscodeHost/hostSettings';
import { temporaryFolder } from '../../vscodeHost/leftovers';
import { builtTests } from '../../vscodeHost/projectRoot';
import { testVscode } from '../../vscodeHost/testVscode';
import { bench, type Row, type Sample } from '../bench';
import type { Activation, ActivationTask } from '../host/task';
import { installBuilt, installMirror, installNothing, mirrorId } from '../mirror';
import { productionVsix } from '../productionVsix';
import { median } from '../report/median';

const subjects = ['floor', 'ours', 'peer'] as const;
type Subject = (typeof subjects)[number];
type Round = Readonly<Record<'first' | 'later', Sample>>;

const ours = 'backup-auth-migrator.backup-auth-migrator';
const builtIn = 'vscode.microsoft-authentication';
const [mirror1, mirror2] = [mirrorId(1), mirrorId(2)];

/** In each start another subject goes first; the mirrors stand between the others, so that noise meets all. */
const orders: Readonly<Record<Subject, readonly string[]>> = {
  floor: [mirror1, ours, mirror2, builtIn],
  ours: [ours, mirror1, builtIn, mirror2],
  peer: [builtIn, mirror1, ours, mirror2],
};

function subjectOf(id: string): Subject {
  return id === ours ? 'ours' : id === builtIn ? 'peer' : 'floor';
}

/** As many starts of VS Code as there are subjects. */
async function measureRound(): Promise<Round> {
  const times = { first: { floor: 0, ours: 0, peer: 0 }, later: { floor: [], ours: [], peer: [] } };
  const later: Record<Subject, number[]> = times.later;
  for (const subject of subjects) {
    const [one, ...others] = await activate(orders[subject]);
    times.first[subject] = one!.milliseconds;
    for (const { id, milliseconds } of others) later[subjectOf(id)].push(milliseconds);
  }
  const of = (subject: Subject) => median(later[subject]);
  return { first: times.first, later: { floor: of('floor'), ours: of('ours'), peer: of('peer') } };
}

/** One start of VS Code, with an empty window. All are installed in the same way. */
async function activate(extensions: readonly string[]): Promise<readonly Activation[]> {
  const folder = await temporaryFolder('bench');
  const home = folder.path;
  try {
    const task: ActivationTask = { extensions, result: join(home, 'activation.json') };
    const installed = join(home, 'extensions');
    await writeUserSettings(join(home, 'user'));
    await installBuilt(join(installed, 'ours'));
    await installMirror(join(installed, 'mirror-1'), 1);
    await installMirror(join(installed, 'mirror-2'), 2);
    const host = join(home, 'host');
    await mkdir(host);
    await runTests({
      vscodeExecutablePath: await testVscode(home, { restricted: false }),
      extensionDevelopmentPath: await installNothing(host),
      extensionTestsPath: join(builtTests, 'bench/host/index.js'),
      extensionTestsEnv: { BACKUP_AUTH_BENCH: JSON.stringify(task) },
      launchArgs: [`--user-data-dir=${join(home, 'user')}`, `--extensions-dir=${installed}`],
    });
    return JSON.parse(await readFile(task.result, 'utf8')) as Activation[];
  } finally {
    await folder.remove();
  }
}

class Scene {
  private readonly rounds = new Map<number, Promise<Round>>();

  /** Both rows are of the same starts. */
  round(number: number): Promise<Round> {
    const known = this.rounds.get(number);
    if (known) return known;
    const begun = measureRound();
    this.rounds.set(number, begun);
    return begun;
  }
}

function row(what: keyof Round, name: string, why: string): Row<Scene> {
  return {
    id: `activation/${what}`,
    name,
    floor: 'the same manifest and the same registrations, and nothing else',
    peer: "VS Code's own Microsoft account",
    goal: { atMost: 1.2 },
    why,
    measure: async (scene, round) => (await scene.round(round))[what],
  };
}

export const activationBench = bench<Scene>({
  id: 'activation',
  title: 'Load and activate, in an empty window',
  rounds: 5,
  warmUp: 0,
  inProcess: false,
  open: async () => {
    await productionVsix();
    await ensureChromium();
    await fetchHostPackages();
    return new Scene();
  },
  rows: [
    row(
      'first',
      'Activated first in a host that just started',
      'VS Code waits for what it keeps for an extension, most of all at its start.',
    ),
    row(
      'later',
      'Activated in a host at rest',
      'It is ten times as long and in several files, and it builds its parts: a few milliseconds each.',
    ),
  ],
});
