import { problemWords } from '../wording/identity/problems';
import type { PlanBody } from './plan/planView';
import type { ActOutcome } from './takeAct';
import { l10n } from '../wording/basics/l10n';

/** A page that is no set's tells what came of the last press there, as a set's does. */
export function withOutcome(body: PlanBody, { failed, copied }: ActOutcome): PlanBody {
  if (failed) {
    const { what, who, next, details } = problemWords(failed);
    const problem = {
      what,
      ...(who === undefined ? {} : { who: l10n.t('Who acts: {0}', who) }),
      next,
      details,
      detailsLabel: l10n.t('Details'),
      buttons: [],
    };
    return { ...body, problem, announcement: what };
  }
  if (copied === undefined) return body;
  const text = l10n.t('Copied');
  return { ...body, copied: { button: copied, text }, announcement: text };
}
