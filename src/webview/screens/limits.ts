import { eachOnce } from '../../wording/backupSets/perSet';
import { editionName, gapSentence, ruleSentence } from '../../wording/rules/rules';
import type { Part } from '../protocol';
import { quiet, type ScreenModel, type ScreenMember } from './screen';
import { l10n } from '../../wording/basics/l10n';

/** No method can be recommended for it. */
export function undecided({ set, judgement }: ScreenMember): string[] {
  const { recommended, undecidedBy } = judgement;
  return recommended || undecidedBy === undefined
    ? []
    : [ruleSentence(undecidedBy, editionName(set.edition))];
}

/** Where the others become Modern, and it cannot. */
export function hybridForNow(member: ScreenMember): string[] {
  const [closedBy] = member.judgement.modern.closedBy;
  return member.method === 'hybrid' && closedBy !== undefined
    ? [ruleSentence(closedBy, editionName(member.set.edition))]
    : [];
}

/** What does not go along with its method, to be acknowledged. */
export function limits({ set, judgement, method }: ScreenMember): string[] {
  return method ? judgement[method].gaps.map((gap) => gapSentence(gap, editionName(set.edition))) : [];
}

/** Hybrid keeps the stored user name and password in use: our reading of the manual, and worded so. */
export function hybridNotes({ members }: ScreenModel): Part[] {
  const hybrid = members.filter(({ method }) => method === 'hybrid');
  return eachOnce(hybrid, ({ set }) => [
    l10n.t(
      "With Hybrid, {0} keeps using its stored user name and password beside the authorization. That's how we read the manual. This extension never asks for that password.",
      editionName(set.edition),
    ),
  ]).map(({ words }) => quiet(words));
}
