import * as vscode from 'vscode';
import { filterStateName, filterStates, matcherOf } from '../tree/setFilter';
import { groupingIds, groupings } from '../tree/groupings';
import { numberWords } from '../wording/basics/locale';
import { pickOne } from '../window/questions';
import { pickWithText } from '../window/quickPicks';
import type { CommandContext } from './context';
import type { Asked } from './selection';
import { l10n } from '../wording/basics/l10n';

/** Filter Backup Sets: what is typed is looked for, among the sets in the state that is picked. @param asked a state */
export async function filterSets({ overview, view }: CommandContext, asked?: Asked): Promise<void> {
  await overview.settled();
  const wanted = filterStates.find((one) => one === asked);
  if (wanted) {
    view.setFilter({ text: '', state: wanted });
    await vscode.commands.executeCommand('backupAuth.sets.focus');
    return;
  }
  const before = view.filter;
  const { sets } = overview.rows;
  const picks = filterStates.map((state) => ({
    label: filterStateName(state),
    description: numberWords(sets.filter(matcherOf({ text: '', state })).length),
    state,
  }));
  const chosen = await pickWithText(
    picks,
    picks.find(({ state }) => state === before?.state),
    {
      title: l10n.t('Filter Backup Sets'),
      placeHolder: l10n.t('Enter a name, id, account, or tenant, and select a state'),
      value: before?.text ?? '',
    },
  );
  if (!chosen) return;
  const text = chosen.text.trim();
  const { state } = chosen.pick;
  view.setFilter(text === '' && state === 'all' ? undefined : { text, state });
}

/** Clear the filter: all sets are shown. */
export function clearFilter({ view }: CommandContext): void {
  view.setFilter(undefined);
}

/** Group Backup Sets By: for this workspace. */
export async function groupSets({ view }: CommandContext): Promise<void> {
  const present = groupingIds.find((id) => id === view.grouping) ?? 'tenant';
  const picks = groupingIds.map((id) => ({
    label: groupings[id].name(),
    ...(id === present ? { description: l10n.t('current') } : {}),
    id,
  }));
  const chosen = await pickOne(picks, { placeHolder: l10n.t('Select what to group backup sets by') });
  if (chosen) await view.setGrouping(chosen.id);
}
