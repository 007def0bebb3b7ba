import { l10n } from 'vscode';
import type { BackupSet, TargetMethod } from '../../core/backupSets/backupSet';
import { goesByPassword } from '../../core/backupSets/sources';
import type { Judgement, RuleId } from '../../core/rules/judgement';
import { ruleEnd } from '../../core/rules/rules';
import { plainText } from '../../wording/basics/plainText';
import { editionName, ruleSentence, sourceSentence } from '../../wording/rules/rules';
import { methodName } from '../../wording/rules/status';
import type { Part } from '../protocol';
import type { ScreenModel, ScreenMember } from './screen';

/** A line for each method with the rule that speaks for or against it. */
export function methodChoice({ judgement, state, members }: ScreenModel): Part {
  const option = (method: TargetMethod) => {
    const { open, closedBy, signerBy } = judgement[method];
    const rule = (open ? undefined : closedBy[0]) ?? speaksFor(judgement, method) ?? signerBy;
    const mark = markOf(judgement, method, members);
    return {
      value: method,
      label: methodName(method),
      ...(mark ? { mark } : {}),
      why: ruleSentence(rule, editionOf(members, rule)),
      source: sourceSentence(rule),
      enabled: open,
      chosen: state.choices.method === method,
    };
  };
  const both = [option('modern'), option('hybrid')];
  // For several sets a method can be closed because none of them gets it: no rule says that.
  const options = members.length > 1 ? both.filter(({ enabled }) => enabled) : both;
  return { kind: 'methods', legend: l10n.t('Move to'), options };
}

function speaksFor({ recommended, workaround }: Judgement, method: TargetMethod): RuleId | undefined {
  if (method === 'hybrid' && workaround !== undefined) return workaround;
  return recommended?.method === method ? recommended.rule : undefined;
}

/** What the product is called of which a rule speaks. */
function editionOf(members: readonly ScreenMember[], rule: RuleId): string {
  const spokenOf = members.find(({ judgement: { hybrid, modern, recommended, workaround } }) =>
    [
      recommended?.rule,
      workaround,
      ...[hybrid, modern].flatMap((one) => [...one.closedBy, one.signerBy]),
    ].includes(rule),
  );
  return editionName((spokenOf ?? members[0])?.set.edition);
}

function markOf(
  judgement: Judgement,
  method: TargetMethod,
  members: readonly ScreenMember[],
): string | undefined {
  if (!judgement[method].open) return l10n.t('Closed');
  if (speaksFor(judgement, method) === undefined) return undefined;
  const closed = members.find((member) => member.judgement.modern.closedBy.length > 0);
  return method === 'hybrid' && !judgement.modern.open && closed && holdsSites(closed.set)
    ? onlyMethod(closed)
    : l10n.t('Recommended');
}

function holdsSites({ sources }: BackupSet): boolean {
  return sources?.some(goesByPassword) ?? false;
}

/** Hybrid keeps mail going; SharePoint has refused its stored password since May 2026. */
function onlyMethod({ set, judgement }: ScreenMember): string {
  const version = plainText(set.edition?.version ?? '');
  const opens = ruleEnd(judgement.modern.closedBy[0] ?? '');
  return opens === undefined
    ? l10n.t('The only method open at {0}; sites are most likely not backed up', version)
    : l10n.t(
        'The only method open at {0}; sites are most likely not backed up. Upgrade to {1} or later',
        version,
        opens,
      );
}

/** Who must, and the rule that asks for them. */
export function whoSignsIn({ set, members, judgement }: ScreenModel, method: TargetMethod): Part {
  const { signer, signerBy } = judgement[method];
  const own = members.some((one) => one.set.accountRole === 'globalAdministrator');
  const who =
    signer === 'anyMember'
      ? l10n.t('{0} signs in. Another member of the tenant can, after you confirm it.', set.account)
      : own
        ? l10n.t('A Global Administrator signs in, normally {0} itself.', set.account)
        : l10n.t('Ask your administrator to sign in: an account with the Global Administrator role.');
  return {
    kind: 'list',
    title: l10n.t('Who must sign in'),
    items: [
      {
        text: who,
        detail: `${ruleSentence(signerBy, editionOf(members, signerBy))} ${sourceSentence(signerBy)}`,
      },
    ],
  };
}
