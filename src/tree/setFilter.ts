import { isDone } from '../core/overview/setStage';
import { setStateOf } from '../core/overview/setState';
import type { SetRow } from '../overview/rows';
import { numberWords } from '../wording/basics/locale';
import { plainText } from '../wording/basics/plainText';
import type { UnreadableRow } from './viewRows';
import { l10n } from '../wording/basics/l10n';

/** Which sets are shown: those that have every word of the text, and are in the state. */
export interface SetFilter {
  readonly text: string;
  readonly state: FilterState;
}

export const filterStates = ['all', 'toDo', 'blocked', 'done', 'backupRan', 'aftercare'] as const;
export type FilterState = (typeof filterStates)[number];

const inState: Readonly<Record<FilterState, (row: SetRow) => boolean>> = {
  all: () => true,
  toDo: ({ status }) => status.needsAction,
  blocked: ({ status }) => setStateOf(status) === 'blocked',
  done: ({ status }) => isDone(status.stage),
  backupRan: ({ status }) => status.stage === 'backupRan',
  aftercare: ({ status }) => status.aftercareOpen.length > 0,
};

export function filterStateName(state: FilterState): string {
  switch (state) {
    case 'all':
      return l10n.t('All states');
    case 'toDo':
      return l10n.t('To do');
    case 'blocked':
      return l10n.t('Blocked');
    case 'done':
      return l10n.t('Done in the product');
    case 'backupRan':
      return l10n.t('Backup ran');
    case 'aftercare':
      return l10n.t('Aftercare open');
  }
}

/** Says of rows whether the filter leaves them. */
export function matcherOf({ text, state }: SetFilter): (row: SetRow) => boolean {
  const isInState = inState[state];
  const hasWords = wordsIn(text);
  return (row) => isInState(row) && hasWords(textOf(row));
}

/** Held by whom, and the team's words (owner, wave, customer, ticket) can be looked for, too. */
function textOf({ set, parent }: SetRow): string {
  const { name, id, account, tenantId, authentication, team } = set;
  let text = `${name}\n${id}\n${account}\n${parent.parent.name}\n${tenantId}`;
  if (authentication.heldBy !== undefined) text += `\n${authentication.heldBy}`;
  return team ? `${text}\n${Object.values(team).join('\n')}` : text;
}

/** What can't be read is to be mended: it is to do, and blocked. */
export function matchesUnreadable({ text, state }: SetFilter, { entry }: UnreadableRow): boolean {
  const { name, id, account, tenant } = entry;
  const mayBe = state === 'all' || state === 'toDo' || state === 'blocked';
  return mayBe && wordsIn(text)([name, id, account, tenant?.tenant].join('\n'));
}

function wordsIn(text: string): (there: string) => boolean {
  const wanted = text.toLowerCase().split(/\s+/);
  return (there) => {
    const inSmallLetters = there.toLowerCase();
    return wanted.every((word) => inSmallLetters.includes(word));
  };
}

/** "Filter: finance, To do: 12 of 1,000". */
export function filterWords({ text, state }: SetFilter, shown: number, all: number): string {
  const parts = [plainText(text, 60), state === 'all' ? '' : filterStateName(state)];
  return l10n.t(
    'Filter: {0}, {1} of {2}.',
    parts.filter((part) => part !== '').join(' · '),
    numberWords(shown),
    numberWords(all),
  );
}
