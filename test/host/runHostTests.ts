import { cp, mkdir, symlink } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runTests } from '@vscode/test-electron';
import { broken, type Counts, sum } from '../suite/counts';
import { findTests } from '../suite/findTests';
import type { Suite } from '../suite/runSuite';
import { shuffled } from '../suite/shuffle';
import { writeUserSettings } from '../vscodeHost/hostSettings';
import { temporaryFolder } from '../vscodeHost/leftovers';
import { builtTests, projectRoot } from '../vscodeHost/projectRoot';
import { testVscode } from '../vscodeHost/testVscode';
import { type HostRun, hostRuns } from './hostRuns';

/** What the extension host is told to do: a suite, and the port to report to. */
export interface HostTask extends Suite {
  readonly port: number;
}
/** One line of the report. */
export type FromHost = { readonly line: string } | { readonly counts: Counts };

/** Runs every run of the table that has tests, one VS Code after the other. */
export async function runHostTests(): Promise<Counts> {
  const all: Counts[] = [];
  const claimed = hostRuns.map((run) => run.tests).filter((folder) => folder !== '.');
  for (const run of hostRuns) {
    const files = shuffled(await findTests(join('host', run.tests), run.tests === '.' ? claimed : []));
    if (files.length === 0) continue;
    console.log(`  ${run.name}`);
    all.push(await runInHost(run, files));
  }
  return all.length > 0 ? sum(all) : broken;
}

async function runInHost(run: HostRun, files: readonly string[]): Promise<Counts> {
  const folder = await temporaryFolder('host-run');
  const home = folder.path;
  const report = await listenForReport();
  try {
    const workspace = join(home, 'workspace');
    await mkdir(workspace);
    const opened = run.linked ? join(home, 'linked') : workspace;
    if (run.linked) await symlink(workspace, opened, 'junction');
    if (run.fixture) await cp(join(projectRoot, run.fixture), workspace, { recursive: true });
    // Installed: the web workbench takes one extension under development only.
    for (const beside of ['storageExtension', 'otherExtension']) {
      const installed = join(home, 'extensions', beside);
      await cp(join(projectRoot, 'test/fixtures', beside), installed, { recursive: true });
    }
    await writeUserSettings(join(home, 'user'), {
      'security.workspace.trust.startupPrompt': 'never',
      // In the browser VS Code would save by itself.
      'files.autoSave': 'off',
    });
    const task: HostTask = { port: report.port, files, timeout: 400_000 };
    await runTests({
      vscodeExecutablePath: await testVscode(home, {
        restricted: run.restricted ?? false,
        builtIn: 'needed',
      }),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: join(builtTests, 'host/index.js'),
      extensionTestsEnv: { BACKUP_AUTH_HOST_TESTS: JSON.stringify(task) },
      launchArgs: [
        ...(run.open === undefined ? [] : [join(opened, run.open)]),
        `--user-data-dir=${join(home, 'user')}`,
        `--extensions-dir=${join(home, 'extensions')}`,
      ],
    });
  } catch (error) {
    // The tests' own failures are counted by their report; without one, this is the failure.
    if (!report.counts()) console.error(error);
  } finally {
    report.close();
    await folder.remove();
  }
  return report.counts() ?? broken;
}

/** Prints what the extension host reports, as it comes. */
async function listenForReport(): Promise<{ port: number; counts(): Counts | undefined; close(): void }> {
  let counts: Counts | undefined;
  const server = createServer((socket) => {
    createInterface({ input: socket }).on('line', (text) => {
      const message = JSON.parse(text) as FromHost;
      if ('line' in message) console.log(`  ${message.line}`);
      else counts = message.counts;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, counts: () => counts, close: () => server.close() };
}
