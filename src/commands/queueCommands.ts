import * as vscode from 'vscode';
import { progressOf } from '../core/queueState';
import { makePlan } from '../migration/makePlan';
import type { Begun, Queue } from '../migration/queue';
import { plainText } from '../wording/plainText';
import { planWords } from '../wording/planDocument';
import { showInformation, showModal } from '../window/messages';
import type { Asked } from './chooseSet';
import type { CommandContext } from './context';
import { showPlan } from './planCommands';
import { rowsAsked } from './rowsAsked';

/**
 * Migrate All That Need Action, and Migrate Selection: makes a plan of the selected rows, or of all, and runs it
 * account after account on the page.
 */
export async function migrateAll(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { overview, localGrants, services } = context;
  await overview.settled();
  const plan = makePlan(rowsAsked(overview.rows, asked, selected), localGrants.all, services);
  if (plan.steps.length === 0) {
    const show = vscode.l10n.t('Show Migration Plan');
    const nothing =
      plan.blocked > 0
        ? vscode.l10n.t('Nothing can be migrated as it stands. {0}', planWords(plan))
        : vscode.l10n.t('Nothing needs action.');
    const answer = await showInformation(nothing, ...(plan.blocked > 0 ? [show] : []));
    if (answer === show) await showPlan(context, asked, selected);
    return;
  }
  const queue = await opened(context);
  if (!queue) return;
  const by = await queue.takenBy();
  if (by !== undefined) {
    say({ kind: 'taken', by });
    return;
  }
  const kept = await queue.kept();
  const begin = kept ? await ask(progressOf(kept)) : 'anew';
  if (begin) say(begin === 'goOn' ? await queue.resume() : await queue.start(plan.steps));
}

/** Continue Migration Queue. */
export async function continueQueue(context: CommandContext): Promise<void> {
  // A command may be what started the extension.
  await context.overview.settled();
  const queue = await opened(context);
  if (queue) say(await queue.resume());
}

async function opened({ queue }: CommandContext): Promise<Queue | undefined> {
  const found = await queue.open();
  if (!found) void showInformation(vscode.l10n.t('Open a folder first.'));
  return found;
}

async function ask({ at, of }: { at: number; of: number }): Promise<'goOn' | 'anew' | undefined> {
  const goOn = vscode.l10n.t('Continue It');
  const anew = vscode.l10n.t('Begin Anew');
  const answer = await showModal(
    vscode.l10n.t('A migration queue is not finished yet: it is at {0} of {1}.', at, of),
    vscode.l10n.t('Beginning anew forgets what was skipped there. What was saved stays saved.'),
    goOn,
    anew,
  );
  return answer === goOn ? 'goOn' : answer === anew ? 'anew' : undefined;
}

function say(begun: Begun): void {
  if (begun.kind === 'running') return;
  void showInformation(
    begun.kind === 'nothing'
      ? vscode.l10n.t('No migration queue waits.')
      : begun.by === ''
        ? vscode.l10n.t('Another window of VS Code runs a migration queue. Go on there, or stop it there.')
        : vscode.l10n.t(
            'Another window, “{0}”, runs a migration queue. Go on there, or stop it there.',
            plainText(begun.by, 100),
          ),
  );
}
