import type { BackupSet, TargetMethod } from '../../core/backupSets/backupSet';
import { goesByPassword } from '../../core/backupSets/sources';
import type { Judgement, RuleId } from '../../core/rules/judgement';
import { ruleEnd } from '../../core/rules/rules';
import { plainText } from '../../wording/basics/plainText';
import { editionName, ruleSentence } from '../../wording/rules/rules';
import { methodName } from '../../wording/rules/status';
import type { Part } from '../protocol';
import { hasSeveralProducts, type ScreenMember, type ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

/** A card for each method: who must sign in, what happens to the password, what is lost; of a closed one the reason. */
export function methodChoice(facts: ScreenModel): Part {
  const { judgement, state, members } = facts;
  const option = (method: TargetMethod) => {
    const { open } = judgement[method];
    const mark = markOf(judgement, method, members);
    return {
      value: method,
      label: methodName(method),
      ...(mark ? { mark } : {}),
      lines: open ? cardLines(facts, method) : [whyClosed(facts, method)],
      enabled: open,
      chosen: state.choices.method === method,
    };
  };
  const both = [option('modern'), option('hybrid')];
  // For several sets a method can be closed because none of them gets it: no rule says that.
  const options = members.length > 1 ? both.filter(({ enabled }) => enabled) : both;
  return { kind: 'methods', legend: l10n.t('Move to'), options };
}

function whyClosed({ judgement, members }: ScreenModel, method: TargetMethod): string {
  const rule = judgement[method].closedBy[0] ?? judgement[method].signerBy;
  return ruleSentence(rule, editionOf(members, rule));
}

function cardLines(facts: ScreenModel, method: TargetMethod): string[] {
  const { judgement, edition } = facts;
  const limits = judgement[method].gaps.length;
  const several = hasSeveralProducts(facts);
  const password =
    method === 'modern'
      ? several
        ? l10n.t('The products no longer need the stored password.')
        : l10n.t('{0} no longer needs the stored password.', edition)
      : several
        ? l10n.t('The products keep using the stored user name and password beside the authorization.')
        : l10n.t('{0} keeps using the stored user name and password beside the authorization.', edition);
  const lost =
    limits === 0
      ? []
      : [limits === 1 ? l10n.t('1 limit to accept.') : l10n.t('{0} limits to accept.', limits)];
  return [whoSignsIn(facts, method), password, ...lost];
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

function whoSignsIn({ set, members, judgement }: ScreenModel, method: TargetMethod): string {
  if (judgement[method].signer === 'anyMember')
    return l10n.t('{0} signs in. Another member of the tenant can, after you confirm it.', set.account);
  return members.some((one) => one.set.accountRole === 'globalAdministrator')
    ? l10n.t('A Global Administrator signs in, normally {0} itself.', set.account)
    : l10n.t('A Global Administrator of the tenant signs in.');
}
