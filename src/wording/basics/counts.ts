import { numberWords } from './locale';
import { l10n } from './l10n';

// Every number that stands before a noun is worded here and in setCounts.ts, so that one of a thing is never "1 things".

export function dayCountWords(count: number): string {
  return count === 1 ? l10n.t('1 day') : l10n.t('{0} days', count);
}

export function minuteCountWords(count: number): string {
  return count === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', count);
}

/** Of a list that is cut off. */
export function moreTenantsWords(count: number): string {
  return count === 1
    ? l10n.t("1 more tenant wasn't checked.")
    : l10n.t("{0} more tenants weren't checked.", count);
}

export function moreProblemsWords(count: number): string {
  return count === 1
    ? l10n.t('1 more problem in this file. Fix the listed ones to see it.')
    : l10n.t('{0} more problems in this file. Fix the listed ones to see the next.', numberWords(count));
}

/** @param days how far ahead the engineer looks */
export function staleWords(count: number, days: number): string {
  const within = dayCountWords(days);
  return count === 1
    ? l10n.t('1 authorization goes stale within {0}', within)
    : l10n.t('{0} authorizations go stale within {1}', count, within);
}
