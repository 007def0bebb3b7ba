import { l10n } from 'vscode';
import type { BackupSet, Method } from '../core/backupSet';
import type { Judgement } from '../core/judgement';
import type { SetStatus, StatusReason } from '../core/setStatus';
import type { StatusTone } from '../core/statusTone';
import { ruleWithSource } from './rules';

export function methodName(method: Method): string {
  switch (method) {
    case 'basic':
      return l10n.t('Basic');
    case 'hybrid':
      return l10n.t('Hybrid');
    case 'modern':
      return l10n.t('Modern');
  }
}

/** The badge in words: "Modern · not authorized on this computer · needs action". */
export function statusWords(status: SetStatus): string {
  const words = [status.hybridForNow ? l10n.t('Hybrid, for now') : methodName(status.method)];
  if (status.place === 'notHere') words.push(l10n.t('not authorized on this computer'));
  if (status.place === 'notSaved') words.push(l10n.t('authorized, not yet saved'));
  if (status.waitingForAdministrator) words.push(l10n.t('waiting for administrator'));
  if (status.needsAction) words.push(l10n.t('needs action'));
  return words.join(' · ');
}

/** What a decoration says where the pointer rests on it. */
export function toneWords(tone: StatusTone): string {
  switch (tone) {
    case 'stopped':
      return l10n.t('Needs action before it can be migrated');
    case 'needsAction':
      return l10n.t('Needs action');
    case 'inProgress':
      return l10n.t('Not finished yet');
    case 'authorized':
      return l10n.t('Authorized on this computer');
  }
}

/** Why a set needs action, with the rule and its source where a rule says so. */
export function reasonWords(reason: StatusReason, set: BackupSet, judgement: Judgement): string {
  switch (reason.id) {
    case 'fault':
    case 'blocked':
    case 'reviewDue':
    case 'authorizeAgain':
      return ruleWithSource(reason.rule, set.edition);
    case 'basic':
      return judgement.suggestedBy === undefined
        ? l10n.t('It signs in with a user name and password: migrate it to Modern or Hybrid.')
        : ruleWithSource(judgement.suggestedBy, set.edition);
    case 'failingForMail':
      return set.sources
        ? l10n.t('Basic is already failing for mail: Exchange Online refuses it since January 2023.')
        : l10n.t(
            'Basic is already failing for mail, if the set holds any: Exchange Online refuses it since January 2023.',
          );
    case 'notHere':
      return l10n.t(
        'Its authorization is not on this computer: authorize again, where this computer is to hold it.',
      );
    case 'notSaved':
      return l10n.t('It is authorized, but not yet saved: show the migration and choose Save.');
    case 'waitingForAdministrator':
      return l10n.t(
        'An administrator was asked: go on when they have consented or can sign in on this computer.',
      );
  }
}

/** "2 need action", for a row that stands for several sets. Undefined: none does. */
export function needActionWords(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? l10n.t('1 needs action') : l10n.t('{0} need action', count);
}

export function setCountWords(count: number): string {
  return count === 1 ? l10n.t('1 backup set') : l10n.t('{0} backup sets', count);
}

/** For the view's badge. */
export function badgeWords(count: number): string {
  return count === 1 ? l10n.t('1 backup set needs action') : l10n.t('{0} backup sets need action', count);
}
