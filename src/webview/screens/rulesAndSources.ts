import type { Judgement, RuleId } from '../../core/rules/judgement';
import { editionName } from '../../wording/rules/editionName';
import { retirementWords } from '../../wording/rules/retirements';
import { ruleSentence, sourceSentence } from '../../wording/rules/rules';
import type { Part } from '../protocol';
import type { ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

/** Every rule that a screen rests on, once, with document, date and address: for who wants to look it up. */
export function rulesAndSources({ members }: ScreenModel): Part[] {
  const items = new Map<string, string>();
  for (const { set, judgement, retirements } of members) {
    for (const rule of rulesOf(judgement))
      items.set(ruleSentence(rule, editionName(set.edition)), sourceSentence(rule));
    for (const mark of retirements) items.set(retirementWords(mark), '');
  }
  if (items.size === 0) return [];
  return [
    {
      kind: 'details',
      summary: l10n.t('Rules and their sources ({0})', items.size),
      parts: [
        {
          kind: 'list',
          items: [...items].map(([text, source]) => (source === '' ? { text } : { text, detail: source })),
        },
      ],
    },
  ];
}

function rulesOf(judgement: Judgement): ReadonlySet<RuleId> {
  const { blockedBy, recommended, workaround, undecidedBy, grantScope, hybrid, modern } = judgement;
  const rules = [
    ...blockedBy,
    recommended?.rule,
    workaround,
    undecidedBy,
    ...[modern, hybrid].flatMap(({ open, closedBy, signerBy, gapsBy }) => [
      ...closedBy,
      ...(open ? [signerBy, gapsBy] : []),
    ]),
    blockedBy.length > 0 ? undefined : grantScope.rule,
    judgement.reviewDue,
    judgement.authorizeAgain,
    judgement.hybridForNow,
  ];
  return new Set(rules.filter((rule) => rule !== undefined));
}
