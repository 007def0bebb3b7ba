import { blockedByRule, planDecisions } from '../../core/overview/planDigest';
import type { RuleId } from '../../core/rules/judgement';
import { ruleDocuments } from '../../core/rules/rules';
import type { SourceDocument } from '../../core/rules/documents';
import type { Part } from '../protocol';
import type { PlanModel } from './planModel';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** The documents that the page rests on, each once: what Microsoft switches off, and the rules that were applied. */
export function planSources({ plan, retirements }: PlanModel): Part[] {
  const rules: RuleId[] = [
    ...blockedByRule(plan).keys(),
    ...planDecisions(plan).undecided.keys(),
    ...plan.steps.flatMap(({ sets, signerBy }) => [
      ...(signerBy === undefined ? [] : [signerBy]),
      ...sets.flatMap(({ exceptions }) => exceptions.flatMap((one) => ('rule' in one ? [one.rule] : []))),
    ]),
  ];
  const documents = [
    ...retirements.flatMap((one) => one.documents),
    ...[...new Set(rules)].flatMap((rule) => ruleDocuments(rule)),
  ];
  const items = new Map(documents.map((one) => [one.address, item(one)]));
  return items.size === 0
    ? []
    : [
        {
          kind: 'details',
          summary: l10n.t('Documents that this plan rests on ({0})', items.size),
          parts: [{ kind: 'list', items: [...items.values()] }],
        },
      ];
}

function item({ document, vendor, date, address }: SourceDocument) {
  const when = /^\d{4}-/.test(date) ? date : l10n.t('version {0}', date);
  return { text: [document, vendor, when].join(between.names), detail: address };
}
