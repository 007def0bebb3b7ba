// Runs in VS Code's extension host, which calls `run`: activates the extensions that the bench names, one after the
// other, and writes down how long each took.
import { writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { Activation, ActivationTask } from './task';

/** Milliseconds; a host at rest answers in one or two. */
const quietRoundTrip = 8;
const mostRoundTrips = 300;

export async function run(): Promise<void> {
  const { extensions, result } = JSON.parse(process.env['BACKUP_AUTH_BENCH'] ?? '') as ActivationTask;
  const activations: Activation[] = [];
  for (const id of extensions) {
    activations.push({ id, milliseconds: await timeToActivate(id) });
    await rest();
  }
  await writeFile(result, JSON.stringify(activations));
}

/** Load and activate, as whoever needs the extension waits for it. */
async function timeToActivate(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`${id} is not in this VS Code.`);
  if (extension.isActive) throw new Error(`${id} was active before it could be measured.`);
  const start = performance.now();
  await extension.activate();
  return performance.now() - start;
}

/** Until the window answers at once, five times in a row: what an activation leaves to do meets nobody else. */
async function rest(): Promise<void> {
  let inARow = 0;
  for (let tried = 0; tried < mostRoundTrips && inARow < 5; tried++) {
    const start = performance.now();
    await vscode.commands.executeCommand('setContext', 'backupAuth.bench', tried);
    inARow = performance.now() - start < quietRoundTrip ? inARow + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
