import * as vscode from 'vscode';
import type { SetStatus } from '../core/overview/setStatus';
import { statusTones, toneOf, type StatusTone } from '../core/overview/statusTone';
import { toneWords } from '../wording/rules/status';

/** A scheme of our own: no file of anybody's gets our colours. */
const decorationScheme = 'backup-set';

const badges: Record<StatusTone, string> = {
  stopped: '✗',
  needsAction: '!',
  inProgress: '…',
  backupRan: '✓',
};

/** The address that stands for a set's row. It carries the tone, so that a decoration needs nothing else. */
export function decorationUri(rowId: string, status: SetStatus): vscode.Uri {
  return vscode.Uri.from({
    scheme: decorationScheme,
    path: `/${rowId.slice(0, 200)}`,
    query: toneOf(status) ?? '',
  });
}

/** The theme colour that a tone has in the view. */
export function toneColor(tone: StatusTone): vscode.ThemeColor {
  return new vscode.ThemeColor(`backupAuth.${tone}`);
}

export const decorations: vscode.FileDecorationProvider = {
  provideFileDecoration({ scheme, query }) {
    const tone = statusTones.find((one) => one === query);
    if (scheme !== decorationScheme || tone === undefined) return undefined;
    return new vscode.FileDecoration(badges[tone], toneWords(tone), toneColor(tone));
  },
};
