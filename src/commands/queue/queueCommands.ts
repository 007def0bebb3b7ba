import { type Asked, selectedRows } from '../selection';
import { progressOf } from '../../core/steps/queueState';
import { makePlan } from '../../migration/makePlan';
import type { Queue } from '../../migration/queue/queue';
import type { Begun } from '../../migration/queue/queueServices';
import { ExclusiveSecrets } from '../../signIn/exclusiveSecrets';
import { planWords } from '../../wording/rules/planWords';
import { showInformation, showModal } from '../../window/messages';
import type { CommandContext } from '../context';
import { sayNoFolder } from '../editor/noFolder';
import { chooseOtherQueue } from './otherQueues';
import { mayTakeOverQueue, whileTakingOver } from './otherWindow';
import { showPlan } from '../showPlan';
import { l10n } from '../../wording/basics/l10n';

/**
 * Migrate All That Need Action, and Migrate Selection: makes a plan of the selected rows, or of all, and runs it
 * account after account on the page.
 */
export async function migrateAll(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { overview, localGrants, services, pages } = context;
  await overview.settled();
  const plan = makePlan(selectedRows(overview.rows, asked, selected), localGrants.all, services);
  if (plan.steps.length === 0) {
    const show = l10n.t('Show Migration Plan');
    const nothing =
      plan.blocked > 0
        ? l10n.t('Nothing can be migrated now. {0}', planWords(plan))
        : l10n.t('Nothing needs action.');
    const answer = await showInformation(nothing, ...(plan.blocked > 0 ? [show] : []));
    if (answer === show) await showPlan(context, asked, selected);
    return;
  }
  const decided = pages.decidedHere;
  const queue = await opened(context);
  if (!queue) return;
  const by = await queue.takenBy();
  if (by !== undefined && !(await mayTakeOverQueue(by))) return;
  const kept = await queue.kept();
  const begin = kept ? await ask(progressOf(kept)) : 'anew';
  const startAnew = async (takeOver: boolean) => {
    const begun = await queue.start(plan.steps, decided, takeOver);
    if (begun.kind === 'running') pages.begun();
    return begun;
  };
  if (begin)
    await run(context, by !== undefined, (takeOver) =>
      begin === 'goOn' ? queue.resume(takeOver) : startAnew(takeOver),
    );
}

/** Continue Migration Queue. */
export async function continueQueue(context: CommandContext): Promise<void> {
  // A command may be what started the extension.
  await context.overview.settled();
  const queue = await opened(context);
  const begun = await queue?.resume();
  if (!queue || begun?.kind === 'running') return;
  if (begun?.kind === 'taken') {
    if (await mayTakeOverQueue(begun.by)) await run(context, true, (takeOver) => queue.resume(takeOver));
  } else if (!(await chooseOtherQueue(context, queue))) {
    void showInformation(l10n.t('No migration queue is waiting.'));
  }
}

/** Begins, taking over where that was answered. Another window may have been faster. */
async function run(
  context: Pick<CommandContext, 'storage'>,
  takeOver: boolean,
  begin: (takeOver: boolean) => Promise<Begun>,
): Promise<void> {
  const begun = takeOver ? await whileTakingOver(() => begin(true)) : await begin(false);
  if (begun.kind === 'nothing') void showInformation(l10n.t('No migration queue is waiting.'));
  if (begun.kind === 'taken') {
    if (await mayTakeOverQueue(begun.by)) await run(context, true, begin);
    return;
  }
  // Its authorizations are stored by this window too; what stands against that is said when one is made.
  const { secrets } = context.storage;
  if (takeOver && secrets instanceof ExclusiveSecrets) await secrets.takeOver();
}

async function opened({ queue }: CommandContext): Promise<Queue | undefined> {
  const found = await queue.open();
  if (!found) sayNoFolder();
  return found;
}

async function ask({ at, of }: { at: number; of: number }): Promise<'goOn' | 'anew' | undefined> {
  const goOn = l10n.t('Continue It');
  const anew = l10n.t('Start Over');
  const answer = await showModal(
    l10n.t("A migration queue isn't finished yet. It's at {0} of {1}.", at, of),
    l10n.t('If you start over, the list of skipped sets is lost. Saved migrations stay saved.'),
    goOn,
    anew,
  );
  return answer === goOn ? 'goOn' : answer === anew ? 'anew' : undefined;
}
