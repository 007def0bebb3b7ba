import { mayGoTo, type QueueStep } from '../../core/steps/queueState';
import { plainText } from '../../wording/basics/plainText';
import { setCountWords } from '../../wording/basics/setCounts';
import type { Button, RowView, StateIcon } from '../protocol';
import { l10n } from '../../wording/basics/l10n';

/**
 * The accounts of a queue, each with its state; the first that waits is the one it is at.
 * @param runs it runs here: those left, and those to come, can be gone to
 */
export function queueRows(steps: readonly QueueStep[], most: number, runs: boolean): RowView[] {
  const at = steps.findIndex(({ state }) => state === 'waiting');
  // The one it is at stays in the list, however many are before it.
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), steps.length - most));
  return steps.slice(from, from + most).map((step, index) => {
    const now = from + index === at;
    const { icon, words } = stepState(step.state, now);
    return {
      icon,
      state: words,
      text: l10n.t('{0} at {1}', plainText(step.account), plainText(step.tenant)),
      detail: `${setCountWords(step.sets.length)} · ${words}`,
      ...(now ? { now } : {}),
      buttons: runs && mayGoTo({ steps }, step) ? [goTo(step)] : [],
    };
  });
}

function goTo({ sets: [first] }: QueueStep): Button {
  const argument = first ? { argument: first.key } : {};
  return { id: 'goToAccount', label: l10n.t('Go to Account'), enabled: true, look: 'link', ...argument };
}

function stepState(
  state: QueueStep['state'],
  now: boolean,
): { readonly icon: StateIcon; readonly words: string } {
  switch (state) {
    case 'waiting':
      return now
        ? { icon: 'inProgress', words: l10n.t('In progress') }
        : { icon: 'toMigrate', words: l10n.t('To do') };
    case 'saved':
      return { icon: 'recorded', words: l10n.t('Saved') };
    case 'skipped':
      return { icon: 'settled', words: l10n.t('Skipped') };
    case 'leftOut':
      return { icon: 'blocked', words: l10n.t('Left out') };
  }
}
