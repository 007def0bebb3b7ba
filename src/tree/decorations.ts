import * as vscode from 'vscode';
import type { SetState } from '../core/overview/setState';

/** A scheme of our own: no file of anybody's gets our colour. */
const decorationScheme = 'backup-set';
const stopped = 'stopped';

/** Only what is blocked or broken has a colour: where everything has one, none points at anything. */
export function isStopped(state: SetState): boolean {
  return state === 'blocked' || state === 'broken';
}

/** The address that gives a set's name its colour; undefined: it is as every other. */
export function decorationUri(rowId: string, state: SetState): vscode.Uri | undefined {
  if (!isStopped(state)) return undefined;
  return vscode.Uri.from({ scheme: decorationScheme, path: `/${rowId.slice(0, 200)}`, query: stopped });
}

export function stoppedColor(): vscode.ThemeColor {
  return new vscode.ThemeColor('backupAuth.stopped');
}

/** Colour alone: the row's words and icon say the same. */
export const decorations: vscode.FileDecorationProvider = {
  provideFileDecoration({ scheme, query }) {
    if (scheme !== decorationScheme || query !== stopped) return undefined;
    return new vscode.FileDecoration(undefined, undefined, stoppedColor());
  },
};
