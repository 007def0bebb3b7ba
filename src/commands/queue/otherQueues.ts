import * as vscode from 'vscode';
import { progressOf } from '../../core/steps/queueState';
import type { Queue } from '../../migration/queue/queue';
import { type KeptQueue, keptQueues } from '../../migration/queue/queueFile';
import { queuesFolder } from '../../migration/queue/queuePlaces';
import { showModal, showWarning } from '../../window/messages';
import { pickOne, type PickItem } from '../../window/questions';
import { plainText } from '../../wording/basics/plainText';
import type { CommandContext } from '../context';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

interface QueueItem extends PickItem {
  readonly kept: KeptQueue;
  /** What to open in order to go on with it. Undefined: it's gone. */
  readonly open: vscode.Uri | undefined;
}

/**
 * No queue waits in this workspace: lists those of others. One whose folder is there is opened, one whose folder is gone
 * can be discarded.
 * @returns whether there was one to list
 */
export async function chooseOtherQueue({ storage }: CommandContext, queue: Queue): Promise<boolean> {
  const kept = await keptQueues(queuesFolder({ globalStorageUri: storage.folder }));
  if (kept.length === 0) return false;
  const items = await Promise.all(kept.map(itemOf));
  const chosen = await pickOne(items, {
    placeHolder: l10n.t('No migration queue is waiting in this workspace. These are waiting in others.'),
  });
  if (!chosen) return true;
  const open = l10n.t('Open in New Window');
  const discard = l10n.t('Discard Queue');
  const answer = await showModal(
    l10n.t('Migration queue of {0}', chosen.label),
    l10n.t('If you discard it, the list of skipped sets is lost. Saved migrations stay saved.'),
    ...(chosen.open ? [open, discard] : [discard]),
  );
  if (answer === open && chosen.open)
    await vscode.commands.executeCommand('vscode.openFolder', chosen.open, { forceNewWindow: true });
  if (answer === discard && !(await queue.discard(chosen.kept.file)))
    void showWarning(l10n.t('Another window runs a migration queue. Stop it there first.'));
  return true;
}

async function itemOf(kept: KeptQueue): Promise<QueueItem> {
  const { name, opens } = kept.owner;
  const { at, of } = progressOf(kept.queue);
  const uris = opens.filter((one) => URL.canParse(one)).map((one) => vscode.Uri.parse(one, true));
  const there = await Promise.all(uris.map(exists));
  const gone = uris.length === 0 || there.includes(false);
  const where = uris.map((uri) => (uri.scheme === 'file' ? uri.fsPath : uri.toString())).join(between.names);
  return {
    kept,
    label: plainText(name === '' ? l10n.t('Unknown workspace') : name, 100),
    description: l10n.t('{0} of {1}', at, of),
    detail: plainText(gone ? l10n.t('Not found: {0}', where) : where),
    // Several folders without a workspace file can't be opened at once.
    open: gone || uris.length > 1 ? undefined : uris[0],
  };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
