import * as vscode from 'vscode';
import type { OverviewParts } from '../overview/overview';
import type { Rows } from '../overview/rows';

/**
 * The context keys that `when` clauses of `package.json` name.
 * `backupAuth.estate`: which welcome an empty view shows. `backupAuth.filesRead`: the addresses of the files, for
 * the editor's menu. `backupAuth.migrationRunning`: whether one can be shown and cancelled.
 * `backupAuth.queueWaiting`: a migration queue is kept, and goes on when asked to. `backupAuth.filtered`: not all sets are shown.
 * `backupAuth.practice`: practice tenants are listed, and their servers run or are stopped.
 * `backupAuth.hasCbs`: a server's password is stored, so that it can be asked for jobs.
 */
export const contextKeys = [
  'backupAuth.estate',
  'backupAuth.filesRead',
  'backupAuth.migrationRunning',
  'backupAuth.queueWaiting',
  'backupAuth.filtered',
  'backupAuth.practice',
  'backupAuth.hasCbs',
] as const;

export function showContext(estate: OverviewParts['estate'], { sets }: Rows, queueWaits: boolean): void {
  setContext('backupAuth.queueWaiting', queueWaits);
  setContext('backupAuth.estate', stateOf(estate));
  setContext('backupAuth.filesRead', [
    ...new Set(estate.files.flatMap(({ file, addresses }) => [file, ...addresses.map(String)])),
  ]);
  setContext(
    'backupAuth.migrationRunning',
    sets.some(({ actions }) => actions.has('running')),
  );
}

function stateOf({ files, sets }: OverviewParts['estate']): 'noFile' | 'noSets' | 'broken' | 'sets' {
  if (files.length === 0) return 'noFile';
  if (sets.length > 0) return 'sets';
  return files.some(({ state, problems }) => state === 'broken' || problems.length > 0) ? 'broken' : 'noSets';
}

/** To the window and back: a context key that nothing names is the least that VS Code answers there. */
export const roundTrip = () => vscode.commands.executeCommand('setContext', 'backupAuth.drawn', true);

export function setContext(key: (typeof contextKeys)[number], value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
