import { planDecisions } from '../../core/overview/planDigest';
import { targetMethods } from '../../core/backupSets/backupSet';
import { setCountWords } from '../../wording/basics/setCounts';
import { editionNames, namesOf } from '../../wording/backupSets/perSet';
import { gapSentence, ruleSentence } from '../../wording/rules/rules';
import { methodName } from '../../wording/rules/status';
import type { Part } from '../protocol';
import { quiet } from '../screens/screen';
import type { PlanModel } from './planModel';
import { foldedSets } from './setRows';
import { l10n } from '../../wording/basics/l10n';

/** What one decides once, for every set that it concerns; each migration shows it again, and can differ. */
export function decisions({ plan, decided }: PlanModel, most: number): Part[] {
  const { undecided, limits } = planDecisions(plan);
  const toChoose = [...undecided.values()].flat();
  const parts: Part[] = [];
  if (toChoose.length > 0) {
    parts.push(
      ...[...undecided].map(([rule, sets]) => quiet(ruleSentence(rule, editionNames(sets)))),
      {
        kind: 'methods',
        legend: l10n.t('Method for {0}', setCountWords(toChoose.length)),
        options: targetMethods.toReversed().map((value) => ({
          value,
          label: methodName(value),
          lines: [],
          enabled: true,
          chosen: decided.method === value,
        })),
      },
      foldedSets(toChoose, most),
    );
  }
  if (limits.size > 0) {
    parts.push({
      kind: 'tick',
      id: 'gaps',
      about: [...limits].map(([gap, sets]) => `${namesOf(sets)}: ${gapSentence(gap, editionNames(sets))}`),
      label: l10n.t('I accept these limits for all of these backup sets'),
      on: [...limits.keys()].every((gap) => decided.acknowledged.includes(gap)),
    });
  }
  return parts.length === 0
    ? []
    : [
        {
          kind: 'group',
          title: l10n.t('Decide once for all backup sets concerned'),
          parts,
        },
      ];
}
