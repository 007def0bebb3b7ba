import * as vscode from 'vscode';
import { type Asked, selectedRows } from './selection';
import { makePlan } from '../migration/makePlan';
import { retirementsOf } from '../core/overview/retirements';
import { planDocument } from '../documents/planDocument';
import type { CommandContext } from './context';
import { showReadOnly } from './editor/readOnlyDocument';

/**
 * Show Migration Plan: a dry run. The text is that of the moment; asked for again, it is made anew in the same
 * document.
 */
export async function showPlan(
  { estate, overview, localGrants, services }: CommandContext,
  asked: Asked,
  selected: Asked,
): Promise<void> {
  await overview.settled();
  const plan = makePlan(selectedRows(overview.rows, asked, selected), localGrants.all, services);
  const now = new Date(services.now());
  const text = planDocument(
    plan,
    (file) => vscode.workspace.asRelativePath(estate.addressOf(file)),
    (set) => retirementsOf(set, now, services.permissionOverrides()),
  );
  await showReadOnly(vscode.l10n.t('Migration Plan'), text);
}
