import * as vscode from 'vscode';
import type { OverviewParts } from '../overview/overview';
import type { Rows } from '../overview/rows';

/**
 * The context keys that `when` clauses of `package.json` name.
 * `backupAuth.estate`: which welcome an empty view shows. `backupAuth.filesRead`: the addresses of the files, for
 * the editor's menu. `backupAuth.migrationRunning`: whether one can be shown and cancelled.
 * `backupAuth.queueWaiting`: a migration queue is kept, and goes on when asked to.
 */
export const contextKeys = [
  'backupAuth.estate',
  'backupAuth.filesRead',
  'backupAuth.migrationRunning',
  'backupAuth.queueWaiting',
] as const;

export function showContext(estate: OverviewParts['estate'], { sets }: Rows, queueWaits: boolean): void {
  set('backupAuth.queueWaiting', queueWaits);
  set('backupAuth.estate', stateOf(estate));
  set('backupAuth.filesRead', [
    ...new Set(estate.files.flatMap(({ file, addresses }) => [file, ...addresses.map(String)])),
  ]);
  set(
    'backupAuth.migrationRunning',
    sets.some(({ actions }) => actions.has('running')),
  );
}

function stateOf({ files, sets }: OverviewParts['estate']): 'noFile' | 'noSets' | 'broken' | 'sets' {
  if (files.length === 0) return 'noFile';
  if (sets.length > 0) return 'sets';
  return files.some(({ state, problems }) => state === 'broken' || problems.length > 0) ? 'broken' : 'noSets';
}

function set(key: (typeof contextKeys)[number], value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
