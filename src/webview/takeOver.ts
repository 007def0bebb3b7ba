import * as vscode from 'vscode';
import type { Migration } from '../migration/migration';
import type { QueueHandle } from '../migration/queue/queueHandle';
import { ExclusiveSecrets } from '../signIn/exclusiveSecrets';

/** Takes over what another window has and this migration needs, and goes on; or reloads this window for it. */
export async function takeOver(
  migration: Migration,
  how: 'takeOver' | 'reloadWindow' | 'goOnWithout',
  { queue, secrets }: { readonly queue: Pick<QueueHandle, 'open'>; readonly secrets: vscode.SecretStorage },
): Promise<void> {
  const { problem, at } = migration.state;
  if (problem?.kind !== 'otherWindow') return;
  if (problem.about === 'queue') {
    const begun = await (await queue.open())?.resume(true);
    if (begun?.kind === 'running') migration.dispatch({ type: 'tookOver', problem: undefined });
    return;
  }
  if (!(secrets instanceof ExclusiveSecrets)) return;
  const against = await secrets.takeOver(how === 'goOnWithout');
  // No other window writes any more until this one has come back.
  if (how === 'reloadWindow') await vscode.commands.executeCommand('workbench.action.reloadWindow');
  else if (against) migration.dispatch({ type: 'tookOver', problem: against });
  else migration.dispatch(at.step === 'confirm' ? { type: 'save' } : { type: 'authorize', by: 'browser' });
}
