import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../../e2e/until';
import type { Workbench } from '../../e2e/workbench';
import { builtTests, projectRoot } from '../../vscodeHost/projectRoot';
import type { Stopped, Stop } from '../seam/steps';

/** Where extension hosts are told at which step to stand still. */
export const control = join(builtTests, '../stoppable/control');

/** A build of the extension that stands still at the step that is named, as a folder to install. */
export async function stoppableExtension(): Promise<string> {
  const folder = join(builtTests, '../stoppable/backup-auth-migrator');
  await mkdir(folder, { recursive: true });
  const env = { ...process.env, OUT_DIR: folder };
  await promisify(execFile)(process.execPath, ['esbuild.mjs', '--steps'], { cwd: projectRoot, env });
  const described = (await readdir(projectRoot)).filter((name) => /^package(\.nls.*)?\.json$/.test(name));
  for (const name of [...described, 'media', 'examples'])
    await cp(join(projectRoot, name), join(folder, name), { recursive: true });
  await mkdir(control, { recursive: true });
  return folder;
}

/**
 * Ends the window's extension host at this step of what `action` begins, and reloads the window.
 * @param meanwhile what is waited for while it stands still
 */
export async function killAt(
  vscode: Workbench,
  stop: Required<Pick<Stop, 'name' | 'when'>>,
  action: () => Promise<unknown>,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const [told, stopped] = [join(control, 'stop.json'), join(control, 'stopped.json')];
  await writeFile(join(control, 'steps.jsonl'), '');
  await writeFile(told, JSON.stringify({ ...stop, wait: true } satisfies Stop));
  await action();
  const { pid } = await until(
    () =>
      readFile(stopped, 'utf8').then(
        (text) => JSON.parse(text) as Stopped,
        () => undefined,
      ),
    async () =>
      `Never came to "${stop.when} ${stop.name}", but to:\n${await readFile(join(control, 'steps.jsonl'), 'utf8')}`,
  );
  await meanwhile();
  process.kill(pid, 'SIGKILL');
  await rm(told);
  await rm(stopped);
  await vscode.reload();
}
