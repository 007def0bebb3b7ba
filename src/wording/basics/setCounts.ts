import { l10n } from './l10n';

// Of counts.ts what the view shows: it is loaded at once.

export function setCountWords(count: number): string {
  return count === 1 ? l10n.t('1 backup set') : l10n.t('{0} backup sets', count);
}

/** For the view's badge. */
export function badgeWords(count: number): string {
  return count === 1 ? l10n.t('1 backup set needs action') : l10n.t('{0} backup sets need action', count);
}

/** "2 need action", for a row that stands for several sets. Undefined: none does. */
export function needActionWords(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? l10n.t('1 needs action') : l10n.t('{0} need action', count);
}
