import { dayWords } from '../../wording/basics/locale';
import { setCountWords } from '../../wording/basics/setCounts';
import { retirementSentence } from '../../wording/rules/retirements';
import { riskFix, riskSentence } from '../../wording/rules/risks';
import type { Part } from '../protocol';
import { quiet } from '../screens/screen';
import type { PlanModel } from './planModel';
import { foldedSets } from './setRows';
import { l10n } from '../../wording/basics/l10n';

/** What is probably not backed up tonight. Each inference says that it is one. */
export function risks({ risks: found }: PlanModel, most: number): Part[] {
  if (found.length === 0) return [];
  const count = found.reduce((sum, { sets }) => sum + sets.length, 0);
  return [
    {
      kind: 'group',
      title: l10n.t('Probably not backed up tonight: {0}', setCountWords(count)),
      parts: found.flatMap(({ id, inferred, sets }): Part[] => [
        { kind: 'text', tone: 'warning', text: riskSentence(id) },
        quiet(inferred ? `${riskFix(id)} ${l10n.t('This is our inference.')}` : riskFix(id)),
        foldedSets(sets, most),
      ]),
    },
  ];
}

/** What ends on a date, or is due on one: the soonest first. */
export function dates({ dates: found }: PlanModel, most: number): Part[] {
  if (found.length === 0) return [];
  return [
    {
      kind: 'group',
      title: l10n.t('Ends on a date'),
      parts: found.flatMap((date): Part[] => [
        {
          kind: 'text',
          tone: date.kind === 'due' && date.over ? 'warning' : 'normal',
          text: date.kind === 'due' ? dueWords(date.day, date.over) : retirementSentence(date.retirement),
        },
        foldedSets(date.sets, most),
      ]),
    },
  ];
}

/** A day without a time is the same day everywhere. */
function dueWords(day: string, over: boolean): string {
  const words = dayWords(`${day}T00:00:00`);
  return over ? l10n.t('Overdue since {0}', words) : l10n.t('Due on {0}', words);
}
