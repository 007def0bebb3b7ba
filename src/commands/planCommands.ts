import * as vscode from 'vscode';
import { planDocument } from '../wording/planDocument';
import type { Asked } from './chooseSet';
import type { CommandParts } from './parts';
import { rowsAsked } from './rowsAsked';

/** Documents of this scheme are read-only: no file stands behind them. */
export const planScheme = 'backup-auth-plan';

const texts = new Map<string, string>();
let provider: vscode.Disposable | undefined;

/**
 * Show Migration Plan: a dry run. The text is that of the moment; asked for again, it is made anew in the same
 * document.
 */
export async function showPlan(
  { overview, migrations }: CommandParts,
  asked: Asked,
  selected: Asked,
): Promise<void> {
  await overview.ready;
  const plan = await migrations.plan(rowsAsked(overview.rows, asked, selected));
  const uri = vscode.Uri.from({ scheme: planScheme, path: `/${vscode.l10n.t('Migration Plan')}.txt` });
  texts.set(
    uri.toString(),
    planDocument(plan, (file) => vscode.workspace.asRelativePath(vscode.Uri.parse(file, true))),
  );
  provider ??= vscode.workspace.registerTextDocumentContentProvider(planScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (of) => texts.get(of.toString()),
  });
  changed.fire(uri);
  await vscode.window.showTextDocument(uri, { preview: false });
}

const changed = new vscode.EventEmitter<vscode.Uri>();
