import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { writeUserSettings } from '../vscodeHost/hostSettings';
import { temporaryFolder } from '../vscodeHost/leftovers';
import { builtTests, projectRoot } from '../vscodeHost/projectRoot';
import { testVscode } from '../vscodeHost/testVscode';
import { median } from './median';

/** What the extension host is told: which extensions to activate in turn, and where to write the times. */
export interface ActivationTask {
  readonly extensions: readonly string[];
  /** Absolute path of a file; it holds `Activation[]` as JSON then. */
  readonly result: string;
}
export interface Activation {
  readonly id: string;
  readonly milliseconds: number;
}

export const subjects = ['empty', 'ours', 'builtIn'] as const;
type Subject = (typeof subjects)[number];
/** Milliseconds of load and `activate`. */
export type Times = Readonly<Record<Subject, number>>;
/** One round: as many starts of VS Code as there are subjects. */
export interface Round {
  /** The first activation in a host that just started, as when a window opens. */
  readonly first: Times;
  /** Among others, in a host that has come to rest. */
  readonly later: Times;
}

const ids = {
  ours: 'backup-auth-migrator.backup-auth-migrator',
  builtIn: 'vscode.microsoft-authentication',
} as const;
const empties = ['bench.empty-1', 'bench.empty-2', 'bench.empty-3'] as const;
const [empty1, empty2, empty3] = empties;

/** In each start another subject goes first; empty extensions stand between the others, so that noise meets all. */
const orders: Readonly<Record<Subject, readonly string[]>> = {
  empty: [empty1, ids.ours, empty2, ids.builtIn, empty3],
  ours: [ids.ours, empty1, ids.builtIn, empty2, empty3],
  builtIn: [ids.builtIn, empty1, ids.ours, empty2, empty3],
};

/** Activates the built extension, empty ones and the built-in one in the same hosts, each in an empty window. */
export async function measureRound(): Promise<Round> {
  const first: Partial<Record<Subject, number>> = {};
  const later: Record<Subject, number[]> = { empty: [], ours: [], builtIn: [] };
  for (const subject of subjects) {
    const [one, ...others] = await activate(orders[subject]);
    first[subject] = one!.milliseconds;
    for (const { id, milliseconds } of others) later[subjectOf(id)].push(milliseconds);
  }
  return { first: each((subject) => first[subject]!), later: each((subject) => median(later[subject])) };
}

/** One value for each subject. */
export function each(value: (subject: Subject) => number): Times {
  return { empty: value('empty'), ours: value('ours'), builtIn: value('builtIn') };
}

function subjectOf(id: string): Subject {
  return id === ids.ours ? 'ours' : id === ids.builtIn ? 'builtIn' : 'empty';
}

/** One start of VS Code. */
async function activate(extensions: readonly string[]): Promise<readonly Activation[]> {
  const folder = await temporaryFolder('bench');
  const home = folder.path;
  try {
    const task: ActivationTask = { extensions, result: join(home, 'activation.json') };
    await writeUserSettings(join(home, 'user'));
    await installEmpties(join(home, 'extensions'));
    await runTests({
      vscodeExecutablePath: await testVscode(home, { restricted: false }),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: join(builtTests, 'bench/host/index.js'),
      extensionTestsEnv: { BACKUP_AUTH_BENCH: JSON.stringify(task) },
      launchArgs: [`--user-data-dir=${join(home, 'user')}`, `--extensions-dir=${join(home, 'extensions')}`],
    });
    return JSON.parse(await readFile(task.result, 'utf8')) as Activation[];
  } finally {
    await folder.remove();
  }
}

/** The least that an extension can be. Installed: the web workbench takes one under development only. */
async function installEmpties(extensions: string): Promise<void> {
  for (const id of empties) {
    const [publisher, name] = id.split('.');
    const folder = join(extensions, id);
    await mkdir(folder, { recursive: true });
    const manifest = {
      name,
      publisher,
      version: '1.0.0',
      engines: { vscode: '^1.105.0' },
      main: './main.mjs',
      activationEvents: [],
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'main.mjs'), 'export function activate() {}\n');
  }
}
